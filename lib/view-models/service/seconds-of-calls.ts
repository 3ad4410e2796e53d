import type { ServiceMapDto } from "@/lib/domain/contracts/service";

/** How long the stretch is in which calls were looked at. */
export function secondsOfCalls({ callsFrom, to }: Pick<ServiceMapDto, "callsFrom" | "to">): number {
  return Math.max(1, (Date.parse(to) - Date.parse(callsFrom)) / 1_000);
}
