"use client";

import { Download } from "lucide-react";
import Link from "next/link";
import { errorMessage } from "@/components/ui/api-error";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { ErrorState } from "@/components/ui/error-state";
import type { PostmortemDto, SentenceDto } from "@/lib/domain/contracts/postmortem";
import {
  momentText,
  SECTION_TITLES,
  writeMarkdown,
} from "@/lib/view-models/evaluation/write-markdown";
import styles from "./postmortem-draft.module.css";
import { usePostmortem } from "./use-verdicts";

/** The postmortem as far as it writes itself; copied or downloaded as Markdown. */
export function PostmortemDraft({ incidentId }: { incidentId: string }) {
  const query = usePostmortem(incidentId);
  if (query.isPending) return <p className={styles.note}>Reading…</p>;
  if (query.data === undefined) {
    return (
      <ErrorState
        compact
        title="The draft could not be written."
        message={errorMessage(query.error)}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  return <Draft draft={query.data} />;
}

function Draft({ draft }: { draft: PostmortemDto }) {
  const markdown = writeMarkdown(draft, location.origin);
  const [summary, ...others] = draft.sections;
  return (
    <article className={styles.root} aria-label="Draft of the postmortem">
      <header className={styles.bar}>
        <span className={styles.note}>
          A draft from alerts, changes, evidence and the verdict. Times are UTC.
        </span>
        <CopyButton text={markdown} label="Copy the draft as Markdown">
          Copy Markdown
        </CopyButton>
        <Button
          icon={<Download aria-hidden size={14} />}
          onClick={() => download(`${draft.incidentId}-postmortem.md`, markdown)}
        >
          Download
        </Button>
      </header>
      {summary === undefined ? null : <Section draft={draft} section={summary} />}
      <section className={styles.section}>
        <h3 className={styles.title}>Timeline</h3>
        <ol className={styles.timeline}>
          {draft.timeline.map((entry) => (
            <li key={`${entry.at} ${entry.text}`}>
              <time dateTime={entry.at}>{momentText(entry.at)}</time>
              <span className={styles.kind}>{entry.kind}</span>
              <span>
                {entry.text} <References draft={draft} anchors={entry.anchors} />
              </span>
            </li>
          ))}
        </ol>
      </section>
      {others.map((section) => (
        <Section key={section.section} draft={draft} section={section} />
      ))}
    </article>
  );
}

interface SectionProps {
  draft: PostmortemDto;
  section: PostmortemDto["sections"][number];
}

function Section({ draft, section }: SectionProps) {
  return (
    <section className={styles.section}>
      <h3 className={styles.title}>{SECTION_TITLES[section.section]}</h3>
      {section.sentences.map((sentence) => (
        <Sentence key={sentence.text} draft={draft} sentence={sentence} />
      ))}
    </section>
  );
}

function Sentence({ draft, sentence }: { draft: PostmortemDto; sentence: SentenceDto }) {
  return (
    <p className={styles.sentence}>
      {sentence.text}{" "}
      {sentence.by === null ? null : <span className={styles.by}>says {sentence.by} </span>}
      <References draft={draft} anchors={sentence.anchors} />
    </p>
  );
}

function References({ draft, anchors }: { draft: PostmortemDto; anchors: readonly string[] }) {
  return anchors.map((anchor) => {
    const at = draft.references.findIndex((one) => one.anchor === anchor);
    const { text, path } = draft.references[at] ?? { text: null, path: null };
    const title = `${anchor}: ${text ?? "does not resolve any more"}`;
    const mark = `[${at + 1}]`;
    return path === null ? (
      <span key={anchor} className={styles.mark} data-missing={text === null} title={title}>
        {mark}
      </span>
    ) : (
      <Link key={anchor} href={path} className={styles.mark} title={title}>
        {mark}
      </Link>
    );
  });
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/markdown" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
