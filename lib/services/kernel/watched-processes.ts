import { numberAttribute, stringAttribute } from "@/lib/domain/attributes";
import type { Span } from "@/lib/domain/span";

/** What spans tell of where they ran. */
export interface WatchedProcesses {
  /** Empty when some process is known by its container alone: then any may be its. */
  readonly pids: readonly number[];
  /** Lower case; the first name that each resource tells. */
  readonly hosts: readonly string[];
  /** Every process tells its host. */
  readonly isHostKnown: boolean;
}

/** The processes that sent some spans. */
export function processesOf(spans: readonly Span[]): WatchedProcesses {
  const pids = new Set<number>();
  const hosts = new Set<string>();
  let isHostKnown = true;
  let isPidKnown = true;
  for (const { attributes } of new Set(spans.map(({ resource }) => resource))) {
    const pid = numberAttribute(attributes, "process.pid");
    const host =
      stringAttribute(attributes, "host.name") ?? stringAttribute(attributes, "k8s.node.name");
    const isContained = stringAttribute(attributes, "container.id") !== null;
    if (pid !== null) pids.add(pid);
    else if (isContained) isPidKnown = false;
    if (host) hosts.add(host.toLowerCase());
    // In a container the host's name is that of the container.
    if (!host || isContained || stringAttribute(attributes, "host.id")) isHostKnown = false;
  }
  return { pids: isPidKnown ? [...pids] : [], hosts: [...hosts], isHostKnown };
}

export interface WatchWindow {
  readonly fromUnixNano: bigint;
  readonly toUnixNano: bigint;
}

/** What the clock of a span rounds away, and a little more. */
const MARGIN_NANO = 5_000_000n;
const HEARTBEAT_NANO = 15_000_000_000n;

/** The time that spans cover. */
export function watchWindow(spans: readonly Span[]): WatchWindow {
  let from = spans[0]?.startUnixNano ?? 0n;
  let to = from;
  for (const { startUnixNano, endUnixNano } of spans) {
    if (startUnixNano < from) from = startUnixNano;
    if (endUnixNano > to) to = endUnixNano;
    if (startUnixNano > to) to = startUnixNano;
  }
  return { fromUnixNano: from - MARGIN_NANO, toUnixNano: to + MARGIN_NANO };
}

/** Wider, since a capture says every few seconds that it runs. */
export function capturedWindow({ fromUnixNano, toUnixNano }: WatchWindow): WatchWindow {
  return { fromUnixNano: fromUnixNano - HEARTBEAT_NANO, toUnixNano: toUnixNano + HEARTBEAT_NANO };
}
