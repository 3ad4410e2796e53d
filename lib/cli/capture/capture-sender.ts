import { setTimeout as delay } from "node:timers/promises";
import { type KernelEndpoint, postKernelEvents } from "../send-kernel-events";
import { type ContainedProcess, containerOf } from "./container-of";

const EVERY_MS = 1_000;
/** Of lines that wait while the app is away; about a minute of a busy machine. */
const MAX_WAITING = 200_000;
const MAX_LINES_PER_POST = 20_000;
const LAST_ATTEMPTS = 5;
const CLOCK = /\\?"type\\?":\s*\\?"clock\\?"/;

const NEW_LIFE = /\\?"type\\?":\s*\\?"(exec|exit)\\?"/;
const PID = /\\?"pid\\?":\s*(\d+)/;

export interface SenderTotals {
  readonly sent: number;
  /** What the capture lost by itself, and what could not be held while the app was away. */
  readonly lost: number;
}

/** Sends lines to the app about every second, each time headed by the host and the clock. */
export class CaptureSender {
  private readonly containers = new Map<number, ContainedProcess | null>();
  private waiting: string[] = [];
  private clock = "";
  private sent = 0;
  private lost = 0;
  private dropped = 0;
  private isEnding = false;
  private running: Promise<void> = Promise.resolve();
  private readonly target: KernelEndpoint & { readonly host: string };
  private readonly everyMs: number;

  constructor(target: KernelEndpoint & { readonly host: string }, everyMs = EVERY_MS) {
    this.target = target;
    this.everyMs = everyMs;
  }

  take(line: string): void {
    if (line.trim() === "") return;
    if (this.waiting.length >= MAX_WAITING) this.dropped += 1;
    else this.waiting.push(line);
  }

  /** Sends from now on; a failure is told once, and what was not sent waits. */
  start(): void {
    this.running = this.run();
  }

  /** Sends what is left, giving up after some attempts. */
  async finish(): Promise<SenderTotals> {
    this.isEnding = true;
    await this.running;
    for (let attempt = 1; attempt <= LAST_ATTEMPTS && this.waiting.length > 0; attempt += 1) {
      if (!(await this.trySend())) await delay(this.everyMs);
    }
    return { sent: this.sent, lost: this.lost + this.dropped + this.waiting.length };
  }

  private async run(): Promise<void> {
    let wasAway = false;
    while (!this.isEnding) {
      await delay(this.everyMs);
      const isAway = this.waiting.length > 0 && !(await this.trySend());
      if (isAway && !wasAway) console.error(`${this.target.endpoint} takes nothing now: trying on`);
      wasAway = isAway;
    }
  }

  /**
   * Sends everything that waits by now, in parts; false when the app did not take it. What comes
   * meanwhile waits for the next time: else a busy machine is told of in posts of a few lines.
   */
  private async trySend(): Promise<boolean> {
    for (let left = this.waiting.length; left > 0; ) {
      const part = this.waiting.slice(0, Math.min(left, MAX_LINES_PER_POST));
      left -= part.length;
      const clock = part.findLast((line) => CLOCK.test(line)) ?? this.clock;
      try {
        const result = await postKernelEvents(this.headed(part), this.target);
        this.sent += result.accepted;
        this.lost += result.lostEvents - this.dropped;
      } catch {
        return false;
      }
      this.lost += this.dropped;
      this.dropped = 0;
      this.clock = clock;
      this.waiting = this.waiting.slice(part.length);
    }
    return true;
  }

  /** The containers of the processes that lines tell of; looked up once, while they live. */
  private processLines(lines: readonly string[]): readonly string[] {
    // A number may be given to another process after that.
    for (const line of lines) {
      if (NEW_LIFE.test(line)) this.containers.delete(Number(PID.exec(line)?.[1]));
    }
    const pids = new Set(lines.flatMap((line) => PID.exec(line)?.[1] ?? []));
    return [...pids].flatMap((text) => {
      const pid = Number(text);
      const known = this.containers.get(pid);
      const container = known === undefined ? containerOf(pid) : known;
      if (known === undefined) this.containers.set(pid, container);
      if (container === null) return [];
      const { containerId: container_id, namespacePid: ns_pid } = container;
      return [JSON.stringify({ v: 1, type: "process", pid, ns_pid, container_id })];
    });
  }

  private headed(lines: readonly string[]): string {
    const host = JSON.stringify({ v: 1, type: "capture", host: this.target.host });
    const dropped = { v: 1, type: "lost", count: this.dropped };
    const ending = this.dropped === 0 ? [] : [JSON.stringify(dropped)];
    return [host, this.clock, ...this.processLines(lines), ...lines, ...ending].join("\n");
  }
}
