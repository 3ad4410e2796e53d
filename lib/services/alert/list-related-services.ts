import { MOST_CALLS, type ServiceCall } from "./find-call-path";

/**
 * The given services with all that they call or are called by, within the calls of one chain.
 * Linear in the calls, for each step.
 */
export function listRelatedServices(
  services: readonly string[],
  calls: readonly ServiceCall[],
): readonly string[] {
  const called = reach(services, calls, ({ from, to }) => [from, to]);
  const calling = reach(services, calls, ({ from, to }) => [to, from]);
  return [...new Set([...called, ...calling])].sort();
}

function reach(
  services: readonly string[],
  calls: readonly ServiceCall[],
  step: (call: ServiceCall) => readonly [string, string],
): Set<string> {
  const seen = new Set(services);
  for (let length = 0; length < MOST_CALLS; length++) {
    const next = calls.map(step).filter(([from, to]) => seen.has(from) && !seen.has(to));
    if (next.length === 0) break;
    for (const [, to] of next) seen.add(to);
  }
  return seen;
}
