// Stands for "nothing here" in tables and lists of facts; left out where a row becomes a card.

export function Dash() {
  return (
    <span class="none dash">
      <span aria-hidden="true">–</span>
      <span class="visually-hidden">none</span>
    </span>
  );
}
