import { formatAttribute } from "@/lib/domain/attributes";
import type { FactOf, Verification } from "@/lib/domain/claim";
import { serviceNameOf } from "@/lib/domain/resource";
import type { EvidenceIndex } from "./index-evidence";
import { decide, notFound } from "./verification";

const MAX_QUOTE = 300;

/** Whether this record of this service holds this text, letter by letter. */
export function verifyLog(
  { logs }: EvidenceIndex,
  { log, text }: FactOf<"log-contains">,
): Verification {
  const rule = "the record is of this service and its body holds this text";
  const found = logs.get(log.id);
  if (found === undefined) return notFound(rule, `log ${log.id}`);
  const service = serviceNameOf(found.record.resource);
  const body = formatAttribute(found.record.body);
  const isSo = service === log.service && body.includes(text);
  return decide(rule, isSo, `${log.service}: ${text}`, `${service}: ${body.slice(0, MAX_QUOTE)}`);
}
