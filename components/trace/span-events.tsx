"use client";

import { CutLine } from "@/components/ui/cut-line";
import { LongText } from "@/components/ui/long-text";
import { useCut } from "@/components/ui/use-cut";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import type { ExceptionView, SpanEventView } from "@/lib/view-models/trace/to-span-details";
import { AttributeList } from "./attribute-list";
import styles from "./span-events.module.css";

const FIRST_EVENTS = 50;
/** A stack scrolls in its place: more of it fits. */
const FIRST_OF_STACK = 8_000;

/** The events of a span in their order; exceptions with their stack. */
export function SpanEvents({ events }: { events: readonly SpanEventView[] }) {
  const cut = useCut(events, FIRST_EVENTS);
  return (
    <>
      <ol className={styles.list}>
        {cut.shown.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events have no identity but their place
          <li key={index}>
            <p className={styles.head}>
              <span className={styles.offset}>+{formatDuration(event.offsetNano)}</span>
              <span className={styles.name}>{event.name}</span>
            </p>
            {event.exception === null ? null : <Exception exception={event.exception} />}
            <AttributeList rows={event.attributes} />
          </li>
        ))}
      </ol>
      <CutLine cut={cut} noun="event" />
    </>
  );
}

function Exception({ exception }: { exception: ExceptionView }) {
  return (
    <div className={styles.exception}>
      <div className={styles.thrown}>
        <strong>{exception.type || "exception"}</strong> <LongText text={exception.message} />
      </div>
      {exception.stackLines.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long stacks scroll, also by keys
        <pre className={styles.stack} tabIndex={0}>
          <LongText text={exception.stackLines.join("\n")} first={FIRST_OF_STACK} />
        </pre>
      )}
    </div>
  );
}
