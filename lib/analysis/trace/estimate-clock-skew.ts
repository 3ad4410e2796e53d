import type { AssembledTrace, SpanNode } from "./assembled-trace";
import { chooseRoot } from "./choose-root";
import type { ClockSkew, HostClock, HostPairClock } from "./clock-skew";
import { hostOf } from "./host-of";
import { nodeTimes } from "./relative-times";

/**
 * Estimates how far the hosts' clocks are apart from the calls between them. A server works while
 * its client waits, so each call bounds the server's offset from both sides:
 *
 *     client   ▬▬▬▬▬▬▬▬▬▬▬▬       offset ≤ server start - client start
 *     server      ▬▬▬▬▬▬          offset ≥ server end   - client end
 *
 * All calls of a host pair together leave an interval (Marzullo's intersection). It is applied
 * only when 0 lies outside it by more than 1 ms. From the reference (the first trace's root) the
 * offsets are added up along the pairs, the most certain way first (Dijkstra). Only synchronous
 * calls give evidence: queues and unfinished spans give none, nor, for the end, servers that
 * outlasted their client and clients that gave up. O(spans + pairs log pairs).
 */
export function estimateClockSkew(traces: readonly AssembledTrace[]): ClockSkew {
  const reference = referenceHost(traces);
  if (reference === null) {
    const reasons = ["no span was received to tell the time by"];
    return { status: "failed", reasons, reference, pairs: [], hosts: new Map() };
  }
  const pairs = [...collectBounds(traces).values()].map(toPairClock);
  const reasons = pairs
    .filter((pair) => !pair.isConsistent)
    .map(({ from, to }) => `no single offset fits all calls from ${from} to ${to}`);
  return {
    status: reasons.length > 0 ? "degraded" : "ok",
    reasons,
    reference,
    pairs,
    hosts: addUp(reference, pairs),
  };
}

const APPLY_BEYOND_NANO = 1_000_000;

interface Bounds {
  readonly from: string;
  readonly to: string;
  readonly lows: number[];
  readonly highs: number[];
}

function referenceHost(traces: readonly AssembledTrace[]): string | null {
  for (const trace of traces) {
    const root = trace.nodes[chooseRoot(trace)?.root ?? -1];
    if (root?.kind === "span") return hostOf(root.span.resource);
  }
  for (const { nodes } of traces) {
    for (const node of nodes) if (node.kind === "span") return hostOf(node.span.resource);
  }
  return null;
}

/** Bounds of the offset of `to` against `from`; each pair of hosts once, whoever called. */
function collectBounds(traces: readonly AssembledTrace[]): Map<string, Bounds> {
  const bounds = new Map<string, Bounds>();
  for (const trace of traces) {
    const { startNano, endNano } = nodeTimes(trace);
    for (const server of trace.nodes) {
      const client = trace.nodes[server.parent];
      if (server.kind !== "span" || client?.kind !== "span") continue;
      if (server.span.kind !== "server" || client.span.kind !== "client") continue;
      if (server.endInferred || client.endInferred) continue;
      const clientHost = hostOf(client.span.resource);
      const serverHost = hostOf(server.span.resource);
      if (clientHost === serverHost) continue;
      const high = (startNano[server.index] ?? 0) - (startNano[client.index] ?? 0);
      const low = (endNano[server.index] ?? 0) - (endNano[client.index] ?? 0);
      const isForward = clientHost < serverHost;
      const from = isForward ? clientHost : serverHost;
      const to = isForward ? serverHost : clientHost;
      const found = bounds.get(`${from}\u0000${to}`) ?? { from, to, lows: [], highs: [] };
      bounds.set(`${from}\u0000${to}`, found);
      // Seen from the other side, the offset and its bounds change their sign.
      (isForward ? found.highs : found.lows).push(isForward ? high : -high);
      if (low <= high && !gaveUp(client, server))
        (isForward ? found.lows : found.highs).push(isForward ? low : -low);
    }
  }
  return bounds;
}

/** A client that failed on its own may have left its server at work: the server's end says nothing. */
function gaveUp(client: SpanNode, server: SpanNode): boolean {
  return client.span.status.code === "error" && server.span.status.code !== "error";
}

function toPairClock({ from, to, lows, highs }: Bounds): HostPairClock {
  const low = lows.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const high = highs.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const isConsistent = low <= high;
  const lowNano = isConsistent ? low : quantile(lows, 0.1);
  const highNano = isConsistent ? high : quantile(highs, 0.9);
  return {
    from,
    to,
    pairCount: Math.max(lows.length, highs.length),
    lowNano,
    highNano,
    isConsistent,
    isApplied: lowNano > APPLY_BEYOND_NANO || highNano < -APPLY_BEYOND_NANO,
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

/** One bound alone leaves the offset open on the other side; then only the bound itself is known. */
function estimate({ lowNano, highNano, isApplied }: HostPairClock) {
  if (!isApplied) {
    return { offset: 0, uncertainty: Math.max(Math.abs(lowNano), Math.abs(highNano)) };
  }
  if (!Number.isFinite(lowNano)) return { offset: highNano, uncertainty: Number.POSITIVE_INFINITY };
  if (!Number.isFinite(highNano)) return { offset: lowNano, uncertainty: Number.POSITIVE_INFINITY };
  return { offset: (lowNano + highNano) / 2, uncertainty: Math.abs(highNano - lowNano) / 2 };
}

/** Dijkstra over uncertainties; hosts are few, so the nearest is found by looking at all. */
function addUp(reference: string, pairs: readonly HostPairClock[]): Map<string, HostClock> {
  const hosts = new Map<string, HostClock>();
  const open = new Map<string, HostClock>([
    [reference, { host: reference, offsetNano: 0, uncertaintyNano: 0 }],
  ]);
  while (open.size > 0) {
    const nearest = [...open.values()].reduce((a, b) =>
      b.uncertaintyNano < a.uncertaintyNano ? b : a,
    );
    open.delete(nearest.host);
    hosts.set(nearest.host, nearest);
    for (const pair of pairs) {
      if (pair.from !== nearest.host && pair.to !== nearest.host) continue;
      const { offset, uncertainty } = estimate(pair);
      const host = pair.from === nearest.host ? pair.to : pair.from;
      const sign = pair.from === nearest.host ? 1 : -1;
      const uncertaintyNano = nearest.uncertaintyNano + uncertainty;
      const known = open.get(host);
      if (hosts.has(host) || (known && known.uncertaintyNano <= uncertaintyNano)) continue;
      open.set(host, { host, offsetNano: nearest.offsetNano + sign * offset, uncertaintyNano });
    }
  }
  return hosts;
}
