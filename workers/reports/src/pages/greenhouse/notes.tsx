// What a person should know before a sync with Greenhouse, such as words that nothing there is mapped to; one notice for all.
import { Notice } from "../../components/notice.tsx";

export function Notes(props: { notes: readonly string[]; connectionId: string | null }) {
  const { notes, connectionId } = props;
  if (notes.length === 0) return null;
  return (
    <Notice
      tone="info"
      action={
        connectionId === null ? null : (
          <a class="button small" href={`/settings/integrations/${connectionId}/fields`}>
            Map fields
          </a>
        )
      }
    >
      {notes.map((note) => (
        <p>{note}</p>
      ))}
    </Notice>
  );
}
