"use client";

import { KernelGrade } from "@/components/evidence/kernel-grade";
import { classList } from "@/components/ui/class-list";
import { CopyButton } from "@/components/ui/copy-button";
import { CutLine } from "@/components/ui/cut-line";
import { useCut } from "@/components/ui/use-cut";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import type { KernelRow } from "@/lib/view-models/trace/to-kernel-rows";
import styles from "./span-kernel.module.css";

const FIRST_FACTS = 50;

/** What the kernel did for one span: what happened, how sure it is that it was for this one, the raw events. */
export function SpanKernel({ rows }: { rows: readonly KernelRow[] }) {
  const cut = useCut(rows, FIRST_FACTS);
  return (
    <>
      <ol className={styles.list}>
        {cut.shown.map((row) => (
          <li key={row.id} className={styles.fact}>
            <p className={styles.head}>
              <span className={classList(styles.mark, row.failed && styles.failed)}>
                {row.failed ? "▲ failed" : "△"}
              </span>
              <KernelGrade row={row} />
              <span className={styles.copy}>
                <CopyButton
                  text={row.anchors[0] ?? ""}
                  label={`Copy the anchor of this kernel event: ${row.anchors[0] ?? ""}`}
                />
              </span>
            </p>
            <p className={styles.text}>{row.text}</p>
            <p className={styles.place}>
              {row.place} · times ±{formatDuration(row.uncertaintyNano)}
            </p>
            {row.stack.length === 0 ? null : <Stack frames={row.stack} />}
            <details className={styles.raw}>
              <summary>{row.eventsText}</summary>
              {row.events.map((event) => (
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
                <pre key={event.anchor} className={styles.line} tabIndex={0}>
                  {event.raw}
                </pre>
              ))}
            </details>
          </li>
        ))}
      </ol>
      <CutLine cut={cut} noun="kernel event">
        The tab Kernel filters all of the trace.
      </CutLine>
    </>
  );
}

/** The innermost frame first, as a person reads a stack. */
function Stack({ frames }: { frames: readonly string[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long stacks scroll, also by keys
    <pre className={styles.stack} tabIndex={0}>
      {[...frames].reverse().join("\n")}
    </pre>
  );
}
