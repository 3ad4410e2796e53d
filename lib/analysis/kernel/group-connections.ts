import type { KernelEventKind, StoredKernelEvent } from "@/lib/domain/kernel-event";
import { factOf, type KernelFact, type TimedEvent } from "./kernel-fact";
import { lastAtOrBefore } from "./last-at-or-before";

/** In the order in which they are joined: each kind to what the ones before it have made known. */
const STEPS: readonly (readonly KernelEventKind[])[] = [
  ["connect"],
  ["tcp-connect"],
  ["socket-error"],
  ["tcp-retransmit", "tcp-reset", "tcp-error"],
];
const STEP_OF: ReadonlyMap<KernelEventKind, number> = new Map(
  STEPS.flatMap((kinds, step) => kinds.map((kind) => [kind, step] as const)),
);

/** What happens to a socket is told in softirq context up to a moment after its error was read. */
const AFTERMATH_NANO = 2_000_000;
const EINPROGRESS = 115;

interface Attempt {
  readonly start: number;
  /** When the call returned: of a non-blocking one, before the connection was made or refused. */
  readonly returned: number;
  /** Grows by what is joined to it. */
  readonly fact: OpenFact;
  isSettled: boolean;
}

interface OpenFact extends KernelFact {
  readonly events: StoredKernelEvent[];
  end: number;
  failed: boolean;
  errorNumber: number | null;
  localPort: number | null;
  peerAddress: string;
  peerPort: number | null;
}

/**
 * Joins the events that tell of one connection attempt. A non-blocking `connect` returns at once; its
 * error is read later from the same descriptor. The state change of TCP begins while the call is
 * under way on its thread, and says the local port, by which retransmits and resets are joined.
 * O(n log n). Events of other kinds come back each as its own fact.
 */
export function groupConnections(events: readonly TimedEvent[]): readonly KernelFact[] {
  const facts: KernelFact[] = [];
  const calls: KernelFact[] = [];
  const states: KernelFact[] = [];
  const errors: KernelFact[] = [];
  const sockets: KernelFact[] = [];
  const steps = [calls, states, errors, sockets];
  for (const timed of events) {
    const fact = factOf(timed);
    (steps[STEP_OF.get(fact.kind) ?? steps.length] ?? facts).push(fact);
  }
  const attempts = new Attempts();
  for (const fact of calls) attempts.begin(fact);
  for (const fact of states) attempts.joinState(fact);
  for (const fact of errors) attempts.settle(fact);
  for (const fact of sockets) attempts.joinSocket(fact);
  for (const fact of attempts.facts()) facts.push(fact);
  return facts;
}

/** Given each kind in the order of time. */
class Attempts {
  private readonly all: Attempt[] = [];
  private readonly strays: KernelFact[] = [];
  private readonly byThread = new Map<string, Attempt[]>();
  private readonly byDescriptor = new Map<string, Attempt[]>();
  private readonly bySocket = new Map<string, Attempt[]>();

  begin(fact: KernelFact): Attempt {
    const { lead } = fact;
    const attempt: Attempt = {
      start: fact.start,
      returned: fact.end,
      fact: { ...fact, events: [...fact.events] },
      isSettled: lead.returned !== -EINPROGRESS,
    };
    this.all.push(attempt);
    push(this.byThread, threadOf(lead), attempt);
    if (lead.descriptor !== null) push(this.byDescriptor, descriptorOf(lead), attempt);
    return attempt;
  }

  joinState(fact: KernelFact): void {
    const attempt = lastAtOrBefore(this.byThread.get(threadOf(fact.lead)), fact.start, startOf);
    const isSame =
      attempt !== undefined &&
      fact.start <= attempt.returned &&
      attempt.fact.peerPort === fact.peerPort;
    const joined = isSame ? attempt : this.begin(fact);
    if (isSame) join(joined, fact);
    if (fact.localPort !== null) push(this.bySocket, socketOf(fact), joined);
  }

  settle(fact: KernelFact): void {
    const known = this.byDescriptor.get(descriptorOf(fact.lead));
    const attempt = lastAtOrBefore(known, fact.end, startOf);
    if (attempt === undefined || attempt.isSettled) {
      if (fact.failed) this.strays.push(fact);
      return;
    }
    attempt.isSettled = true;
    join(attempt, fact);
  }

  joinSocket(fact: KernelFact): void {
    const attempt = lastAtOrBefore(this.bySocket.get(socketOf(fact)), fact.end, startOf);
    if (attempt === undefined || fact.end > attempt.fact.end + AFTERMATH_NANO) {
      this.strays.push(fact);
    } else {
      join(attempt, fact, attempt.fact.end);
    }
  }

  facts(): readonly KernelFact[] {
    return [...this.all.map(({ fact }) => fact), ...this.strays];
  }
}

function join({ fact }: Attempt, other: KernelFact, end = other.end): void {
  for (const event of other.events) fact.events.push(event);
  fact.end = Math.max(fact.end, end);
  fact.failed ||= other.failed && other.kind !== "tcp-reset";
  fact.errorNumber = other.errorNumber ?? fact.errorNumber;
  fact.localPort ??= other.localPort;
  fact.peerAddress ||= other.peerAddress;
  fact.peerPort ??= other.peerPort;
}

function startOf({ start }: Attempt): number {
  return start;
}

function threadOf({ host, pid, tid }: StoredKernelEvent): string {
  return `${host}/${pid}/${tid}`;
}

function descriptorOf({ host, pid, descriptor }: StoredKernelEvent): string {
  return `${host}/${pid}/${descriptor}`;
}

function socketOf({ lead, localPort, peerAddress, peerPort }: KernelFact): string {
  return `${lead.host}/${localPort}/${peerAddress}/${peerPort}`;
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
