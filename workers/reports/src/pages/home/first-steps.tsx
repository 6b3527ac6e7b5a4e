// The three steps of a new company: connect, plan, sync. Done ones are ticked; the next one has the button.
import type { Child } from "hono/jsx";
import type { Overview } from "../../operations/overview.ts";
import { Icon } from "../../components/icon.tsx";
import { Section } from "../../components/page-head.tsx";

type Step = { readonly title: string; readonly words: string; readonly isDone: boolean; readonly action: Child };

export function FirstSteps(props: { has: Overview["has"] }) {
  const { has } = props;
  const steps: Step[] = [
    {
      title: "Connect your ATS",
      words: "Lever or Greenhouse: somebody who may allows Rolecall to open requisitions and to see hires.",
      isDone: has.connection,
      action: (
        <a class="button primary" href="/settings/integrations">
          Connect
        </a>
      ),
    },
    {
      title: "Plan a position",
      words: "One position is one seat: title, place, manager and when the person should start.",
      isDone: has.position,
      action: (
        <a class="button primary" href="/positions/new" data-drawer>
          Add position
        </a>
      ),
    },
    {
      title: "Sync with your ATS",
      words: "Approve it, look at the preview, and its requisition opens in your ATS. The rest happens by itself.",
      isDone: has.syncedPosition,
      action: (
        <a class="button primary" href="/reports/ats">
          Open the ATS report
        </a>
      ),
    },
  ];
  const next = steps.findIndex((step) => !step.isDone);
  return (
    <Section title="First steps">
      <div class="card">
        <ol class="checks">
          {steps.map((step, index) => (
            <li class={step.isDone ? "is-done" : ""}>
              <span class="check-number">{step.isDone ? <Icon name="check" /> : index + 1}</span>
              <div>
                <h3>
                  {step.title}
                  {step.isDone ? <span class="visually-hidden"> (done)</span> : null}
                </h3>
                {step.isDone ? null : <p class="small soft">{step.words}</p>}
              </div>
              <div class="actions">{index === next ? step.action : null}</div>
            </li>
          ))}
        </ol>
      </div>
    </Section>
  );
}
