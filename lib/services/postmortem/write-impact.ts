import { spanAnchor } from "@/lib/domain/anchor";
import type { RedPointDto } from "@/lib/domain/contracts/sli";
import type { Sentence } from "@/lib/domain/postmortem";
import { fact, type KnownIncident } from "./known-incident";

const SHOWN_SPANS = 5;
const NANO_PER_MS = 1_000_000;

/** What it cost, in numbers: the requests that were counted, what the alerts say, what is kept. */
export function writeImpact(known: KnownIncident): Sentence[] {
  const { alerts, evidence } = known;
  const said = alerts.flatMap(
    ({ annotations }) => annotations.summary ?? annotations.description ?? [],
  );
  const sentences = [
    ...writeCounts(known),
    ...[...new Set(said)].map((text) => fact(endSentence(text))),
  ];
  const failing = evidence.filter(({ role }) => role !== "healthy");
  const entries = failing.flatMap(({ entrySpanId }) => entrySpanId ?? []).slice(0, SHOWN_SPANS);
  if (failing.length > 0) {
    const text = `${failing.length} of the requests it touched are kept as evidence.`;
    sentences.push(fact(text, entries.map(spanAnchor)));
  }
  if (sentences.length > 0) return sentences;
  return [fact("To be written: no request was counted and no alert told in numbers what it cost.")];
}

/** An alert fires some time after the trouble began: counted is from ten minutes before the first. */
function writeCounts({ sli, window }: KnownIncident): Sentence[] {
  const { items, stepSeconds, service, route, exemplars } = sli;
  const startMs = window.start.getTime();
  const isDuring = (point: RedPointDto) =>
    Date.parse(point.startsAt) + stepSeconds * 1_000 > startMs;
  const during = toTotal(items.filter(isDuring));
  if (during.total === 0) return [];
  const before = toTotal(items.filter((point) => !isDuring(point)));
  const shown = exemplars.filter(({ stand }) => stand === "failing" || stand === "slow");
  const anchors = shown.flatMap(({ spanId }) => spanId ?? []).slice(0, SHOWN_SPANS);
  const whose = [service, route].filter((part) => part !== null).join(" ");
  const failed = `${during.failed} of ${during.total} requests${whose === "" ? "" : ` of ${whose}`} failed (${percent(during)}) from ten minutes before the alert on`;
  const was =
    before.total === 0
      ? ""
      : `; in the hour before ${before.failed} of ${before.total} (${percent(before)})`;
  return [fact(`${failed}${was}.`, anchors.map(spanAnchor)), ...writeDuration(during, before)];
}

interface Total {
  readonly total: number;
  readonly failed: number;
  /** The largest of the steps' 95th percentiles. */
  readonly slowestNano: number;
}

function toTotal(points: readonly RedPointDto[]): Total {
  return {
    total: points.reduce((sum, { total }) => sum + total, 0),
    failed: points.reduce((sum, { failed }) => sum + failed, 0),
    slowestNano: Math.max(0, ...points.map(({ p95Nano }) => Number(p95Nano ?? 0))),
  };
}

function writeDuration(during: Total, before: Total): Sentence[] {
  if (during.slowestNano === 0) return [];
  const was = before.slowestNano === 0 ? "" : `, ${milliseconds(before)} before`;
  const text = `The 95th percentile of their duration reached ${milliseconds(during)} in a step${was}.`;
  return [fact(text)];
}

function percent({ failed, total }: Total): string {
  return `${Number(((failed / total) * 100).toPrecision(2))} %`;
}

function milliseconds({ slowestNano }: Total): string {
  return `${Number((slowestNano / NANO_PER_MS).toPrecision(3))} ms`;
}

/** With a full stop, unless it ends already. */
export function endSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
