// How evidence adds up, as a table that needs no picture: each line with its bits and the sum so far; the bars beside it are decoration.
import type { Formats } from "../view-models/formats.ts";
import { bitsInWords, chanceInWords, placeOf, type Waterfall, type WaterfallStep } from "../view-models/waterfall.ts";

/** @param props.probability as it was stored with the decision */
export function WaterfallTable(props: { of: Waterfall; probability: number; formats: Formats }) {
  const { of: fall, formats } = props;
  const bits = (value: number) => bitsInWords(value, formats.locale, 2, fall.digits);
  return (
    <table class="waterfall">
      <caption class="visually-hidden">How the evidence adds up</caption>
      <thead>
        <tr>
          <th scope="col">Evidence</th>
          <th scope="col" class="waterfall-bar">
            <span class="visually-hidden">Bar</span>
          </th>
          <th scope="col" class="number">
            Bits
          </th>
          <th scope="col" class="number">
            Sum so far
          </th>
        </tr>
      </thead>
      <tbody>
        {fall.steps.map((step, index) => (
          <tr>
            <th scope="row">{step.text}</th>
            <td class="waterfall-bar">
              <Bar step={step} fall={fall} tone={toneOf(step, index)} isFirst={index === 0} />
            </td>
            <td class="number">{bits(step.bits)}</td>
            <td class="number soft">{bits(step.to)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Together: {chanceInWords(props.probability, formats.locale)} likely to be the same person</th>
          <td class="waterfall-bar">
            <Bar step={{ bits: fall.sum, from: 0, to: fall.sum }} fall={fall} tone="waterfall-sum" isLast />
          </td>
          <td class="number" data-sum>
            {bits(fall.sum)}
          </td>
          <td></td>
        </tr>
      </tfoot>
    </table>
  );
}

/** From where the sum stood to where this line moves it; thin lines hand it on from row to row. The dashed line is even odds. */
function Bar(props: {
  step: Pick<WaterfallStep, "bits" | "from" | "to">;
  fall: Waterfall;
  tone: string;
  isFirst?: boolean;
  isLast?: boolean;
}) {
  const { step, fall, isFirst = false, isLast = false } = props;
  const [from, to] = [placeOf(step.from, fall), placeOf(step.to, fall)];
  const even = `${placeOf(0, fall)}%`;
  return (
    <svg width="100%" height="100%" aria-hidden="true">
      <line class="waterfall-even" x1={even} x2={even} y1="0" y2="100%" />
      {isFirst || isLast ? null : <line class="waterfall-hand" x1={`${from}%`} x2={`${from}%`} y1="0" y2="50%" />}
      {isLast ? (
        <line class="waterfall-hand" x1={`${to}%`} x2={`${to}%`} y1="0" y2="50%" />
      ) : (
        <line class="waterfall-hand" x1={`${to}%`} x2={`${to}%`} y1="50%" y2="100%" />
      )}
      <rect
        class={props.tone}
        x={`${Math.min(from, to)}%`}
        y="50%"
        width={`${Math.max(Math.abs(to - from), LEAST_SEEN)}%`}
        height="12"
        rx="2"
        transform="translate(0 -6)"
      />
    </svg>
  );
}

const LEAST_SEEN = 0.6; // percent of the width; a bar of a hundredth of a bit would be no bar

/** For, against, or neither: where it begins, and limits on what agrees twice, are no evidence. */
function toneOf({ code, bits }: WaterfallStep, index: number): string {
  if (index === 0 || code.endsWith("_limit")) return "waterfall-neutral";
  return bits < 0 ? "weight-against" : "weight-for";
}
