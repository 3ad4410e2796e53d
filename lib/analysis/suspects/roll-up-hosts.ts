import { logFactorial } from "@/lib/analysis/statistics/log-factorial";
import type { Resource } from "@/lib/domain/resource";
import { type Candidate, scoreOf } from "./candidate";
import type { Findings } from "./find-evidence";
import type { Evidence } from "./suspect";
import { bounded, WEIGHTS } from "./weights";

const LEAST_SUSPICIOUS = 2;
const BREADTH_CAP = 3;
/** A service's trouble lies on a host when so much of what shows it does. */
const ON_HOST = 0.8;
const NAMED_SERVICES = 4;

/**
 * A host as common cause: when two or more services in trouble run on one host, and none in
 * trouble runs elsewhere, the host explains all of them, and its score is that of the likeliest
 * of them and more for each: how unlikely it is that this many of the services in trouble lie
 * together by chance (hypergeometric), for as many hosts as there are. Where everything runs on
 * one host it tells nothing. O(spans + candidates × rows).
 */
export function rollUpHosts(
  findings: Findings,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const servicesOn = servicesByHost(findings);
  const suspicious = candidates.filter(
    (one) => one.kind === "operation" && scoreOf(one) > WEIGHTS.none,
  );
  const hosts = new Set(suspicious.map((one) => hostOfTrouble(findings, one)));
  const [host] = hosts;
  if (hosts.size !== 1 || host == null || suspicious.length < LEAST_SUSPICIOUS) return candidates;
  const all = new Set([...servicesOn.values()].flatMap((services) => [...services])).size;
  const here = servicesOn.get(host)?.size ?? 0;
  const chance = togetherNats(suspicious.length, here, all) - Math.log(servicesOn.size);
  if (chance <= 0) return candidates;
  return [...candidates, toHost(host, suspicious, bounded(chance, BREADTH_CAP), all - here)];
}

function toHost(
  host: string,
  suspicious: readonly Candidate[],
  breadthNats: number,
  elsewhere: number,
): Candidate {
  const sorted = [...suspicious].sort(
    (a, b) => scoreOf(b) - scoreOf(a) || (a.service < b.service ? -1 : 1),
  );
  const [likeliest] = sorted;
  const names = sorted.map(({ service }) => service);
  const breadth: Evidence = {
    group: "coverage",
    nats: breadthNats,
    statement: `all ${names.length} services in trouble run on it (${named(names)}), and none of the ${elsewhere} that run elsewhere is`,
    anchors: [...new Set(sorted.flatMap(({ evidence }) => evidence[0]?.anchors.slice(0, 1) ?? []))],
  };
  const carried = (likeliest?.evidence ?? []).map((evidence) => ({
    ...evidence,
    statement: `${likeliest?.service}: ${evidence.statement}`,
  }));
  return {
    kind: "host",
    service: host,
    operation: "",
    edge: null,
    operations: sorted.flatMap(({ operations }) => operations),
    evidence: [breadth, ...carried],
    behaviour: null,
    timing: null,
    rows: sorted.flatMap(({ rows }) => rows.slice(0, 10)),
  };
}

function named(names: readonly string[]): string {
  const more = names.length - NAMED_SERVICES;
  const some = names.slice(0, NAMED_SERVICES).join(", ");
  return more > 0 ? `${some} and ${more} more` : some;
}

/** −ln of the chance that all `k` of `all` services lie among the `here` on one host. */
function togetherNats(k: number, here: number, all: number): number {
  if (k > here || all === 0) return 0;
  const choose = (n: number) => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  return choose(all) - choose(here);
}

/** Services of the window by the hosts that they run on. */
function servicesByHost({ table, hostOf }: Findings): Map<string, Set<string>> {
  const services = new Map<string, Set<string>>();
  const read = new Set<Resource>();
  table.spans.forEach(({ resource }, row) => {
    if (read.has(resource) || !table.traces[table.traceOf[row] ?? 0]?.isWindow) return;
    read.add(resource);
    const host = hostOf(resource);
    if (host === null) return;
    const known = services.get(host) ?? new Set<string>();
    services.set(host, known.add(table.operations[table.operationOf[row] ?? 0]?.service ?? ""));
  });
  return services;
}

/** Where a service's trouble shows; null when that is in several places or not told. */
function hostOfTrouble({ table, hostOf }: Findings, { service, rows }: Candidate): string | null {
  const counts = new Map<string | null, number>();
  let all = 0;
  for (const row of rows) {
    // What a caller measured of it shows where the caller runs.
    if (table.operations[table.operationOf[row] ?? 0]?.service !== service) continue;
    const span = table.spans[row];
    const host = span === undefined ? null : hostOf(span.resource);
    counts.set(host, (counts.get(host) ?? 0) + 1);
    all += 1;
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] >= all * ON_HOST ? most[0] : null;
}
