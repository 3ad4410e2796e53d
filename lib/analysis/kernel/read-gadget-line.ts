import { z } from "zod";
import { errorNumberOf } from "@/lib/domain/errno";
import type { KernelEventKind } from "@/lib/domain/kernel-event";
import { emptyDraft, type LineReading, type LineTime } from "./kernel-event-draft";
import { rfc3339Nano } from "./rfc3339-nano";

/** Also beyond 2^53: Zod's `int` is the safe ones. */
const integer = z.number().refine(Number.isInteger);
const EndPoint = z.object({ addr: z.string().default(""), port: integer.nullish() });

const Line = z.object({
  timestamp: z.union([z.string(), integer]).nullish(),
  timestamp_raw: integer.nullish(),
  proc: z.object({
    comm: z.string().default(""),
    pid: integer.nullish(),
    tid: integer.nullish(),
  }),
  runtime: z
    .object({ containerId: z.string().default(""), containerPid: integer.nullish() })
    .nullish(),
  k8s: z.object({ node: z.string().default("") }).nullish(),
  src: EndPoint.nullish(),
  dst: EndPoint.nullish(),
  type: z.union([z.string(), integer]).nullish(),
  error: z.union([z.string(), integer]).nullish(),
  error_raw: integer.nullish(),
  fd: integer.nullish(),
  fname: z.string().nullish(),
  tcpflags: z.unknown().optional(),
});
type Line = z.infer<typeof Line>;

/** Below it a number of nanoseconds is time since boot: unix time passed it in 1973. */
const EARLIEST_UNIX_NANO = 100_000_000_000_000_000;

/** Whether an object looks like a line of `ig run … -o json`: a process, and a time of its own. */
export function isGadgetLine(value: object): boolean {
  return "proc" in value && ("timestamp" in value || "timestamp_raw" in value);
}

/** Reads a line of Inspektor Gadget: trace_tcp, trace_tcpretrans, trace_open and their like. */
export function readGadgetLine(value: object, raw: string): LineReading {
  const parsed = Line.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { read: "broken", reason: `gadget ${issue?.path.join(".")}: ${issue?.message}` };
  }
  const line = parsed.data;
  const time = timeOf(line, raw);
  if (time === null) return { read: "broken", reason: "gadget timestamp: not a time" };
  const errorNumber = errorOf(line);
  const draft = emptyDraft({
    source: "inspektor-gadget",
    kind: kindOf(line, errorNumber),
    type: typeof line.type === "string" && line.type !== "" ? line.type : typeOf(line),
    time,
    raw,
  });
  return {
    read: "event",
    draft: {
      ...draft,
      host: line.k8s?.node ?? "",
      pid: line.proc.pid ?? null,
      tid: line.proc.tid ?? line.proc.pid ?? null,
      containerId: line.runtime?.containerId ?? "",
      command: line.proc.comm,
      returned: errorNumber === 0 ? null : -errorNumber,
      descriptor: line.fd ?? null,
      localAddress: line.src?.addr ?? "",
      localPort: line.src?.port || null,
      peerAddress: line.dst?.addr ?? "",
      peerPort: line.dst?.port || null,
      resource: line.fname ?? "",
    },
  };
}

function timeOf({ timestamp, timestamp_raw: given }: Line, raw: string): LineTime | null {
  if (given !== null && given !== undefined && given < EARLIEST_UNIX_NANO) {
    return { kind: "boot", bootNano: BigInt(given) };
  }
  const digits = /"timestamp_raw"\s*:\s*(\d+)/.exec(raw)?.[1];
  if (digits !== undefined) return { kind: "wall", unixNano: BigInt(digits) };
  const unixNano = typeof timestamp === "string" ? rfc3339Nano(timestamp) : null;
  return unixNano === null ? null : { kind: "wall", unixNano };
}

function errorOf({ error, error_raw: raw }: Line): number {
  if (raw !== null && raw !== undefined) return Math.abs(raw);
  if (typeof error === "number") return Math.abs(error);
  return error ? (errorNumberOf(error) ?? 0) : 0;
}

function kindOf(line: Line, errorNumber: number): KernelEventKind {
  if (line.type === "connect") return "tcp-connect";
  if (line.type === "accept" || line.type === "close") return "tcp-state";
  if (line.fname !== null && line.fname !== undefined) {
    return errorNumber > 0 ? "open-error" : "other";
  }
  if (line.src && line.dst && line.tcpflags !== undefined) return "tcp-retransmit";
  return "other";
}

function typeOf(line: Line): string {
  if (line.fname !== null && line.fname !== undefined) return "open";
  return line.tcpflags === undefined ? "gadget" : "tcpretrans";
}
