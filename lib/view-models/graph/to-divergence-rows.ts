import type { DivergenceDto } from "@/lib/domain/contracts/trace";

export interface DivergenceRow {
  readonly key: string;
  readonly divergence: DivergenceDto;
}

/**
 * Divergences in the order to read them: the first in time, the deepest unexplained one, those that
 * nothing else explains, then the rest; each part by time.
 */
export function toDivergenceRows(divergences: readonly DivergenceDto[]): DivergenceRow[] {
  const turn = (one: DivergenceDto) => {
    if (one.isEarliest) return 0;
    if (one.isDeepest) return 1;
    return one.isUnexplained ? 2 : 3;
  };
  return divergences
    .map((divergence, index) => ({
      key: `${divergence.kind}/${divergence.depth}/${divergence.spanIds[0] ?? index}/${index}`,
      divergence,
      index,
    }))
    .sort((a, b) => turn(a.divergence) - turn(b.divergence) || a.index - b.index)
    .map(({ key, divergence }) => ({ key, divergence }));
}

/** `gateway POST /orders › payments Charge`. */
export function pathText({ path }: Pick<DivergenceDto, "path">): string {
  return path.map((step) => `${step.service} ${step.name}`).join(" › ");
}
