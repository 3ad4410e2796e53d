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
        this.#offer(seriesKey(name, attributes ?? {}), bounds, value, this.#lastEnded.get(kind));
      },
    };
  }

  #offer(
    key: string,
    bounds: readonly number[],
    value: number,
    span: ReadableSpan | undefined,
  ): void {
    if (span === undefined) return;
    const position = bounds.findIndex((bound) => value <= bound);
    const buckets = this.#bySeries.get(key) ?? new Map<number, MeasuredExemplar>();
    buckets.set(position, {
      timeUnixNano: BigInt(span.endTime[0]) * 1_000_000_000n + BigInt(span.endTime[1]),
      value,
      ...pick(span),
    });
    this.#bySeries.set(key, buckets);
  }
}

function pick(span: ReadableSpan): { traceId: string; spanId: string } {
  const { traceId, spanId } = span.spanContext();
  return { traceId, spanId };
}
