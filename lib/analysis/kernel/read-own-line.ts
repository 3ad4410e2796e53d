import { type KernelEventKind, KernelEventLine } from "@/lib/domain/kernel-event";
import {
  type CaptureNote,
  emptyDraft,
  type LineReading,
  type LineTime,
} from "./kernel-event-draft";

const KINDS: Readonly<Record<string, KernelEventKind>> = {
  connect: "connect",
  connect_unix: "connect",
  so_error: "socket-error",
  tcp_connect_ok: "tcp-connect",
  tcp_connect_fail: "tcp-connect",
  tcp_state: "tcp-state",
  tcp_retransmit: "tcp-retransmit",
  tcp_reset_in: "tcp-reset",
  tcp_reset_out: "tcp-reset",
  sk_error: "tcp-error",
  syscall_err: "io-error",
  openat_err: "open-error",
  futex_wait: "lock-wait",
  lock_wait: "lock-wait",
  futex_wake: "lock-release",
  lock_hold: "lock-hold",
  row_lock_wait: "lock-wait",
  row_lock_held: "lock-hold",
  off_cpu: "off-cpu",
  block_io: "block-io",
  stack: "stack",
  exec: "exec",
  exit: "exit",
  oom_kill: "oom-kill",
};

/** `strftime` gives microseconds; reading two clocks one after the other costs a little more. */
const CLOCK_UNCERTAINTY_NANO = 3_000;

/** Reads a line of our own format, which is also what our bpftrace script prints. */
export function readOwnLine(value: unknown, raw: string): LineReading {
  const parsed = KernelEventLine.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { read: "broken", reason: `${issue?.path.join(".") || "line"}: ${issue?.message}` };
  }
  const line = parsed.data;
  const note = readNote(line, raw);
  if (note === "incomplete") return { read: "broken", reason: `${line.type}: a field is missing` };
  if (note !== null) return { read: "note", note };
  const time = readTime(line, raw);
  if (time === null) return { read: "broken", reason: "neither t nor time_unix_nano" };
  return { read: "event", draft: toDraft(line, time, raw) };
}

function readNote(line: KernelEventLine, raw: string): CaptureNote | "incomplete" | null {
  switch (line.type) {
    case "clock": {
      const bootNano = exactInteger(line.t, "t", raw);
      const unixNano = wallNano(line, raw);
      if (bootNano === null || unixNano === null) return "incomplete";
      const uncertaintyNano = line.uncertainty_ns ?? CLOCK_UNCERTAINTY_NANO;
      return { note: "clock", bootNano, unixNano, uncertaintyNano };
    }
    case "capture":
      return line.host === undefined ? "incomplete" : { note: "host", host: line.host };
    case "process": {
      if (line.pid === undefined) return "incomplete";
      const namespacePid = line.ns_pid ?? line.nspid ?? null;
      return { note: "process", pid: line.pid, namespacePid, containerId: line.container_id ?? "" };
    }
    case "lost":
    case "probes":
      return line.count === undefined ? "incomplete" : { note: line.type, count: line.count };
    default:
      return null;
  }
}

function wallNano(line: KernelEventLine, raw: string): bigint | null {
  const micro = exactInteger(line.wall_us, "wall_us", raw);
  return micro === null ? exactInteger(line.wall_ns, "wall_ns", raw) : micro * 1000n;
}

function readTime(line: KernelEventLine, raw: string): LineTime | null {
  const unixNano = exactInteger(line.time_unix_nano, "time_unix_nano", raw);
  if (unixNano !== null) return { kind: "wall", unixNano };
  const bootNano = exactInteger(line.t, "t", raw);
  return bootNano === null ? null : { kind: "boot", bootNano };
}

/** Unix nanoseconds as a JSON number have lost their last digits; the line still has them. */
function exactInteger(
  value: number | string | undefined,
  field: string,
  raw: string,
): bigint | null {
  if (value === undefined) return null;
  if (typeof value === "string" || Number.isSafeInteger(value)) return BigInt(value);
  const digits = new RegExp(`"${field}"\\s*:\\s*(-?\\d+)`).exec(raw)?.[1];
  return BigInt(digits ?? value);
}

function toDraft(line: KernelEventLine, time: LineTime, raw: string) {
  // A socket that was accepted, or opened before the capture, has no owner known: pid 0.
  const pid = line.pid === 0 ? null : (line.pid ?? null);
  return {
    ...emptyDraft({
      source: "faultline",
      kind: KINDS[line.type] ?? "other",
      type: line.type,
      time,
      raw,
    }),
    durationNano: line.dur_ns ?? 0,
    host: line.host ?? "",
    pid,
    tid: pid === null ? null : (line.tid ?? pid),
    namespacePid: line.ns_pid ?? line.nspid ?? null,
    containerId: line.container_id ?? "",
    command: line.comm ?? "",
    returned: line.ret ?? null,
    descriptor: line.fd ?? null,
    localAddress: line.saddr ?? "",
    localPort: line.sport || null,
    peerAddress: line.daddr ?? "",
    peerPort: line.dport || null,
    resource: line.uaddr ?? line.path ?? line.dev ?? "",
    stack: line.stack ?? "",
    count: line.count ?? 1,
  };
}
