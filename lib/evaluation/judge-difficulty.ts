import type { ExpectedAnswer } from "@/lib/domain/evaluation";

/** Chance names the right one now and then; and what fuses the others says nothing of its own. */
const NO_METHOD = new Set(["random", "rank-fusion"]);
const EASY_SHARE = 1 / 3;

/**
 * How hard a case is, by how many simple methods put its cause first: at least a third of them,
 * some, or none.
 */
export function judgeDifficulty(
  simple: Readonly<Record<string, number | null>>,
): ExpectedAnswer["difficulty"] {
  const ranks = Object.entries(simple).flatMap(([name, rank]) =>
    NO_METHOD.has(name) ? [] : [rank],
  );
  const right = ranks.filter((rank) => rank === 1).length;
  if (right === 0) return "hard";
  return right / ranks.length >= EASY_SHARE ? "easy" : "medium";
}
