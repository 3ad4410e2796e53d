import type { GoldCaseDto } from "@/lib/domain/contracts/gold";
import type { GoldCase } from "@/lib/domain/gold-case";

/** A version of a case as JSON, without its evidence. */
export function toGoldDto({ retired, tags, createdAt, ...gold }: GoldCase): GoldCaseDto {
  return {
    ...gold,
    tags: [...tags],
    createdAt: createdAt.toISOString(),
    retired: retired === null ? null : { ...retired, at: retired.at.toISOString() },
  };
}
