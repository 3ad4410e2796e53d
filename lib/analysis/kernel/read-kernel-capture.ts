import type { KernelClock, KernelEvent, KernelEventKind } from "@/lib/domain/kernel-event";
import { ClockLines } from "./clock-lines";
import {
  type CaptureNote,
  emptyDraft,
  type KernelEventDraft,
  type LineReading,
  type LineTime,
} from "./kernel-event-draft";
import { isGadgetLine, readGadgetLine } from "./read-gadget-line";
import { readOwnLine } from "./read-own-line";
import { isTetragonLine, readTetragonLine } from "./read-tetragon-line";
import { unwrapLine } from "./unwrap-line";

/** A line that was not kept. */
export interface RejectedLine {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
}

/** What a capture held. Every line is an event, a note, blank, or counted as rejected. */
export interface KernelCapture {
  readonly events: readonly KernelEvent[];
  readonly rejectedCount: number;
  /** The first of them. */
  readonly rejected: readonly RejectedLine[];
  readonly lostEventCount: number;
}

export interface CaptureOptions {
  /** Of events whose lines name no host. */
  readonly host?: string;
}

const MAX_REASONS = 100;
const NO_TIME: LineTime = { kind: "start" };
/** Postgres' bigint is signed. */
const LATEST_UNIX_NANO = 2n ** 63n - 1n;

interface Placed {
  readonly draft: KernelEventDraft;
  readonly line: number;
}

/**
 * Reads NDJSON of any kind we know, also mixed: our own format, `bpftrace -f json`, Tetragon and
 * Inspektor Gadget. A broken line is told with its number and never ends the reading.
 *
 * Boot times become unix times by the last `clock` line before them, or by the first one when none
 * stands before. What the capture says of itself is kept as events too: that it ran (`clock`), how
 * many probes, how many events it lost. O(text).
 */
export function readKernelCapture(text: string, options: CaptureOptions = {}): KernelCapture {
  const reader = new CaptureReader(options.host ?? "");
  let from = 0;
  for (let line = 1; from <= text.length; line += 1) {
    const end = text.indexOf("\n", from);
    const to = end < 0 ? text.length : end;
    reader.read(text.slice(from, to), line);
    from = to + 1;
  }
  return reader.finish();
}

class CaptureReader {
  private readonly placed: Placed[] = [];
  private readonly clocks = new ClockLines();
  private readonly processes = new Map<number, CaptureNote & { readonly note: "process" }>();
  private readonly rejected: RejectedLine[] = [];
  private rejectedCount = 0;
  private lostEventCount = 0;
  private host: string;

  constructor(host: string) {
    this.host = host;
  }

  read(text: string, line: number): void {
    for (const found of unwrapLine(text)) {
      switch (found.kind) {
        case "json":
          this.take(readObject(found.value, found.raw), line);
          break;
        case "note":
          this.takeNote(found.note, text, line);
          break;
        case "broken":
          this.reject(line, found.reason);
          break;
        case "skip":
          break;
      }
    }
  }

  finish(): KernelCapture {
    const events = this.placed.flatMap((placed) => this.settle(placed) ?? []);
    const { rejectedCount, rejected, lostEventCount } = this;
    return { events, rejectedCount, rejected, lostEventCount };
  }

  private take(reading: LineReading, line: number): void {
    switch (reading.read) {
      case "event":
        this.place(reading.draft, line);
        break;
      case "note":
        this.takeNote(reading.note, "", line);
        break;
      case "broken":
        this.reject(line, reading.reason);
        break;
      case "skip":
        break;
    }
  }

  private takeNote(note: CaptureNote, raw: string, line: number): void {
    switch (note.note) {
      case "clock":
        this.clocks.add(line, note);
        this.placeNote("capture-clock", note.note, { raw, line, count: 1 });
        break;
      case "host":
        this.host = note.host;
        break;
      case "process":
        this.processes.set(note.pid, note);
        break;
      case "lost":
        this.lostEventCount += note.count;
        this.placeNote("capture-lost", note.note, { raw, line, count: note.count });
        break;
      case "probes":
        this.placeNote("capture-probes", note.note, { raw, line, count: note.count });
        break;
    }
  }

  /** A note has the time of the event before it, else of the clock that will be known by then. */
  private placeNote(
    kind: KernelEventKind,
    type: string,
    { raw, line, count }: { raw: string; line: number; count: number },
  ): void {
    const clock = this.clocks.at(line);
    const before = kind === "capture-clock" ? undefined : this.placed.at(-1)?.draft.time;
    const time: LineTime =
      before ?? (clock === null ? { kind: "start" } : { kind: "boot", bootNano: clock.bootNano });
    this.place(
      { ...emptyDraft({ source: "faultline", kind, type, time, raw: raw.trim() }), count },
      line,
    );
  }

  private place(draft: KernelEventDraft, line: number): void {
    const process = draft.containerId === "" ? this.processes.get(draft.pid ?? -1) : undefined;
    const { containerId, namespacePid } = process ?? draft;
    const host = draft.host || this.host;
    this.placed.push({ draft: { ...draft, host, containerId, namespacePid }, line });
  }

  private settle({ draft, line }: Placed): KernelEvent | null {
    const { time: told, ...rest } = draft;
    const time = told.kind === "start" ? this.startTime() : told;
    const settled = this.clocks.toUnix(time, line);
    if (settled === null) {
      this.reject(line, "boot time without a clock line");
      return null;
    }
    if (settled.unixNano < 0n || settled.unixNano > LATEST_UNIX_NANO) {
      this.reject(line, "the time is outside 1970 to 2262");
      return null;
    }
    const clock: KernelClock = settled.clock;
    return { ...rest, timeUnixNano: settled.unixNano, clock };
  }

  private startTime(): LineTime {
    const clock = this.clocks.at(0);
    if (clock !== null) return { kind: "boot", bootNano: clock.bootNano };
    return this.placed.find(({ draft }) => draft.time.kind === "wall")?.draft.time ?? NO_TIME;
  }

  private reject(line: number, reason: string): void {
    this.rejectedCount += 1;
    if (this.rejected.length < MAX_REASONS) this.rejected.push({ line, reason });
  }
}

function readObject(value: object, raw: string): LineReading {
  if (isTetragonLine(value)) return readTetragonLine(value, raw);
  if (isGadgetLine(value)) return readGadgetLine(value, raw);
  return readOwnLine(value, raw);
}
