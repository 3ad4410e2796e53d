"use client";

import { ReadState } from "@/components/ui/read-state";
import { Time } from "@/components/ui/time";
import styles from "./postmortem.module.css";
import { usePostmortemVersions } from "./use-postmortem";

const DONE = { draft: "saved", reviewed: "reviewed", published: "published" } as const;

/** Who saved, reviewed and published what, the newest first. */
export function PostmortemSteps({ incidentId }: { incidentId: string }) {
  const query = usePostmortemVersions(incidentId);
  const items = query.data?.items ?? [];
  if (items.length === 0) return <ReadState query={query} what="The versions" compact />;
  return (
    <section className={styles.section} aria-label="Versions of the postmortem">
      <h3 className={styles.title}>Versions</h3>
      <ol className={styles.steps}>
        {items.map(({ number, version, status, author, at, despite }) => (
          <li key={number}>
            Version {version} {DONE[status]} by {author}, <Time unixMs={Date.parse(at)} />
            {despite.length === 0 ? null : `, although contradicted: ${despite.join(" ")}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
