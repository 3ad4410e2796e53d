import type { Attributes, Context, Histogram, Meter, MeterProvider } from "@opentelemetry/api";
import { SpanKind } from "@opentelemetry/api";
import type { ReadableSpan, SpanProcessor } from "@opentelemetry/sdk-trace-node";

/** One measurement, with the span that it measured. */
export interface MeasuredExemplar {
  readonly timeUnixNano: bigint;
  readonly value: number;
  readonly traceId: string;
  readonly spanId: string;
}

/** The same text for the same set of attributes, whatever their order. */
export function seriesKey(metric: string, attributes: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(attributes).map(([key, value]) => `${key}=${String(value)}`);
  return [metric, ...pairs.sort()].join("\u0000");
}

/**
 * Exemplars for the HTTP duration histograms. The JavaScript metrics SDK (2.12) has exemplar
 * classes but neither collects nor exports exemplars, so this stands beside it: a histogram
 * that also notes which span a measurement belongs to, the last one of each bucket.
 *
 * `instrumentation-http` ends the span and records its duration in one synchronous step:
 *
 *     span.end() ─▶ onEnd(span)   here: remember the span by its kind
 *     histogram.record(seconds)   here: value and span belong together
 */
export class ExemplarReservoir implements SpanProcessor {
  readonly #lastEnded = new Map<SpanKind, ReadableSpan>();
  readonly #bySeries = new Map<string, Map<number, MeasuredExemplar>>();

  /** The last of each bucket, however often it was told. By Prometheus' names. */
  readonly #latest = new Map<string, Map<number, MeasuredExemplar>>();

  onStart(): void {}

  onEnd(span: ReadableSpan): void {
    this.#lastEnded.set(span.kind, span);
  }

  forceFlush(): Promise<void> {
    return Promise.resolve();
  }

  shutdown(): Promise<void> {
    return Promise.resolve();
  }

  /** The exemplars of one series by bucket since the last call. */
  collect(key: string): MeasuredExemplar[] {
    const buckets = this.#bySeries.get(key);
    this.#bySeries.delete(key);
    return [...(buckets?.values() ?? [])];
  }

  /** The last exemplar of each bucket of a series, by the names that Prometheus has for it. */
  latest(metric: string, labels: Readonly<Record<string, string>>): MeasuredExemplar[] {
    return [...(this.#latest.get(seriesKey(metric, labels))?.values() ?? [])];
  }

  /** A meter provider whose HTTP duration histograms feed this reservoir. */
  watch(provider: MeterProvider): MeterProvider {
    return {
      getMeter: (name, version, options) =>
        this.#watchMeter(provider.getMeter(name, version, options)),
    };
  }

  #watchMeter(meter: Meter): Meter {
    return new Proxy(meter, {
      get: (target, property) => {
        if (property !== "createHistogram") return Reflect.get(target, property).bind(target);
        return (...args: Parameters<Meter["createHistogram"]>) =>
          this.#watchHistogram(
            args[0],
            args[1]?.advice?.explicitBucketBoundaries ?? [],
            target.createHistogram(...args),
          );
      },
    });
  }

  #watchHistogram(name: string, bounds: readonly number[], histogram: Histogram): Histogram {
    const kind = name.startsWith("http.server") ? SpanKind.SERVER : SpanKind.CLIENT;
    return {
      record: (value: number, attributes?: Attributes, context?: Context) => {
        histogram.record(value, attributes, context);
        const span = this.#lastEnded.get(kind);
        if (span !== undefined) this.#offer(name, attributes ?? {}, bounds, measured(value, span));
      },
    };
  }

  #offer(
    name: string,
    attributes: Attributes,
    bounds: readonly number[],
    exemplar: MeasuredExemplar,
  ): void {
    const position = bounds.findIndex((bound) => exemplar.value <= bound);
    keep(this.#bySeries, seriesKey(name, attributes), position, exemplar);
    const labels = Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [prometheusName(key), value]),
    );
    keep(this.#latest, seriesKey(prometheusName(name), labels), position, exemplar);
  }
}

type Buckets = Map<number, MeasuredExemplar>;

function keep(series: Map<string, Buckets>, key: string, position: number, one: MeasuredExemplar) {
  const buckets: Buckets = series.get(key) ?? new Map();
  buckets.set(position, one);
  series.set(key, buckets);
}

function prometheusName(name: string): string {
  return name.replace(/[^a-z0-9_]/gi, "_").replace(/_{2,}/g, "_");
}

function measured(value: number, span: ReadableSpan): MeasuredExemplar {
  const timeUnixNano = BigInt(span.endTime[0]) * 1_000_000_000n + BigInt(span.endTime[1]);
  return { timeUnixNano, value, ...pick(span) };
}

function pick(span: ReadableSpan): { traceId: string; spanId: string } {
  const { traceId, spanId } = span.spanContext();
  return { traceId, spanId };
}
