import type { MeasuredExemplar } from "./exemplar-reservoir";

/** The latest exemplars of a histogram's series, by Prometheus' name and labels of it. */
export type ExemplarsOf = (
  metric: string,
  labels: Readonly<Record<string, string>>,
) => readonly MeasuredExemplar[];

const BUCKET = /^([a-zA-Z_:][\w:]*)_bucket\{(.*)\} \S+$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;
const METADATA = /^# (HELP|TYPE) (\S+) (.*)$/;
/** What the exporter adds to the attributes of a series. */
const ADDED = /^(le|otel_scope_.*)$/;

/**
 * OpenMetrics of what the SDK's exporter writes in Prometheus' own text, the exemplar of a bucket
 * behind it: OpenMetrics 1.0 has exemplars, Prometheus' own text has none.
 */
export function toOpenMetrics(text: string, exemplarsOf: ExemplarsOf): string {
  const lines: string[] = [];
  let series = "";
  let below = Number.NEGATIVE_INFINITY;
  for (const line of text.split("\n")) {
    if (line === "") continue;
    if (line.startsWith("#")) {
      lines.push(...toMetadata(line));
      continue;
    }
    const [, metric, labelText] = BUCKET.exec(line) ?? [];
    if (metric === undefined || labelText === undefined) {
      lines.push(line);
      continue;
    }
    const { le, labels } = readLabels(labelText);
    const key = JSON.stringify([metric, labels]);
    if (key !== series) below = Number.NEGATIVE_INFINITY;
    const exemplar = exemplarsOf(metric, labels).findLast(
      ({ value }) => value > below && value <= le,
    );
    lines.push(exemplar === undefined ? line : `${line} # ${writeExemplar(exemplar)}`);
    series = key;
    below = le;
  }
  return `${lines.join("\n")}\n# EOF\n`;
}

/** A counter's family has no `_total`. Units are left out: they would have to end the name. */
function toMetadata(line: string): string[] {
  const [, keyword, name = "", rest] = METADATA.exec(line) ?? [];
  return keyword === undefined ? [] : [`# ${keyword} ${name.replace(/_total$/, "")} ${rest}`];
}

function readLabels(text: string) {
  const pairs = [...text.matchAll(LABEL)].map(
    ([, name = "", value = ""]) => [name, value] as const,
  );
  const le = pairs.find(([name]) => name === "le")?.[1] ?? "+Inf";
  return {
    le: le === "+Inf" ? Number.POSITIVE_INFINITY : Number(le),
    labels: Object.fromEntries(pairs.filter(([name]) => !ADDED.test(name))),
  };
}

function writeExemplar({ traceId, spanId, value, timeUnixNano }: MeasuredExemplar): string {
  const seconds = (Number(timeUnixNano / 1_000_000n) / 1_000).toFixed(3);
  return `{trace_id="${traceId}",span_id="${spanId}"} ${value} ${seconds}`;
}
