import { type AlignedPair, alignFacts, fitsInTime } from "./align-facts";
import type { CallerPools } from "./caller-pools";
import type { KernelFact } from "./kernel-fact";
import type { KernelLink } from "./kernel-link";
import { addTo, type PlacedTarget } from "./placed-target";

/** A fact in one life of a process. */
export interface PlacedFact {
  readonly fact: KernelFact;
  readonly life: string;
}

export interface Assignment {
  readonly links: readonly KernelLink[];
  /** Facts that no span could be found for. */
  readonly left: readonly PlacedFact[];
}

/** Errors that say that there was no connection: a span with one of them made none. */
const NO_CONNECTION: ReadonlySet<number> = new Set([99, 101, 110, 111, 112, 113]);

interface Group {
  readonly facts: PlacedFact[];
  readonly candidates: readonly PlacedTarget[];
}

/**
 * Facts about connections to spans that call the same port: by the local port where both know it,
 * else facts of one port, address and error among the spans they may belong to, one to one.
 */
export function assignConnections(facts: readonly PlacedFact[], pools: CallerPools): Assignment {
  const links: KernelLink[] = [];
  const rest: PlacedFact[] = [];
  for (const placed of facts) {
    const { fact, life } = placed;
    const exact =
      fact.localPort === null
        ? undefined
        : pools.ofLocalPort(life, fact.localPort).find((target) => mayBeOf(fact, target));
    if (exact === undefined) rest.push(placed);
    else links.push({ span: exact.index, fact, grade: "exact", of: 1 });
  }
  const taken = new Set(links.map(({ span }) => span));
  const byLikeness = new Map<string, PlacedFact[]>();
  for (const placed of rest) addTo(byLikeness, likenessOf(placed), placed);
  const left: PlacedFact[] = [];
  for (const group of byLikeness.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const candidates = pools
      .ofPort(first.life, first.fact.peerPort)
      .filter((target) => !taken.has(target.index) && mayTell(first.fact, target));
    const assigned = assignGroup({ facts: group, candidates });
    links.push(...assigned.links);
    left.push(...assigned.left);
  }
  return { links, left };
}

/** Failures without a port: to the spans of the process that failed with the same error, one to one. */
export function assignErrors(
  facts: readonly PlacedFact[],
  failedIn: ReadonlyMap<string, readonly PlacedTarget[]>,
): Assignment {
  const links: KernelLink[] = [];
  const left: PlacedFact[] = [];
  const byLikeness = new Map<string, PlacedFact[]>();
  for (const placed of facts) addTo(byLikeness, likenessOf(placed), placed);
  for (const group of byLikeness.values()) {
    const [first] = group;
    const number = first?.fact.errorNumber ?? null;
    if (first === undefined || number === null) {
      left.push(...group);
      continue;
    }
    const candidates = (failedIn.get(first.life) ?? []).filter(({ errorNumbers }) =>
      errorNumbers.includes(number),
    );
    const assigned = assignGroup({ facts: group, candidates });
    links.push(...assigned.links);
    left.push(...assigned.left);
  }
  return { links, left };
}

function assignGroup({ facts, candidates }: Group): Assignment {
  const pairs = alignFacts(
    facts.map(({ fact }) => fact),
    candidates,
  );
  const paired = new Set(pairs.map(({ fact }) => fact));
  return { links: pairs.map(toLink), left: facts.filter(({ fact }) => !paired.has(fact)) };
}

function toLink({ fact, target, factsOfTarget, targetsOfFact }: AlignedPair): KernelLink {
  const { resource } = fact.lead;
  const isNamed = resource.startsWith("/") && target.failureText.includes(resource);
  const of = Math.max(factsOfTarget, targetsOfFact);
  const grade = isNamed && targetsOfFact === 1 ? "exact" : of === 1 ? "unique" : "aligned";
  return { span: target.index, fact, grade, of };
}

/** Facts that are the same statement about the same life of a process. */
function likenessOf({ fact, life }: PlacedFact): string {
  const { kind, failed, errorNumber, peerAddress, peerPort, lead } = fact;
  const outcome = failed ? `failed ${errorNumber}` : "well";
  const path = lead.resource.startsWith("/") ? lead.resource : "";
  return `${life}/${kind === "tcp-connect" ? "connect" : kind}/${peerPort}/${peerAddress}/${outcome}/${path}`;
}

function mayBeOf(fact: KernelFact, target: PlacedTarget): boolean {
  return fitsInTime(fact, target) && mayTell(fact, target);
}

/** Whether address and outcome of both agree, as far as both tell them. */
function mayTell(fact: KernelFact, target: PlacedTarget): boolean {
  const { peerAddress, failed, errorNumbers, wasAnswered } = target;
  const isElsewhere =
    peerAddress !== "" && fact.peerAddress !== "" && peerAddress !== fact.peerAddress;
  if (isElsewhere && isSameFamily(peerAddress, fact.peerAddress)) return false;
  if (!fact.failed) return !errorNumbers.some((number) => NO_CONNECTION.has(number));
  if (!failed || wasAnswered) return false;
  if (fact.errorNumber === null || errorNumbers.length === 0) return true;
  return errorNumbers.includes(fact.errorNumber);
}

function isSameFamily(a: string, b: string): boolean {
  return a.includes(":") === b.includes(":");
}
