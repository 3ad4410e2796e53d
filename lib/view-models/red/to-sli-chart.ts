import type { ChangeMarkDto, SliDto, SliExemplarDto } from "@/lib/domain/contracts/sli";
import { formatDuration } from "../format/format-duration";
import { toUnixMs } from "../format/format-time";
import { shortenId } from "../format/shorten-id";
import { type RedChart, toRedChart } from "./to-red-chart";

/** A moment over a chart, told by its sign as well as by its colour. */
export interface ChartMark {
  readonly key: string;
  readonly kind: "alert" | "alert-end" | "change";
  readonly sign: string;
  readonly atMs: number;
  readonly label: string;
}

export interface ChartExemplar {
  readonly key: string;
  readonly traceId: string;
  readonly stand: SliExemplarDto["stand"];
  readonly atMs: number;
  readonly latencyMs: number;
  /** `failing request, trace 4bf92f35, 37 ms, sold out`: what hovering tells, in one line. */
  readonly label: string;
  readonly duration: string;
  readonly status: string;
  readonly name: string;
  /** Its trace can be opened. */
  readonly isHeld: boolean;
}

export interface SliChart extends RedChart {
  readonly incident: { readonly fromMs: number; readonly toMs: number };
  readonly marks: readonly ChartMark[];
  readonly exemplars: readonly ChartExemplar[];
  readonly errorLimit: number | null;
  readonly latencyLimitMs: number | null;
}

const NANO_PER_MS = 1e6;
const STANDS: Readonly<Record<SliExemplarDto["stand"], string>> = {
  failing: "failing request",
  slow: "slow request",
  typical: "typical request",
  metric: "exemplar of a metric",
  prometheus: "exemplar in Prometheus",
};

/** The chart of an incident: its series with what is drawn over it. */
export function toSliChart(sli: SliDto): SliChart {
  const exemplars = toChartExemplars(sli.exemplars);
  const errorLimit = sli.objective?.errorShare ?? null;
  const threshold = sli.objective?.thresholdNano ?? null;
  const latencyLimitMs = threshold === null ? null : Number(threshold) / NANO_PER_MS;
  const chart = toRedChart(sli, {
    errorShares: errorLimit === null ? [] : [errorLimit],
    latenciesMs: [
      ...exemplars.map(({ latencyMs }) => latencyMs),
      ...(latencyLimitMs === null ? [] : [latencyLimitMs]),
    ],
  });
  const { startsAt, endsAt } = sli.incident;
  return {
    ...chart,
    incident: {
      fromMs: Date.parse(startsAt),
      toMs: endsAt === null ? chart.toMs : Date.parse(endsAt),
    },
    marks: [...alertMarks(sli), ...sli.changes.map(toChangeMark)]
      .filter(({ atMs }) => atMs >= chart.fromMs && atMs <= chart.toMs)
      .sort((a, b) => a.atMs - b.atMs),
    exemplars,
    errorLimit,
    latencyLimitMs,
  };
}

/** Requests as points over a chart of durations. */
export function toChartExemplars(exemplars: readonly SliExemplarDto[]): ChartExemplar[] {
  return exemplars.flatMap((one, index) => toExemplar(one, index) ?? []);
}

/** A change over a chart. */
export function toChangeMark({ id, kind, service, version, atUnixNano }: ChangeMarkDto): ChartMark {
  const what = [kind, service, version].filter((part) => part !== null).join(" ");
  return { key: `change ${id}`, kind: "change", sign: "◆", atMs: msOf(atUnixNano), label: what };
}

function alertMarks({ alerts }: SliDto): ChartMark[] {
  return alerts.flatMap(({ name, startsAt, endsAt }, index): ChartMark[] => {
    const key = `${name} ${index}`;
    const start: ChartMark = {
      key: `${key} start`,
      kind: "alert",
      sign: "▲",
      atMs: Date.parse(startsAt),
      label: `${name} fires`,
    };
    if (endsAt === null) return [start];
    const label = `${name} ends`;
    return [
      start,
      { key: `${key} end`, kind: "alert-end", sign: "▽", atMs: Date.parse(endsAt), label },
    ];
  });
}

/** Null of one without a duration: it has no place on the axis. */
function toExemplar(one: SliExemplarDto, index: number): ChartExemplar | null {
  const { traceId, stand, durationNano, failure, name, atUnixNano, isHeld } = one;
  if (durationNano === null) return null;
  const duration = formatDuration(Number(durationNano));
  const status = isHeld ? (failure ?? "ok") : "its trace was not received";
  return {
    key: `${traceId} ${index}`,
    traceId,
    stand,
    atMs: msOf(atUnixNano),
    latencyMs: Math.max(Number(durationNano), 1) / NANO_PER_MS,
    label: `${STANDS[stand]}, trace ${shortenId(traceId)}, ${duration}, ${status}`,
    duration,
    status,
    name,
    isHeld,
  };
}

function msOf(unixNano: string): number {
  return toUnixMs(BigInt(unixNano));
}
