"use client";

import { CutLine } from "@/components/ui/cut-line";
import { PageLink } from "@/components/ui/page-link";
import { useCut } from "@/components/ui/use-cut";
import { shortenId } from "@/lib/view-models/format/shorten-id";
import type { SpanLinkView } from "@/lib/view-models/trace/to-span-details";
import { AttributeList } from "./attribute-list";
import styles from "./span-links.module.css";

interface SpanLinksProps {
  links: readonly SpanLinkView[];
  traceId: string;
  onSelectSpan: (spanId: string) => void;
}

const FIRST_LINKS = 50;

/** Spans this one points to: within the trace they are selected, others open on their own page. */
export function SpanLinks({ links, traceId, onSelectSpan }: SpanLinksProps) {
  const cut = useCut(links, FIRST_LINKS);
  return (
    <>
      <ul className={styles.list}>
        {cut.shown.map((link) => (
          <li key={`${link.traceId}-${link.spanId}`}>
            <p className={styles.link}>
              {link.traceId === traceId ? (
                <button
                  type="button"
                  className={styles.select}
                  onClick={() => onSelectSpan(link.spanId)}
                >
                  span {shortenId(link.spanId)} of this trace
                </button>
              ) : (
                <PageLink href={`/traces/${link.traceId}?span=${link.spanId}`}>
                  span {shortenId(link.spanId)} of trace {shortenId(link.traceId)}
                </PageLink>
              )}
            </p>
            <AttributeList rows={link.attributes} />
          </li>
        ))}
      </ul>
      <CutLine cut={cut} noun="link" />
    </>
  );
}
