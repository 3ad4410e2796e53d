import type { SimilarIncidentDto, SimilarIncidentsDto } from "@/lib/domain/contracts/similarity";

/** How alike, in two words. */
export const TIER_NAMES: Readonly<Record<SimilarIncidentDto["tier"], string>> = {
  "same-code": "same code",
  "same-failure": "same failure",
  "same-log": "same log lines",
  "same-place": "same place",
  text: "alike in words",
};

/** Why none is offered. */
export function noneText({
  confirmed,
  lookedAt,
}: Pick<SimilarIncidentsDto, "confirmed" | "lookedAt">): string {
  if (confirmed === 0) {
    return "No other incident has a verdict that names a cause yet: only such ones are offered here.";
  }
  const some = lookedAt === confirmed ? `${confirmed}` : `${lookedAt} of ${confirmed}`;
  return `None of ${some} incidents with a confirmed cause looks like this one.`;
}

/** `2 incidents looked like this one; the most alike: INC-3, same code, payments: it overflows`. */
export function foundText({ items }: Pick<SimilarIncidentsDto, "items">): string {
  const [first] = items;
  if (first === undefined) return "";
  const { incidentId, tier, cause } = first;
  const count = items.length === 1 ? "1 incident" : `${items.length} incidents`;
  const most = items.length === 1 ? "" : "the most alike ";
  return `${count} with a known cause looked like this one: ${most}${incidentId}, ${TIER_NAMES[tier]}, ${cause.mechanism}`;
}

/** `payments convert_amount, arithmetic overflow: ETH has too many digits (certain), by change d1`. */
export function causeText(cause: SimilarIncidentDto["cause"]): string {
  const { service, operation, faultFamily, mechanism, changeId, certainty } = cause;
  const where = [service, operation].filter((part) => part !== null).join(" ");
  const family = faultFamily.replaceAll(/[_-]/g, " ");
  const change = changeId === null ? "" : `, brought by change ${changeId}`;
  return `${[where, family].filter((part) => part !== "").join(", ")}: ${mechanism} (${certainty}${change})`;
}
