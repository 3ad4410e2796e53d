import {
  type Attributes,
  type Link,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";

export interface SpanSpec {
  readonly name: string;
  readonly kind?: SpanKind;
  readonly attributes?: Attributes;
  readonly links?: Link[];
}

/** Runs a business step in a span of its own; an error thrown is recorded on it and passes on. */
export async function withSpan<T>(
  spec: SpanSpec,
  step: (span: Span) => Promise<T> | T,
): Promise<T> {
  const options = {
    kind: spec.kind ?? SpanKind.INTERNAL,
    attributes: spec.attributes,
    links: spec.links,
  };
  return trace.getTracer("shop").startActiveSpan(spec.name, options, async (span) => {
    try {
      return await step(span);
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Marks a span as failed by an error, with its stack trace. */
export function failSpan(span: Span, error: unknown): void {
  const exception = error instanceof Error ? error : new Error(String(error));
  span.recordException(exception);
  span.setAttribute("error.type", exception.name);
  span.setStatus({ code: SpanStatusCode.ERROR, message: exception.message });
}
