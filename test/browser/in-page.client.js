// What tests ask inside the page, as `inPage.…`; a plain script, since the tests' types know no document.
globalThis.inPage = {
  mark() {
    document.documentElement.setAttribute("data-marked", "");
  },
  isMarked() {
    return document.documentElement.hasAttribute("data-marked");
  },
  width() {
    return document.documentElement.scrollWidth;
  },
  focusedWords() {
    return document.activeElement?.textContent.trim() ?? "";
  },
  isFocusInContent() {
    return document.activeElement?.closest("main") !== null;
  },
  countPressables() {
    const all = document.querySelectorAll("a[href], button, input:not([type=hidden]), select");
    return [...all].filter((element) => element.checkVisibility()).length;
  },
  showsFocus() {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    return document.activeElement !== document.body && outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  },
  /** What the stylesheet writes before or after an element. */
  written(selector, side) {
    return getComputedStyle(document.querySelector(selector), `::${side}`).content;
  },
  clipboard() {
    return navigator.clipboard.readText();
  },
  /** Words whose contrast to what is painted behind them is under 4.5 (3 for large ones). */
  faintWords() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const words = node.textContent.trim();
      const isLeftOut = element.closest("script, :disabled, option, .visually-hidden, .skip") !== null;
      if (words === "" || isLeftOut || !element.checkVisibility()) continue;
      const { fontSize, fontWeight, color } = getComputedStyle(element);
      const backs = backgrounds(element);
      const ratio = contrast(paint(backs), paint([...backs, color]));
      const isLarge = parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 600;
      if (ratio < (isLarge ? 3 : 4.5)) found.push(`${ratio.toFixed(2)} "${words.slice(0, 40)}"`);
    }
    return found;
  },
};

function backgrounds(element) {
  return element === null
    ? ["white"]
    : [...backgrounds(element.parentElement), getComputedStyle(element).backgroundColor];
}

let canvas = null;

/** The colour that these colours give, painted over each other. */
function paint(colours) {
  canvas ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  canvas.clearRect(0, 0, 1, 1);
  for (const colour of colours) {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
  }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((value) => {
    const channel = value / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
