import type { Breach } from "@/lib/evaluation/gate";

/** Whether a gate was passed, and which bound was not held by how much. */
export function describeGate(breaches: readonly Breach[], bounds: number): string {
  if (breaches.length === 0) return `gate passed: ${bounds} bounds hold`;
  return [
    `gate failed: ${breaches.length} of ${bounds} bounds do not hold`,
    ...breaches.map(describe),
  ].join("\n");
}

function describe({ what, value, bound, limit, by }: Breach): string {
  const wanted = `${bound === "min" ? "at least" : "at most"} ${limit}`;
  if (value === null) return `  ${what}: no case tells of it, ${wanted} is wanted`;
  return `  ${what}: ${value}, ${by} ${bound === "min" ? "below" : "above"} ${wanted}`;
}
