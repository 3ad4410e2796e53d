import type { KernelEvent, StoredKernelEvent } from "@/lib/domain/kernel-event";
import { atMs } from "./span-of";

/** An event in few words; times are milliseconds from the start of the test's time. */
export interface KernelEventSpec
  extends Partial<Omit<KernelEvent, "timeUnixNano" | "durationNano">> {
  readonly kind: KernelEvent["kind"];
  /** When it ended. */
  readonly at: number;
  readonly lasts?: number;
}

/** A whole kernel event of process 100; what the spec leaves out is unknown. */
export function kernelEventOf({ at, lasts = 0, ...spec }: KernelEventSpec): KernelEvent {
  const pid = spec.pid === undefined ? 100 : spec.pid;
  return {
    source: "faultline",
    type: spec.kind,
    timeUnixNano: atMs(at),
    durationNano: Math.round(lasts * 1_000_000),
    clock: { kind: "boot", offsetNano: 5n, uncertaintyNano: 3_000 },
    host: "host-shop",
    tid: pid,
    namespacePid: null,
    containerId: "",
    command: "node",
    returned: null,
    descriptor: null,
    localAddress: "",
    localPort: null,
    peerAddress: "",
    peerPort: null,
    resource: "",
    stack: "",
    count: 1,
    raw: "",
    ...spec,
    pid,
  };
}

/** The same with an id. */
export function storedKernelEventOf(id: string, spec: KernelEventSpec): StoredKernelEvent {
  return { ...kernelEventOf(spec), id };
}
