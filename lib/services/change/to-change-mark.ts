import type { Change } from "@/lib/domain/change";
import type { ChangeMarkDto } from "@/lib/domain/contracts/sli";

/** A change as it is sent. */
export function toChangeMark(change: Change): ChangeMarkDto {
  return { ...change, atUnixNano: String(change.atUnixNano) };
}
