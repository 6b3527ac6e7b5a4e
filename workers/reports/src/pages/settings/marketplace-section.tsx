// The marketplace of a Lever connection: what was read of its postings and when, and whether confidential ones come in too.
import { Choice } from "../../components/field.tsx";
import { Facts, Section } from "../../components/page-head.tsx";
import { Notice } from "../../components/notice.tsx";
import { Time } from "../../components/time.tsx";
import type { ConnectionDetail } from "../../operations/connections.ts";
import type { Formats } from "../../view-models/formats.ts";

const CONFIDENTIAL_SCOPE = "confidential:access:admin";

export function Marketplace(props: {
  connection: ConnectionDetail;
  /** How many take candidates. */
  activePostings: number;
  mayAdminister: boolean;
  formats: Formats;
}) {
  const { connection, activePostings, mayAdminister, formats } = props;
  const wants = connection.settings.marketplace?.includesConfidential ?? false;
  const isAllowed = connection.authKind === "api_key" || connection.scopes.split(" ").includes(CONFIDENTIAL_SCOPE);
  return (
    <Section title="Marketplace" id="marketplace" aside={<a href="/roles">Roles</a>}>
      <Facts
        of={[
          ["Postings that take candidates", formats.number(activePostings)],
          ["Last read", <Time at={connection.postingLook?.lastLookedAt ?? null} formats={formats} none="not yet" />],
          [
            "Next reading",
            connection.status === "active" ? (
              <Time at={connection.postingLook?.nextLookAt ?? null} formats={formats} none="within a minute" />
            ) : (
              "when the connection works again"
            ),
          ],
        ]}
      />
      {wants && !isAllowed ? (
        <Notice
          tone="warn"
          action={
            mayAdminister ? (
              <a class="button small" href={`/connect/lever?connection=${connection.id}`}>
                Continue to Lever
              </a>
            ) : null
          }
        >
          Lever does not let Rolecall see confidential postings yet. A Lever Super Admin has to allow it.
        </Notice>
      ) : null}
      {mayAdminister ? (
        <form class="form measure" method="post" action={`/settings/integrations/${connection.id}/marketplace`}>
          <Choice
            form={{ values: { includesConfidential: wants ? "yes" : "" }, errors: {} }}
            name="includesConfidential"
            label="Bring in confidential postings too"
            hint={
              connection.authKind === "api_key"
                ? "The API key needs the confidential permission, which Lever gives only when the key is made. Recruiters see a confidential role only where the role says so."
                : "Lever is asked for one more permission. Recruiters see a confidential role only where the role says so."
            }
          />
          <div class="actions">
            <button class="button">Save</button>
          </div>
        </form>
      ) : null}
    </Section>
  );
}
