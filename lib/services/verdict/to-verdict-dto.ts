import type { VerdictDto } from "@/lib/domain/contracts/verdict";
import type { StoredVerdict } from "@/lib/domain/verdict";

/** A version of a verdict as JSON. */
export function toVerdictDto(verdict: StoredVerdict): VerdictDto {
  return { ...verdict, createdAt: verdict.createdAt.toISOString() };
}
