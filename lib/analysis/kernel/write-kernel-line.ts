import type { KernelEvent, KernelEventKind } from "@/lib/domain/kernel-event";

/** The type of our own format that is read as this kind again; others keep their own name. */
const TYPES: Partial<Record<KernelEventKind, string>> = {
  connect: "connect",
  "socket-error": "so_error",
  "tcp-connect": "tcp_connect_ok",
  "tcp-state": "tcp_state",
  "tcp-retransmit": "tcp_retransmit",
  "tcp-reset": "tcp_reset_in",
  "tcp-error": "sk_error",
  "io-error": "syscall_err",
  "open-error": "openat_err",
  "lock-wait": "futex_wait",
  "lock-hold": "lock_hold",
  "lock-release": "futex_wake",
  "off-cpu": "off_cpu",
  "block-io": "block_io",
  stack: "stack",
  exec: "exec",
  exit: "exit",
  "oom-kill": "oom_kill",
};
/** What a capture says of itself is about the whole of it, and nothing of an event. */
const ABOUT_CAPTURE: ReadonlySet<KernelEventKind> = new Set([
  "capture-clock",
  "capture-probes",
  "capture-lost",
]);
const RESOURCE_FIELD: Partial<Record<KernelEventKind, "uaddr" | "dev">> = {
  "lock-wait": "uaddr",
  "lock-hold": "uaddr",
  "lock-release": "uaddr",
  "block-io": "dev",
};

/**
 * An event of any source as a line of our own format, its time as unix time: read again, it says the
 * same, but for its source and how far its clock may be off. Null for what is no event.
 */
export function writeKernelLine(event: KernelEvent): string | null {
  if (ABOUT_CAPTURE.has(event.kind)) return null;
  const line = {
    v: 1,
    type: TYPES[event.kind] ?? event.type,
    time_unix_nano: String(event.timeUnixNano),
    dur_ns: event.durationNano || undefined,
    host: textOf(event.host),
    pid: event.pid ?? undefined,
    tid: event.pid === null ? undefined : (event.tid ?? undefined),
    ns_pid: event.namespacePid ?? undefined,
    container_id: textOf(event.containerId),
    comm: textOf(event.command),
    ret: event.returned ?? undefined,
    fd: event.descriptor ?? undefined,
    saddr: textOf(event.localAddress),
    sport: event.localPort ?? undefined,
    daddr: textOf(event.peerAddress),
    dport: event.peerPort ?? undefined,
    [RESOURCE_FIELD[event.kind] ?? "path"]: textOf(event.resource),
    stack: textOf(event.stack),
    count: event.count === 1 ? undefined : event.count,
  };
  return JSON.stringify(line);
}

function textOf(text: string): string | undefined {
  return text === "" ? undefined : text;
}
