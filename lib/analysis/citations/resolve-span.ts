import type { SpanRef, Verification } from "@/lib/domain/claim";
import { serviceNameOf } from "@/lib/domain/resource";
import type { EvidenceIndex, LocatedSpan } from "./index-evidence";
import { cannotCheck, decide, notFound } from "./verification";

const RULE = "the span exists, and is of the service and operation named";

export type Resolved =
  | { readonly ok: true; readonly located: LocatedSpan }
  | { readonly ok: false; readonly verification: Verification };

/** The span a claim speaks of; it must be the one that its names say. */
export function resolveSpan({ spans }: EvidenceIndex, ref: SpanRef): Resolved {
  const found = spans.get(ref.id) ?? [];
  const [located] = found;
  if (located === undefined) return refuse(notFound(RULE, `span ${ref.id}`));
  if (found.length > 1) {
    return refuse(cannotCheck(RULE, `span ${ref.id}`, `${found.length} spans have this id`));
  }
  const { span } = located.node;
  const claimed = `${ref.service} ${ref.operation}`;
  const is = `${serviceNameOf(span.resource)} ${span.name}`;
  return claimed === is ? { ok: true, located } : refuse(decide(RULE, false, claimed, is));
}

function refuse(verification: Verification): Resolved {
  return { ok: false, verification };
}
