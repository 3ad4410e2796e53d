import { type Attributes, formatAttribute } from "@/lib/domain/attributes";
import type { Resource } from "@/lib/domain/resource";
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
  const found = comparedResourceAttributes(span.resource);
  for (const [key, value] of Object.entries(span.attributes)) {
    if (key.startsWith("feature_flag.") || TAUTOLOGY.test(key) || IDENTIFIER.test(key)) continue;
    found.set(key, formatAttribute(value));
  }
  addFlag(found, span.attributes);
  for (const event of span.events) addFlag(found, event.attributes);
  return found;
}

/** Those that every span of a process shares. */
export function comparedResourceAttributes(resource: Resource): Map<string, string> {
  const found = new Map<string, string>();
  for (const key of RESOURCE_KEYS) {
    const value = resource.attributes[key];
    if (value !== undefined) found.set(key, formatAttribute(value));
  }
  return found;
}

/** A flag and what it was evaluated to make one attribute, named after the flag. */
function addFlag(found: Map<string, string>, attributes: Attributes): void {
  const flag = attributes["feature_flag.key"];
  const value =
    attributes["feature_flag.result.variant"] ??
    attributes["feature_flag.result.value"] ??
    attributes["feature_flag.variant"];
  if (flag === undefined || value === undefined) return;
  found.set(`feature_flag ${formatAttribute(flag)}`, formatAttribute(value));
}
