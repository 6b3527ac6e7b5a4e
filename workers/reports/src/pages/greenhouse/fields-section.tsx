// The way from a Greenhouse connection's page to its mapping screen.
import { Section } from "../../components/page-head.tsx";

export function FieldsSection(props: { connectionId: string }) {
  return (
    <Section title="Fields">
      <div class="row apart">
        <p class="soft measure">
          What fills Greenhouse’s custom fields when a position is sent, and which departments, offices and people there
          your words mean. What nothing fills is asked for in the form.
        </p>
        <a class="button" href={`/settings/integrations/${props.connectionId}/fields`}>
          Map fields
        </a>
      </div>
    </Section>
  );
}
