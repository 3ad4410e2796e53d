import type { MetricSelector, SloIndicator } from "@/lib/domain/slo";
import type { ImportNotes } from "./import-notes";
import {
  FaultlineSource,
  METRIC_SOURCE_TYPE,
  type OpenSloIndicator,
  type OpenSloMetric,
  type OpenSloObjective,
} from "./open-slo-schema";

type SpanSource = Extract<FaultlineSource, { source: "spans" }>;
type MetricSource = Extract<FaultlineSource, { source: "metrics" }>;

interface IndicatorContext {
  readonly notes: ImportNotes;
  /** Where the indicator stands: `spec.indicator`. */
  readonly path: string;
  /** The service of the SLO, for spans that name none. */
  readonly service: string;
  readonly objective: OpenSloObjective;
}

/** The indicator of an objective; null when it cannot be counted, which is then noted. */
export function readOpenSloIndicator(
  { metadata, spec }: OpenSloIndicator,
  context: IndicatorContext,
): SloIndicator | null {
  const { notes, path } = context;
  notes.leaveOutOthers(`${path}.spec`, spec, ["thresholdMetric", "ratioMetric"]);
  if (metadata?.labels !== undefined) notes.leaveOut(`${path}.metadata.labels`, "not kept");
  if (spec.ratioMetric !== undefined && spec.thresholdMetric === undefined) {
    return readRatio(spec.ratioMetric, context);
  }
  if (spec.thresholdMetric !== undefined && spec.ratioMetric === undefined) {
    return readThreshold(spec.thresholdMetric, context);
  }
  notes.refuse(`${path}.spec`, "an indicator is a ratioMetric or a thresholdMetric, one of them");
  return null;
}

function readRatio(
  ratio: NonNullable<OpenSloIndicator["spec"]["ratioMetric"]>,
  context: IndicatorContext,
): SloIndicator | null {
  const { notes } = context;
  const path = `${context.path}.spec.ratioMetric`;
  notes.leaveOutOthers(path, ratio, ["counter", "good", "bad", "total", "raw", "rawType"]);
  if (ratio.total === undefined || (ratio.good === undefined) === (ratio.bad === undefined)) {
    notes.refuse(path, "counted are `total` and one of `good` and `bad`; `raw` is not supported");
    return null;
  }
  const countedAre = ratio.bad === undefined ? "good" : "bad";
  const total = readSource(ratio.total, `${path}.total`, notes);
  const counted = readSource(ratio.bad ?? ratio.good, `${path}.${countedAre}`, notes);
  if (total === null || counted === null) return null;
  if (total.source === "metrics" && counted.source === "metrics") {
    return {
      source: "metrics",
      kind: "availability",
      total: toMetricSelector(total),
      counted: toMetricSelector(counted),
      countedAre,
    };
  }
  if (total.source === "spans" && counted.source === "spans" && countedAre === "bad") {
    return readSpanAvailability(total, counted, { ...context, path });
  }
  notes.refuse(path, "over spans, `bad` is given: the selection of `total` with `failed: true`");
  return null;
}

function readSpanAvailability(
  total: SpanSource,
  bad: SpanSource,
  { notes, path, service }: IndicatorContext,
): SloIndicator | null {
  const { failed, ...selection } = bad;
  if (failed !== true || total.failed === true || !isSame(selection, total)) {
    notes.refuse(`${path}.bad`, "must select what `total` does, with `failed: true`");
    return null;
  }
  return { source: "spans", kind: "availability", ...toSpanSelector(total, service) };
}

function readThreshold(metric: OpenSloMetric, context: IndicatorContext): SloIndicator | null {
  const { notes, objective, service } = context;
  const path = `${context.path}.spec.thresholdMetric`;
  const source = readSource(metric, path, notes);
  if (source === null) return null;
  if (objective.value === undefined || objective.value <= 0) {
    notes.refuse("spec.objectives", "a thresholdMetric needs a `value` above 0 in its objective");
    return null;
  }
  if (objective.op === undefined || objective.op.startsWith("g")) {
    notes.refuse("spec.objectives", "a thresholdMetric is good at or below its value: `op: lte`");
    return null;
  }
  if (objective.op === "lt") {
    notes.change("spec.objectives", "`lt` is counted as `lte`");
  }
  if (source.source === "spans") {
    if (source.failed === true) {
      notes.refuse(path, "`failed` belongs to a ratioMetric");
      return null;
    }
    const selector = toSpanSelector(source, service);
    return { source: "spans", kind: "latency", ...selector, thresholdMs: objective.value };
  }
  const histogram = toMetricSelector(source);
  return { source: "metrics", kind: "latency", histogram, threshold: objective.value };
}

function readSource(
  metric: OpenSloMetric | undefined,
  path: string,
  notes: ImportNotes,
): FaultlineSource | null {
  const { type = "", spec } = metric?.metricSource ?? {};
  if (type.toLowerCase() !== METRIC_SOURCE_TYPE) {
    notes.refuse(
      `${path}.metricSource`,
      `type ${type === "" ? "(none)" : type} is not queried: Faultline counts the telemetry it ` +
        "receives; give `type: faultline` with a spec of `source: spans` or `source: metrics`",
    );
    return null;
  }
  const parsed = FaultlineSource.safeParse(spec);
  if (parsed.success) return parsed.data;
  const problem = parsed.error.issues[0]?.message ?? "not valid";
  notes.refuse(`${path}.metricSource.spec`, problem);
  return null;
}

function toSpanSelector({ service, route, kind, attributes }: SpanSource, ofSlo: string) {
  return {
    service: service ?? ofSlo,
    route: route ?? null,
    spanKind: kind ?? null,
    attributes: attributes ?? {},
  };
}

function toMetricSelector({ name, service, attributes }: MetricSource): MetricSelector {
  return { name, service: service ?? null, attributes: attributes ?? {} };
}

function isSame(a: SpanSource, b: SpanSource): boolean {
  const canonical = (source: SpanSource) => JSON.stringify(Object.entries(source).sort());
  return canonical(a) === canonical(b);
}
