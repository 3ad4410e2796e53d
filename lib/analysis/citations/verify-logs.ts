import { formatAttribute } from "@/lib/domain/attributes";
import type { FactOf, Verification } from "@/lib/domain/claim";
import { logTimeUnixNano } from "@/lib/domain/log-record";
import { serviceNameOf } from "@/lib/domain/resource";
import type { EvidenceIndex } from "./index-evidence";
import { decide, notFound } from "./verification";

const MAX_QUOTE = 300;

/** Whether this record of this service holds this text, letter by letter. */
export function verifyLog(
  { logs }: EvidenceIndex,
  { log, text }: FactOf<"log-contains">,
): Verification {
  const rule = "the record is of this service and time, and its body holds this text";
  const found = logs.get(log.id);
  if (found === undefined) return notFound(rule, `log ${log.id}`);
  const service = serviceNameOf(found.record.resource);
  const body = formatAttribute(found.record.body);
  const at = String(logTimeUnixNano(found.record));
  const isSo = service === log.service && at === log.atUnixNano && body.includes(text);
  const claimed = `${log.service} at ${log.atUnixNano}: ${text}`;
  return decide(rule, isSo, claimed, `${service} at ${at}: ${body.slice(0, MAX_QUOTE)}`);
}
