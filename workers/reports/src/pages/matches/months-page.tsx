// Matches, month by month: how many employees Rolecall assigned by itself, about how many it asked, and how often people corrected it.
import type { MatchMonth } from "#shared/db/match-months.ts";
import { Empty } from "../../components/empty.tsx";
import { Facts, PageHead } from "../../components/page-head.tsx";
import { Table, type Column } from "../../components/table.tsx";
import type { Formats } from "../../view-models/formats.ts";
import { MATCHES_PATH } from "./matches-page.tsx";

export function MonthsPage(props: { months: readonly MatchMonth[]; formats: Formats }) {
  const { formats } = props;
  const months = withoutOldZeros(props.months);
  return (
    <>
      <PageHead title="Month by month" back={{ href: MATCHES_PATH, label: "Matches" }}>
        How much of the matching runs by itself, and how often people had to correct it.
      </PageHead>
      {months.length === 0 ? (
        <Empty
          icon="match"
          title="Nothing was decided yet"
          action={
            <a class="button" href="/employees">
              Add employees
            </a>
          }
        >
          As soon as employees arrive who were hired through your ATS, each month shows here.
        </Empty>
      ) : (
        <div class="stack">
          <Table
            caption="Matches month by month"
            columns={columnsFor(mostOf(months), formats)}
            rows={months.map((month) => ({ ...month, id: month.month }))}
          />
          <Facts
            of={[
              ["Automatic", "Employees whom Rolecall assigned to their hire by itself."],
              ["Proposed", "Employees about whom Rolecall asked a person."],
              [
                "Corrected",
                "Employees where a person undid what Rolecall had assigned, or confirmed another hire than the first proposed.",
              ],
            ]}
          />
        </div>
      )}
    </>
  );
}

type Row = MatchMonth & { readonly id: string };

function columnsFor(most: number, formats: Formats): Column<Row>[] {
  const name = new Intl.DateTimeFormat(formats.locale, { month: "long", year: "numeric", timeZone: "UTC" });
  return [
    { label: "Month", kind: "title", cell: ({ month }) => name.format(Date.parse(`${month}-01T00:00:00Z`)) },
    { label: "Automatic", cell: (row) => <Count of={row.automatic} most={most} tone="good" formats={formats} /> },
    { label: "Proposed", cell: (row) => <Count of={row.proposed} most={most} tone="wait" formats={formats} /> },
    { label: "Corrected", cell: (row) => <Count of={row.corrected} most={most} tone="bad" formats={formats} /> },
  ];
}

/** The number with its bar; all bars of the table are drawn to one scale. */
function Count(props: { of: number; most: number; tone: "good" | "wait" | "bad"; formats: Formats }) {
  const share = props.most === 0 ? 0 : (props.of / props.most) * 100;
  const width = props.of === 0 ? 0 : Math.max(share, LEAST_SEEN);
  return (
    <span class="month-count">
      <span class="number">{props.formats.number(props.of)}</span>
      <svg width="100%" height="8" aria-hidden="true">
        <rect class={`month-${props.tone}`} width={`${width.toFixed(2)}%`} height="8" rx="2" />
      </svg>
    </span>
  );
}

const LEAST_SEEN = 1; // percent: one among thousands is still something

function mostOf(months: readonly MatchMonth[]): number {
  return Math.max(0, ...months.flatMap(({ automatic, proposed, corrected }) => [automatic, proposed, corrected]));
}

/** Months before anything happened say nothing; gaps in between do. */
function withoutOldZeros(months: readonly MatchMonth[]): readonly MatchMonth[] {
  const last = months.findLastIndex(({ automatic, proposed, corrected }) => automatic + proposed + corrected > 0);
  return months.slice(0, last + 1);
}
