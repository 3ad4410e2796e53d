import { stringify } from "yaml";
import {
  type AttributeFilter,
  type BurnRule,
  type MetricSelector,
  ruleKey,
  type Slo,
  type SloIndicator,
  type SpanIndicator,
} from "@/lib/domain/slo";
import { formatOpenSloDuration } from "./open-slo-duration";
import { METRIC_SOURCE_TYPE, MIN_BAD_EVENTS, SHORT_WINDOW } from "./open-slo-schema";

/** SLOs as a stream of OpenSLO v1 documents, which `parseOpenSlo` reads back whole. */
export function writeOpenSlo(slos: readonly Slo[]): string {
  return slos.map((slo) => stringify(toDocument(slo), { lineWidth: 100 })).join("---\n");
}

function toDocument(slo: Slo) {
  return {
    apiVersion: "openslo/v1",
    kind: "SLO",
    metadata: {
      name: slo.name,
      ...(slo.displayName === "" ? {} : { displayName: slo.displayName }),
      annotations: { [MIN_BAD_EVENTS]: String(slo.minBadEvents) },
    },
    spec: {
      description: slo.description,
      service: slo.service,
      indicator: { metadata: { name: slo.name }, spec: toIndicatorSpec(slo.indicator) },
      timeWindow: [{ duration: formatOpenSloDuration(slo.periodSeconds), isRolling: true }],
      budgetingMethod: "Occurrences",
      objectives: [{ ...thresholdOf(slo.indicator), target: slo.target }],
      alertPolicies: slo.rules.map(toPolicy),
    },
  };
}

function toIndicatorSpec(indicator: SloIndicator) {
  if (indicator.source === "spans") {
    const selection = toSpanSource(indicator);
    if (indicator.kind === "latency") return { thresholdMetric: toMetric(selection) };
    const bad = toMetric({ ...selection, failed: true });
    return { ratioMetric: { counter: false, bad, total: toMetric(selection) } };
  }
  if (indicator.kind === "latency") {
    return { thresholdMetric: toMetric(toMetricSource(indicator.histogram)) };
  }
  const { total, counted, countedAre } = indicator;
  return {
    ratioMetric: {
      counter: true,
      [countedAre]: toMetric(toMetricSource(counted)),
      total: toMetric(toMetricSource(total)),
    },
  };
}

function thresholdOf(indicator: SloIndicator) {
  if (indicator.kind === "availability") return {};
  const isSpans = indicator.source === "spans";
  return { op: "lte", value: isSpans ? indicator.thresholdMs : indicator.threshold };
}

function toMetric(spec: object) {
  return { metricSource: { type: METRIC_SOURCE_TYPE, spec } };
}

function toSpanSource({ service, route, spanKind, attributes }: SpanIndicator) {
  return {
    source: "spans",
    service,
    ...(route === null ? {} : { route }),
    ...(spanKind === null ? {} : { kind: spanKind }),
    ...toFilter(attributes),
  };
}

function toMetricSource({ name, service, attributes }: MetricSelector) {
  return {
    source: "metrics",
    name,
    ...(service === null ? {} : { service }),
    ...toFilter(attributes),
  };
}

function toFilter(attributes: AttributeFilter) {
  return Object.keys(attributes).length === 0 ? {} : { attributes };
}

function toPolicy(rule: BurnRule) {
  const name = ruleKey(rule);
  return {
    kind: "AlertPolicy",
    metadata: {
      name,
      annotations: { [SHORT_WINDOW]: formatOpenSloDuration(rule.shortSeconds) },
    },
    spec: { conditions: [toCondition(name, rule)] },
  };
}

function toCondition(name: string, { severity, factor, longSeconds }: BurnRule) {
  return {
    kind: "AlertCondition",
    metadata: { name },
    spec: {
      severity,
      condition: {
        kind: "burnrate",
        op: "gt",
        threshold: factor,
        lookbackWindow: formatOpenSloDuration(longSeconds),
        alertAfter: "0m",
      },
    },
  };
}
