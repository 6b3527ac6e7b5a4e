// The columns of a rehearsal's differences: who, what stands, what today's rules would do, and why.
import { evidenceWords } from "#shared/domain/match/evidence-words.ts";
import type { NamedDifference } from "../../operations/match-review.ts";
import { Dash } from "../../components/dash.tsx";
import { State } from "../../components/state.tsx";
import type { Column } from "../../components/table.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { headlines } from "../../view-models/match-words.ts";
import { DIFFERENCE_WORDS } from "../../view-models/rehearsal-words.ts";
import { chanceInWords } from "../../view-models/waterfall.ts";

const REASONS = 3;

export function differenceColumns(formats: Formats): Column<NamedDifference & { readonly id: string }>[] {
  return [
    {
      label: "Employee",
      kind: "title",
      cell: ({ employee }) => (
        <a class="title-link" href={`/employees/${employee.id}`}>
          <bdi>{employee.name || "(removed)"}</bdi>
        </a>
      ),
    },
    { label: "What stands", cell: (row) => <Stands of={row} /> },
    { label: "Today’s rules", cell: (row) => <Today of={row} formats={formats} /> },
    {
      label: "Why",
      cell: ({ evidence }) =>
        evidence.length === 0 ? (
          <Dash />
        ) : (
          <>
            {headlines(evidence, REASONS).map((line) => (
              <div class="small">{evidenceWords(line)}</div>
            ))}
          </>
        ),
    },
  ];
}

function Stands({ of: { stored, storedByName } }: { of: NamedDifference }) {
  if (stored === null) return <span class="none">nobody’s hire</span>;
  return (
    <>
      <a href={`/matches/${stored.matchId}`}>
        <bdi>{stored.candidateName || "(no name)"}</bdi>
      </a>
      <span class="under">by {storedByName}</span>
    </>
  );
}

function Today(props: { of: NamedDifference; formats: Formats }) {
  const { kind, today } = props.of;
  return (
    <>
      <State of={DIFFERENCE_WORDS[kind]} />
      {today.hire === null ? null : (
        <span class="under">
          <a href={`/hires/${today.hire.id}`}>
            <bdi>{today.hire.candidateName || "(no name)"}</bdi>
          </a>
          {today.p === null ? null : `, ${chanceInWords(today.p, props.formats.locale)} likely`}
        </span>
      )}
    </>
  );
}
