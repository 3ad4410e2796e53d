import { classList } from "@/components/ui/class-list";
import facts from "@/components/ui/facts.module.css";
import { PageLink } from "@/components/ui/page-link";
import stacked from "@/components/ui/stacked-table.module.css";
import type { SpanRow } from "@/lib/view-models/evaluation/span-rows";
import { shortenId } from "@/lib/view-models/format/shorten-id";

interface SpanTableProps {
  rows: readonly SpanRow[];
  /** Traces that can still be opened. */
  stored: ReadonlySet<string>;
  /** Key of the span whose trace is drawn. */
  shown: string;
  onShow: (spanId: string) => void;
}

/** Each span that people or machines named, who named it, and its trace. */
export function SpanTable({ rows, stored, shown, onShow }: SpanTableProps) {
  return (
    <section className={facts.section} aria-labelledby="spans-title">
      <h2 className={facts.title} id="spans-title">
        Root-cause spans, of the labelled traces
      </h2>
      <table className={classList(facts.facts, stacked.stacked)} aria-labelledby="spans-title">
        <thead>
          <tr>
            <th scope="col">Span</th>
            <th scope="col">Operation</th>
            <th scope="col">Labelled</th>
            <th scope="col">Ranking</th>
            <th scope="col">Analyst</th>
            <th scope="col">Trace</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {stored.has(row.traceId ?? "") ? (
                  <button
                    type="button"
                    className={facts.value}
                    style={{ marginLeft: -7 }}
                    aria-pressed={shown === row.key}
                    onClick={() => onShow(row.spanId)}
                  >
                    <code>{shortenId(row.spanId)}</code>
                  </button>
                ) : (
                  <code>{shortenId(row.spanId)}</code>
                )}
              </th>
              <td className={stacked.lead}>
                {row.service} {row.operation}
              </td>
              <td data-head="Labelled">{row.labelled ? "yes" : "–"}</td>
              <td data-head="Ranking">{row.ranking ? "yes" : "–"}</td>
              <td data-head="Analyst">{row.analyst ? "yes" : "–"}</td>
              <td data-head="Trace">
                <TraceLink row={row} isStored={stored.has(row.traceId ?? "")} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TraceLink({ row, isStored }: { row: SpanRow; isStored: boolean }) {
  if (row.traceId === null) return "not in the evidence";
  const text = shortenId(row.traceId);
  if (!isStored) return <span className={facts.muted}>{text}, not stored</span>;
  return <PageLink href={`/traces/${row.traceId}?span=${row.spanId}`}>{text}</PageLink>;
}
