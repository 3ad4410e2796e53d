import { z } from "zod";
import { describeErrorNumber } from "./errno";

/** What the kernel did, in one vocabulary for all sources. */
export const KERNEL_EVENT_KINDS = [
  "connect",
  "socket-error",
  "tcp-connect",
  "tcp-state",
  "tcp-retransmit",
  "tcp-reset",
  "tcp-error",
  "io-error",
  "open-error",
  "lock-wait",
  "lock-hold",
  "lock-release",
  "off-cpu",
  "block-io",
  "stack",
  "exec",
  "exit",
  "oom-kill",
  "other",
  "capture-clock",
  "capture-probes",
  "capture-lost",
] as const;
export type KernelEventKind = (typeof KERNEL_EVENT_KINDS)[number];

export const KERNEL_EVENT_SOURCES = ["faultline", "tetragon", "inspektor-gadget"] as const;
export type KernelEventSource = (typeof KERNEL_EVENT_SOURCES)[number];

/** How a time came to be unix time, and how far off it may be. */
export interface KernelClock {
  readonly kind: "boot" | "wall";
  /** Unix time less boot time; null for a time that was unix time already. */
  readonly offsetNano: bigint | null;
  readonly uncertaintyNano: number;
}

/** One thing the kernel saw; a null is what the source did not tell. */
export interface KernelEvent {
  readonly source: KernelEventSource;
  readonly kind: KernelEventKind;
  /** The source's own name for it. */
  readonly type: string;
  /** When it ended; it began `durationNano` before. */
  readonly timeUnixNano: bigint;
  readonly durationNano: number;
  readonly clock: KernelClock;
  /** Empty when the capture did not tell. */
  readonly host: string;
  /** As the host numbers it, of the owner of the socket and not of whoever was running. */
  readonly pid: number | null;
  readonly tid: number | null;
  /** As the process itself knows it, inside its container. */
  readonly namespacePid: number | null;
  readonly containerId: string;
  readonly command: string;
  /** As the system call returned it: negative is an error number. */
  readonly returned: number | null;
  readonly descriptor: number | null;
  readonly localAddress: string;
  readonly localPort: number | null;
  readonly peerAddress: string;
  readonly peerPort: number | null;
  /** The address of a lock, the path of a file, the number of a device. */
  readonly resource: string;
  /** Frames from the outermost, joined by `;`. */
  readonly stack: string;
  /** How often: of folded stacks, and of events that were lost. */
  readonly count: number;
  /** The line as it came. */
  readonly raw: string;
}

/** An event as stored: `id` is stable and is what an anchor `kernel:<id>` names. */
export interface StoredKernelEvent extends KernelEvent {
  readonly id: string;
}

const port = z.number().int().min(0).max(65_535);
const count = z.number().int().nonnegative();
/** Written as a number by bpftrace, as text where it would not fit one. Zod's `int` is the safe ones. */
const integer = z.union([z.number().refine(Number.isInteger), z.string().regex(/^-?\d{1,20}$/)]);

/**
 * A line of our own format. `t` is the END of the operation in boot-time nanoseconds and wants a
 * `clock` line before or behind it; `time_unix_nano` stands for itself. Unknown fields are ignored.
 *
 * Lines about the capture: `clock` (`t` with `wall_us` or `wall_ns`), `capture` (`host`), `lost`
 * (`count`), `probes` (`count`), and `process` (`pid` with `ns_pid` and `container_id`), which tells of
 * the events behind it what their lines do not.
 */
export const KernelEventLine = z.object({
  v: z.literal(1).optional(),
  type: z.string().min(1).max(100),
  t: integer.optional(),
  time_unix_nano: integer.optional(),
  uncertainty_ns: count.optional(),
  wall_us: integer.optional(),
  wall_ns: integer.optional(),
  dur_ns: count.optional(),
  host: z.string().max(300).optional(),
  pid: count.optional(),
  tid: count.optional(),
  ns_pid: count.optional(),
  nspid: count.optional(),
  container_id: z.string().max(300).optional(),
  comm: z.string().max(300).optional(),
  ret: z.number().int().optional(),
  fd: z.number().int().optional(),
  saddr: z.string().max(100).optional(),
  sport: port.optional(),
  daddr: z.string().max(100).optional(),
  dport: port.optional(),
  uaddr: z.string().max(100).optional(),
  path: z.string().max(5000).optional(),
  dev: z.string().max(100).optional(),
  stack: z.string().max(20_000).optional(),
  count: count.optional(),
});
export type KernelEventLine = z.infer<typeof KernelEventLine>;

/** The anchor that names an event. */
export function kernelAnchor(event: Pick<StoredKernelEvent, "id">): string {
  return `kernel:${event.id}`;
}

/** When the operation began. */
export function kernelStartUnixNano(
  event: Pick<KernelEvent, "timeUnixNano" | "durationNano">,
): bigint {
  return event.timeUnixNano - BigInt(event.durationNano);
}

const LARGEST_ERROR_NUMBER = 4095;
const EINTR = 4;
const EAGAIN = 11;
const EINPROGRESS = 115;
/** Returned inside the kernel alone: the call is made again, nobody sees it. */
const FIRST_RESTART = 512;
const LAST_RESTART = 516;
const NO_RESULT: ReadonlySet<KernelEventKind> = new Set(["lock-wait", "lock-hold", "lock-release"]);

/**
 * The error number that an event failed with, or null. "Would block", "in progress" and "made
 * again" are no failures, and a lock that was waited for in vain is a wait and not an error.
 */
export function kernelErrorNumber({
  kind,
  returned,
}: Pick<KernelEvent, "kind" | "returned">): number | null {
  if (returned === null || returned >= 0 || returned < -LARGEST_ERROR_NUMBER) return null;
  const number = -returned;
  const isNone =
    number === EINTR ||
    number === EAGAIN ||
    number === EINPROGRESS ||
    (number >= FIRST_RESTART && number <= LAST_RESTART);
  return isNone || NO_RESULT.has(kind) ? null : number;
}

/** `refused` for 111; the number itself where it explains nothing. */
export function errorWords(errorNumber: number): string {
  return describeErrorNumber(errorNumber)?.words ?? `error ${errorNumber}`;
}
