import { formatAttribute } from "@/lib/domain/attributes";
import type { Span } from "@/lib/domain/span";

/** What only restates that the span failed, or how long it took. */
const TAUTOLOGY =
  /^(error|exception|otel\.status|http\.response\.status|http\.status|rpc\.grpc\.status|rpc\.response\.status|return|ret$|retval)|duration|elapsed|latency|time(stamp)?$/i;
/** What differs from one request to the next by its nature. */
const IDENTIFIER =
  /(^|[._-])(id|uuid|guid|key|token|session|seq|sequence|offset|pid|tid)$|thread\.|\.port$|address$|url\.(full|path|query)|http\.(url|target)|body\.size|content_length|query\.text|db\.statement|user_agent|process\./i;
/** Resource attributes that say which build and which settings ran; the others say where. */
const RESOURCE_KEYS = ["service.version", "deployment.environment.name", "vcs.ref.head.revision"];

/** `key=value` texts of a span that may tell healthy from failing executions. */
export function comparedAttributes(span: Span): Map<string, string> {
  const found = new Map<string, string>();
  for (const key of RESOURCE_KEYS) {
    const value = span.resource.attributes[key];
    if (value !== undefined) found.set(key, formatAttribute(value));
  }
  for (const [key, value] of Object.entries(span.attributes)) {
    if (!TAUTOLOGY.test(key) && !IDENTIFIER.test(key)) found.set(key, formatAttribute(value));
  }
  for (const event of span.events) {
    const flag = event.attributes["feature_flag.key"];
    const value =
      event.attributes["feature_flag.result.value"] ??
      event.attributes["feature_flag.result.variant"] ??
      event.attributes["feature_flag.variant"];
    if (flag !== undefined && value !== undefined) {
      found.set(`feature_flag ${formatAttribute(flag)}`, formatAttribute(value));
    }
  }
  return found;
}
