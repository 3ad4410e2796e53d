import { serviceNameOf } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";

/** What a span does, the same in every trace: its service, name and kind. */
export interface Operation {
  readonly service: string;
  readonly name: string;
  readonly kind: Span["kind"];
}

export function operationOf(span: Span): Operation {
  return { service: serviceNameOf(span.resource), name: span.name, kind: span.kind };
}

/** Equal exactly for equal operations. */
export function operationKey(span: Span): string {
  return `${serviceNameOf(span.resource)}\u0000${span.name}\u0000${span.kind}`;
}
