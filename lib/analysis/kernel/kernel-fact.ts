import {
  type KernelEventKind,
  kernelErrorNumber,
  type StoredKernelEvent,
} from "@/lib/domain/kernel-event";

/** An event and its time, in nanoseconds from the base of the correlation. */
export interface TimedEvent {
  readonly event: StoredKernelEvent;
  readonly at: number;
}

/** Events with their times from the base: comparing bigints would be a third of all the work. */
export function timeEvents(
  events: readonly StoredKernelEvent[],
  baseUnixNano: bigint,
): TimedEvent[] {
  return events.map((event) => ({ event, at: Number(event.timeUnixNano - baseUnixNano) }));
}

/** One thing that happened, told by one event or by several: a connection, its error, its retransmits. */
export interface KernelFact {
  readonly kind: KernelEventKind;
  /** The event that names the process; first of `events`. */
  readonly lead: StoredKernelEvent;
  readonly events: readonly StoredKernelEvent[];
  /** Nanoseconds from the base of the correlation, as are all its times. */
  readonly start: number;
  readonly end: number;
  readonly failed: boolean;
  /** Null when it did not fail, or failed without saying how. */
  readonly errorNumber: number | null;
  readonly localPort: number | null;
  readonly peerAddress: string;
  readonly peerPort: number | null;
}

/** An event that stands for itself, with its time from the base. */
export function factOf({ event, at: end }: TimedEvent): KernelFact {
  const errorNumber = kernelErrorNumber(event);
  return {
    kind: event.kind,
    lead: event,
    events: [event],
    start: end - event.durationNano,
    end,
    failed: errorNumber !== null || event.type === "tcp_connect_fail",
    errorNumber,
    localPort: event.localPort,
    peerAddress: bareAddress(event.peerAddress),
    peerPort: event.peerPort,
  };
}

/** An IPv4 address that IPv6 carries, as the IPv4 address. */
export function bareAddress(address: string): string {
  if (!address.includes(":")) return address;
  return address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
}
