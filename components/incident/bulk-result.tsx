import { Button } from "@/components/ui/button";
import { PageLink } from "@/components/ui/page-link";
import type { BulkSummary } from "@/lib/view-models/incident-list/bulk-summary";
import styles from "./selection-bar.module.css";

interface BulkResultProps {
  summary: BulkSummary;
  onClose: () => void;
}

/** What became of incidents that were changed together; it stays until it is read. */
export function BulkResult({ summary: { text, failures }, onClose }: BulkResultProps) {
  return (
    <section
      className={styles.result}
      data-failed={failures.length > 0}
      aria-label="What became of them"
    >
      <div className={styles.told}>
        <p>{text}</p>
        {failures.length === 0 ? null : (
          <ul>
            {failures.map(({ id, message }) => (
              <li key={id}>
                <PageLink href={`/incidents/${id}`}>{id}</PageLink>: {message}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Button variant="ghost" onClick={onClose}>
        Dismiss
      </Button>
    </section>
  );
}
