import {
  comparedAttributes,
  comparedResourceAttributes,
} from "@/lib/analysis/statistics/compared-attributes";
import { type Comparison, type Finding, hasSupport } from "./comparison";
import type { PathProfile, PathStats } from "./path-profile";

/** Members looked at per path and trace: groups are of equals, a few speak for all. */
const MAX_MEMBERS = 20;

type Values = Map<string, Set<string>>;

/**
 * Attribute values that no healthy trace has on the same path, while most of them agree on another
 * one. What differs between the healthy traces too is no divergence, however new the value. What
 * all spans of a process share (its version) is told once, where the service is entered first.
 */
export function detectAttributes(comparison: Comparison): Finding[] {
  const { failing, references } = comparison;
  const findings: Finding[] = [];
  const told = new Set<string>();
  for (const stats of failing.paths.values()) {
    const here = valuesOf(failing, stats);
    if (here.size === 0) continue;
    const there = references.flatMap((reference) => {
      const counterpart = reference.paths.get(stats.path);
      return counterpart === undefined ? [] : [valuesOf(reference, counterpart)];
    });
    for (const [key, values] of here) {
      const usual = mostCommon(there, key);
      if (usual === null || !hasSupport(comparison, usual.count, there.length)) continue;
      const isKnown = [...values].some((value) => there.some((one) => one.get(key)?.has(value)));
      if (isKnown || isTold(comparison, stats, key, told)) continue;
      findings.push({
        kind: "attribute",
        path: stats.path,
        nodes: stats.members,
        statement: `${key} is ${[...values].join(", ")}; ${usual.value} in healthy traces`,
        support: usual.count,
        of: there.length,
        atNano: stats.startNano,
      });
    }
  }
  return findings;
}

/** Remembers attributes of resources, by service. */
function isTold(
  { index, failing }: Comparison,
  { path, members }: PathStats,
  key: string,
  told: Set<string>,
): boolean {
  const node = failing.trace.nodes[members[0] ?? -1];
  if (node?.kind !== "span" || !comparedResourceAttributes(node.span.resource).has(key))
    return false;
  const name = `${index.step(path).service}\u0000${key}`;
  const wasTold = told.has(name);
  told.add(name);
  return wasTold;
}

function valuesOf({ trace }: PathProfile, { members }: PathStats): Values {
  const values: Values = new Map();
  for (const index of members.slice(0, MAX_MEMBERS)) {
    const node = trace.nodes[index];
    if (node?.kind !== "span") continue;
    for (const [key, value] of comparedAttributes(node.span)) {
      const known = values.get(key);
      if (known) known.add(value);
      else values.set(key, new Set([value]));
    }
  }
  return values;
}

function mostCommon(traces: readonly Values[], key: string) {
  const counts = new Map<string, number>();
  for (const values of traces) {
    for (const value of values.get(key) ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  let best: { value: string; count: number } | null = null;
  for (const [value, count] of counts) {
    if (best === null || count > best.count || (count === best.count && value < best.value)) {
      best = { value, count };
    }
  }
  return best;
}
