import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import type { Span } from "@/lib/domain/span";
import { resourceOf } from "../builders/resource-of";
import { type SeededRandom, seededRandom } from "../builders/seeded-random";
import { exceptionAt, spanOf, TEST_START_UNIX_NANO } from "../builders/span-of";
import type { KnownCapture } from "./score-capture";

/** A capture as our script prints it, the spans of the same run, and what belongs to what. */
export interface DrawnCapture extends KnownCapture {
  /** NDJSON, as `POST /v1/kernel-events` takes it. */
  readonly text: string;
}

export interface CaptureShape {
  /** Calls that are refused, in bursts of this many at once. */
  readonly bursts: readonly { readonly calls: number; readonly ports: readonly number[] }[];
  readonly seed: number;
  /** Spans are started at whole milliseconds, as Node's SDK does it. */
  readonly truncates?: boolean;
  readonly tellsLocalPort?: boolean;
}

const PID = 4_100;
const BOOT_NANO = 900_000_000_000;
const GOOD_PORT = 8_082;

/**
 * Draws one single-threaded process that makes calls in bursts: most are refused, some to another
 * port succeed. The error of a non-blocking connect is read in a later turn of its loop, turn by
 * turn, and the span ends a moment after; idle threads of the runtime wait on locks all along.
 */
export function drawCapture(shape: CaptureShape): DrawnCapture {
  const drawing = new Drawing(shape);
  for (const burst of shape.bursts) drawing.burst(burst.calls, burst.ports);
  return drawing.finish();
}

interface Call {
  readonly trace: string;
  readonly port: number;
  readonly localPort: number;
  readonly startMs: number;
  readonly connectMs: number;
  readonly refused: boolean;
}

class Drawing {
  private readonly random: SeededRandom;
  private readonly lines: { readonly endMs: number; readonly text: string }[] = [];
  /** In the order in which they ended. */
  private readonly spans: Span[] = [];
  private readonly traceOfPort = new Map<number, string>();
  private readonly shape: CaptureShape;
  private readonly resource = resourceOf("checkout", { "process.pid": PID });
  private nowMs = 10.37;
  private made = 0;

  constructor(shape: CaptureShape) {
    this.shape = shape;
    this.random = seededRandom(shape.seed);
    this.line(0.2, { type: "exec", pid: PID, tid: PID, path: "/usr/bin/node" });
  }

  burst(count: number, ports: readonly number[]): void {
    const calls: Call[] = [];
    for (let index = 0; index < count; index += 1) {
      calls.push(this.begin(ports[index % ports.length] ?? 1, true));
      if (index % 3 === 0) calls.push(this.begin(GOOD_PORT, false));
    }
    this.nowMs += this.between(0.1, 4);
    for (const call of this.inOrderOfTheLoop(calls)) this.settle(call);
    this.idleWait();
    this.nowMs += this.between(1, 30);
  }

  finish(): DrawnCapture {
    const wallMicro = TEST_START_UNIX_NANO / 1000n;
    const clock = `{"v":1,"type":"clock","t":${BOOT_NANO},"wall_us":${wallMicro}}`;
    const inOrder = [...this.lines].sort((a, b) => a.endMs - b.endMs).map(({ text }) => text);
    const text = ['{"v":1,"type":"capture","host":"host-checkout"}', clock, ...inOrder].join("\n");
    const events = readKernelCapture(text).events.map((event, index) => ({
      ...event,
      id: String(index),
    }));
    const traceOfEvent = new Map(
      events.flatMap(({ id, type, localPort }) => {
        const trace = this.traceOfPort.get(localPort ?? 0);
        return type === "tcp_connect_fail" && trace !== undefined ? [[id, trace] as const] : [];
      }),
    );
    return { text, events, spans: this.spans, traceOfEvent };
  }

  private begin(port: number, refused: boolean): Call {
    this.made += 1;
    const startMs = this.nowMs;
    const connectMs = startMs + this.between(0.05, 0.5);
    const call = {
      trace: `call-${this.shape.seed}-${this.made}`,
      port,
      localPort: 30_000 + this.made,
      startMs,
      connectMs,
      refused,
    };
    this.nowMs = connectMs + this.between(0.05, 0.2);
    const about = { pid: PID, tid: PID, daddr: "127.0.0.1", dport: port };
    const [from, to] = [connectMs, this.nowMs];
    const socket = { ...about, saddr: "127.0.0.1", sport: call.localPort };
    const state = { dur_ns: nano((to - from) * 0.6), ctx_pid: this.random.integer(1, 9) };
    const stateMs = from + (to - from) * 0.8;
    this.line(stateMs, {
      type: refused ? "tcp_connect_fail" : "tcp_connect_ok",
      ...socket,
      ...state,
    });
    if (refused) this.line(stateMs + 0.001, { type: "sk_error", ...socket, pid: 0, ret: -111 });
    this.line(to, { type: "connect", ...about, ret: -115, dur_ns: nano(to - from), fd: this.made });
    return call;
  }

  /** Nearly the order of the calls: the kernel hands out what is ready in batches. */
  private inOrderOfTheLoop(calls: readonly Call[]): readonly Call[] {
    const keyed = calls.map((call, index) => ({ call, key: index + this.between(0, 3) }));
    return keyed.sort((a, b) => a.key - b.key).map(({ call }) => call);
  }

  private settle(call: Call): void {
    this.nowMs += this.between(0.01, 0.3);
    if (call.refused) {
      const fd = call.localPort - 30_000;
      this.line(this.nowMs, { type: "so_error", pid: PID, tid: PID, ret: -111, fd });
    }
    this.nowMs += this.between(0.03, 0.3);
    const span = this.spanOfCall(call, this.nowMs);
    this.spans.push(span);
    if (call.refused) this.traceOfPort.set(call.localPort, span.traceId);
  }

  private spanOfCall({ trace, port, localPort, startMs, refused }: Call, endMs: number): Span {
    const at = this.shape.truncates === false ? startMs : Math.floor(startMs);
    const error = `connect ECONNREFUSED 127.0.0.1:${port}`;
    return spanOf({
      id: trace,
      trace,
      kind: "client",
      at,
      lasts: endMs - startMs,
      resource: this.resource,
      attributes: {
        "server.address": refused ? "127.0.0.1" : "localhost",
        "server.port": port,
        ...(this.shape.tellsLocalPort === true ? { "network.local.port": localPort } : {}),
      },
      ...(refused ? { error, events: [exceptionAt(at, "Error", error)] } : {}),
    });
  }

  private idleWait(): void {
    const wait = { type: "futex_wait", pid: PID, ret: 0, dur_ns: 20_000_000, uaddr: "b0b630" };
    for (const worker of [1, 2, 3]) this.line(this.nowMs, { ...wait, tid: PID + worker });
  }

  private line(endMs: number, fields: Readonly<Record<string, string | number>>): void {
    const text = JSON.stringify({ ...fields, t: BOOT_NANO + nano(endMs), comm: "node" });
    this.lines.push({ endMs, text });
  }

  private between(low: number, high: number): number {
    return low + this.random.next() * (high - low);
  }
}

function nano(ms: number): number {
  return Math.round(ms * 1_000_000);
}
