import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import { decodeTraces } from "@/lib/otlp/decode-traces";
import type { KnownCapture } from "./score-capture";

/** A line of `truth.jsonl`: the local port that a trace's connection left from, and about when. */
const TruthLine = z.object({
  traceId: z.string(),
  lport: z.number().optional(),
  dport: z.number(),
  /** Boot-time nanoseconds. */
  hr: z.number(),
});

/** A port is used again after some time: what is further apart is another connection. */
const SAME_NANO = 50_000_000n;

/** Reads `ebpf.jsonl`, `spans.otlp.jsonl` and `truth.jsonl` of a folder. */
export function readKnownCapture(folder: string): KnownCapture {
  const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
  const lines = (name: string) => read(name).split("\n").filter(Boolean);
  const spans = lines("spans.otlp.jsonl").flatMap(
    (line) => decodeTraces(Buffer.from(line), "json").items,
  );
  const { events } = readKernelCapture(read("ebpf.jsonl"));
  const stored = events.map((event, index) => ({ ...event, id: String(index) }));
  const truths = lines("truth.jsonl").map((line) => TruthLine.parse(JSON.parse(line)));
  return { spans, events: stored, traceOfEvent: matchTruth(stored, truths) };
}

function matchTruth(
  events: readonly StoredKernelEvent[],
  truths: readonly z.infer<typeof TruthLine>[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const event of events) {
    if (event.type !== "tcp_connect_fail") continue;
    const bootNano = event.timeUnixNano - (event.clock.offsetNano ?? 0n);
    const near = truths
      .filter(({ lport, dport }) => lport === event.localPort && dport === event.peerPort)
      .map(({ traceId, hr }) => ({ traceId, apart: distance(BigInt(hr), bootNano) }))
      .sort((a, b) => (a.apart < b.apart ? -1 : 1))[0];
    if (near !== undefined && near.apart < SAME_NANO) found.set(event.id, near.traceId);
  }
  return found;
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}
