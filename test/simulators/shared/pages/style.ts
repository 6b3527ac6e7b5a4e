// The one stylesheet of the simulator's pages: light and dark, system fonts, nothing from another origin.
export const style = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7f9, #14161a);
  --sheet: light-dark(#ffffff, #1c1f25);
  --ink: light-dark(#1d2430, #e7eaf0);
  --quiet: light-dark(#5b6577, #9ba5b7);
  --line: light-dark(#dfe3ea, #30353f);
  --accent: light-dark(#0b6b5d, #5fd3bf);
  --on-accent: light-dark(#ffffff, #06201c);
  --wash: light-dark(#e6f2f0, #17332f);
  --alarm: light-dark(#a32020, #ff9b94);
  --alarm-wash: light-dark(#fbe9e8, #3a1d1c);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 14px/1.5 system-ui, sans-serif; }
body.framed { display: grid; grid-template-columns: 216px minmax(0, 1fr); min-height: 100vh; }
a { color: var(--accent); }
nav { background: var(--sheet); border-right: 1px solid var(--line); padding: 16px 12px; position: sticky; top: 0; align-self: start; min-height: 100vh; }
nav .brand { font-size: 16px; font-weight: 650; padding: 0 8px; margin: 0; }
nav .account { color: var(--quiet); padding: 0 8px; margin: 0 0 16px; }
nav h2 { font-size: 12px; color: var(--quiet); font-weight: 600; margin: 20px 8px 4px; }
nav a { display: block; padding: 5px 8px; border-radius: 6px; color: var(--ink); text-decoration: none; }
nav a:hover { background: var(--ground); }
nav a[aria-current] { background: var(--wash); color: var(--accent); font-weight: 600; }
main { padding: 24px 32px 64px; max-width: 1160px; width: 100%; }
body.alone main { margin: 48px auto; max-width: 560px; background: var(--sheet); border: 1px solid var(--line); border-radius: 12px; padding: 28px 32px; }
h1 { font-size: 20px; line-height: 1.3; margin: 0 0 16px; }
h2 { font-size: 15px; margin: 28px 0 8px; }
p { margin: 0 0 12px; }
.quiet { color: var(--quiet); }
code, .code { font: 12.5px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 16px; margin-bottom: 16px; }
.scroll { overflow-x: auto; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; margin-bottom: 16px; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-size: 12px; color: var(--quiet); font-weight: 600; }
th, td { padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: middle; }
tr:last-child td { border-bottom: 0; }
td.actions, td.number, th.number { text-align: right; white-space: nowrap; }
td.number { font-variant-numeric: tabular-nums; }
td.actions form { display: inline-flex; flex-wrap: nowrap; vertical-align: middle; align-items: center; gap: 4px; margin-left: 4px; }
td.actions label { font-size: 0; line-height: 0; gap: 0; }
td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
.sheet > p:last-child { margin: 0; }
.sheet > form + form { margin-top: 12px; }
.empty { padding: 20px; color: var(--quiet); margin: 0; }
button, .button, input, select, textarea { font: inherit; border-radius: 6px; }
button, .button { display: inline-block; border: 1px solid var(--accent); background: var(--accent); color: var(--on-accent); padding: 4px 12px; cursor: pointer; text-decoration: none; }
button.plain, .button.plain { background: transparent; color: var(--ink); border-color: var(--line); }
button.danger { background: transparent; color: var(--alarm); border-color: var(--line); }
button, .button, input:not([type="checkbox"]), select { min-height: 32px; }
input[type="number"] { width: 96px; }
input, select, textarea { border: 1px solid var(--line); background: var(--sheet); color: var(--ink); padding: 5px 8px; max-width: 100%; }
input[type="checkbox"] { accent-color: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
form.fields { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin: 0; }
form > label + p { margin-top: 16px; }
label { display: grid; gap: 2px; font-size: 12px; color: var(--quiet); }
label > input, label > select, label > textarea { font-size: 14px; }
label.check { display: inline-flex; align-items: center; gap: 6px; font-size: 14px; color: var(--ink); }
fieldset { border: 1px solid var(--line); border-radius: 8px; padding: 8px 12px; display: flex; flex-wrap: wrap; gap: 4px 16px; flex-basis: 100%; }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: 10px; padding: 0 8px; font-size: 12px; white-space: nowrap; }
.tag.on { background: var(--wash); border-color: transparent; color: var(--accent); font-weight: 600; }
.tag.off { color: var(--quiet); }
.note { border-radius: 8px; padding: 10px 14px; margin-bottom: 16px; background: var(--wash); overflow-wrap: anywhere; }
.note.alarm { background: var(--alarm-wash); color: var(--alarm); }
.actions { display: flex; gap: 12px; align-items: center; margin: 20px 0 0; }
td.actions { display: table-cell; }
.scopes { padding: 0; list-style: none; }
.scopes li { padding: 8px 0; border-bottom: 1px solid var(--line); display: flex; justify-content: space-between; gap: 12px; flex-wrap: wrap; }
.scopes code { color: var(--quiet); }
.pair { display: grid; grid-template-columns: 160px 1fr; gap: 4px 16px; margin: 0; }
.pair dt { color: var(--quiet); }
.pair dd { margin: 0; }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(320px, 1fr)); gap: 24px; align-items: start; }
@media (max-width: 760px) {
  body.framed { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; min-height: 0; border-right: 0; border-bottom: 1px solid var(--line); }
  nav a { display: inline-block; }
  main { padding: 16px; }
}
`;
