import { z } from "zod";

const AnyAttributes = z.array(
  z.looseObject({ key: z.string(), value: z.record(z.string(), z.unknown()) }),
);
const Resource = z.looseObject({ attributes: AnyAttributes });
const Scope = z.looseObject({ name: z.string() });

/** The parts of OTLP JSON that a recording sorts by; everything else passes through as it came. */
export const OtlpSpan = z.looseObject({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  startTimeUnixNano: z.string(),
  endTimeUnixNano: z.string(),
  events: z.array(z.looseObject({ name: z.string() })).default([]),
  status: z.looseObject({ code: z.number().optional() }).default({}),
});
export type OtlpSpan = z.infer<typeof OtlpSpan>;

export const OtlpLog = z.looseObject({ timeUnixNano: z.string(), traceId: z.string().optional() });
export type OtlpLog = z.infer<typeof OtlpLog>;

const Points = z.looseObject({ dataPoints: z.array(z.looseObject({ timeUnixNano: z.string() })) });
export const OtlpMetric = z.looseObject({
  name: z.string(),
  gauge: Points.optional(),
  sum: Points.optional(),
  histogram: Points.optional(),
});
export type OtlpMetric = z.infer<typeof OtlpMetric>;

export const TracesRequest = z.object({
  resourceSpans: z.array(
    z.object({
      resource: Resource,
      scopeSpans: z.array(z.object({ scope: Scope, spans: z.array(OtlpSpan) })),
    }),
  ),
});
export const LogsRequest = z.object({
  resourceLogs: z.array(
    z.object({
      resource: Resource,
      scopeLogs: z.array(z.object({ scope: Scope, logRecords: z.array(OtlpLog) })),
    }),
  ),
});
export const MetricsRequest = z.object({
  resourceMetrics: z.array(
    z.object({
      resource: Resource,
      scopeMetrics: z.array(z.object({ scope: Scope, metrics: z.array(OtlpMetric) })),
    }),
  ),
});

/** One span, log record or metric with where it came from. */
export interface Sent<T> {
  readonly resource: z.infer<typeof Resource>;
  readonly scope: z.infer<typeof Scope>;
  readonly item: T;
}

export function spansOf(requests: readonly unknown[]): Sent<OtlpSpan>[] {
  return requests.flatMap((request) =>
    TracesRequest.parse(request).resourceSpans.flatMap(({ resource, scopeSpans }) =>
      scopeSpans.flatMap(({ scope, spans }) => spans.map((item) => ({ resource, scope, item }))),
    ),
  );
}

export function logsOf(requests: readonly unknown[]): Sent<OtlpLog>[] {
  return requests.flatMap((request) =>
    LogsRequest.parse(request).resourceLogs.flatMap(({ resource, scopeLogs }) =>
      scopeLogs.flatMap(({ scope, logRecords }) =>
        logRecords.map((item) => ({ resource, scope, item })),
      ),
    ),
  );
}

export function metricsOf(requests: readonly unknown[]): Sent<OtlpMetric>[] {
  return requests.flatMap((request) =>
    MetricsRequest.parse(request).resourceMetrics.flatMap(({ resource, scopeMetrics }) =>
      scopeMetrics.flatMap(({ scope, metrics }) =>
        metrics.map((item) => ({ resource, scope, item })),
      ),
    ),
  );
}

/** The value of a string attribute of the resource. */
export function resourceText(sent: Sent<unknown>, key: string): string {
  const found = sent.resource.attributes.find((attribute) => attribute.key === key);
  return String(found?.value.stringValue ?? "");
}

/** The numbers of the processes that sent something. */
export function processesOf(sent: readonly Sent<unknown>[]): ReadonlySet<number> {
  const pids = new Set<number>();
  for (const { resource } of sent) {
    const found = resource.attributes.find(({ key }) => key === "process.pid");
    if (found !== undefined) pids.add(Number(found.value.intValue));
  }
  return pids;
}

/** The one host that all of the shop runs on. */
export function hostOf(sent: readonly Sent<unknown>[]): string {
  const [first] = sent;
  return first === undefined ? "" : resourceText(first, "host.name");
}

/** Puts items under their resource and scope again, each named once, in the order they first appear. */
export function regroup<T>(
  sent: readonly Sent<T>[],
): { resource: object; scopes: { scope: object; items: T[] }[] }[] {
  const resources = new Map<
    string,
    { resource: object; scopes: Map<string, { scope: object; items: T[] }> }
  >();
  for (const { resource, scope, item } of sent) {
    const resourceKey = JSON.stringify(resource);
    const group = resources.get(resourceKey) ?? { resource, scopes: new Map() };
    resources.set(resourceKey, group);
    const scopeKey = JSON.stringify(scope);
    const inScope = group.scopes.get(scopeKey) ?? { scope, items: [] };
    group.scopes.set(scopeKey, inScope);
    inScope.items.push(item);
  }
  return [...resources.values()].map(({ resource, scopes }) => ({
    resource,
    scopes: [...scopes.values()],
  }));
}
