import type { KernelEvent } from "@/lib/domain/kernel-event";

/** Boot-time or unix nanoseconds, as the line tells them. */
export type LineTime =
  | { readonly kind: "boot"; readonly bootNano: bigint }
  | { readonly kind: "wall"; readonly unixNano: bigint }
  /** Of what a capture says of itself before its first event. */
  | { readonly kind: "start" };

/** An event whose time waits for the clock of its capture, and whose host may be told later. */
export type KernelEventDraft = Omit<KernelEvent, "timeUnixNano" | "clock"> & {
  readonly time: LineTime;
};

/** What a line says about the capture instead of about the kernel. */
export type CaptureNote =
  | {
      readonly note: "clock";
      readonly bootNano: bigint;
      readonly unixNano: bigint;
      readonly uncertaintyNano: number;
    }
  | { readonly note: "host"; readonly host: string }
  /** What the line of an event does not tell of its process. */
  | {
      readonly note: "process";
      readonly pid: number;
      readonly namespacePid: number | null;
      readonly containerId: string;
    }
  | { readonly note: "lost"; readonly count: number }
  | { readonly note: "probes"; readonly count: number };

/** What became of one line. */
export type LineReading =
  | { readonly read: "event"; readonly draft: KernelEventDraft }
  | { readonly read: "note"; readonly note: CaptureNote }
  | { readonly read: "skip" }
  | { readonly read: "broken"; readonly reason: string };

/** A draft of which nothing is known yet but where it came from. */
export function emptyDraft(
  given: Pick<KernelEventDraft, "source" | "kind" | "type" | "time" | "raw">,
): KernelEventDraft {
  return {
    ...given,
    durationNano: 0,
    host: "",
    pid: null,
    tid: null,
    namespacePid: null,
    containerId: "",
    command: "",
    returned: null,
    descriptor: null,
    localAddress: "",
    localPort: null,
    peerAddress: "",
    peerPort: null,
    resource: "",
    stack: "",
    count: 1,
  };
}
