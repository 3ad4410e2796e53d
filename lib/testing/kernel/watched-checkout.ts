import type { Resource } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";
import { resourceOf } from "../builders/resource-of";
import { exceptionAt, type SpanSpec, spansOf, TEST_START_UNIX_NANO } from "../builders/span-of";

/** A trace, and the capture of the host that most of it ran on. */
export interface WatchedTrace {
  readonly spans: readonly Span[];
  /** NDJSON, as `POST /v1/kernel-events` takes it. */
  readonly lines: string;
  readonly host: string;
}

interface Place {
  /** Names the trace and its host: two of them must not be taken for rivals. */
  readonly label: string;
  readonly pid: number;
}

const REFUSED = "connect ECONNREFUSED 127.0.0.1:5432";
const LOCK = "7f3ac01e4b50";

/**
 *     POST /checkout (gateway, host-gateway: not watched)
 *     └─ checkout (orders, watched, thread 1)
 *        ├─ read prices          open of a file that is not there
 *        ├─ recount stock        thread 2: holds a lock for 90 ms, quietly
 *        ├─ reserve stock        thread 3: waits 80 ms for it, and fails by its deadline
 *        └─ SELECT order × 3     refused, tried again, refused
 */
export function watchedCheckout({ label, pid }: Place): WatchedTrace {
  const host = `host-${label}`;
  const orders = resourceOf("orders", { "process.pid": pid, "host.name": host });
  const gateway = resourceOf("gateway", { "process.pid": pid + 1 });
  const spans = spansOf([
    {
      id: "in",
      trace: label,
      name: "POST /checkout",
      kind: "server",
      lasts: 180,
      error: "500",
      resource: gateway,
    },
    {
      id: "out",
      trace: label,
      parent: "in",
      name: "POST",
      kind: "client",
      at: 1,
      lasts: 178,
      error: "500",
      resource: gateway,
    },
    ...ordersSpans(label, orders, pid),
  ]);
  return { spans, lines: captureOf(host, pid), host };
}

function ordersSpans(trace: string, resource: Resource, pid: number): readonly SpanSpec[] {
  const on = (thread: number) => ({ trace, resource, attributes: { "thread.id": pid + thread } });
  const selects = [0, 1, 2].map((attempt): SpanSpec => {
    const at = 110 + attempt * 20.013;
    return {
      ...on(0),
      id: `select ${attempt}`,
      parent: "checkout",
      name: "SELECT order",
      kind: "client",
      at,
      lasts: 2,
      error: REFUSED,
      attributes: {
        "thread.id": pid,
        "server.address": "127.0.0.1",
        "server.port": 5432,
        "db.system.name": "postgresql",
      },
      events: [exceptionAt(at + 1.5, "Error", REFUSED)],
    };
  });
  return [
    {
      ...on(0),
      id: "checkout",
      parent: "out",
      name: "checkout",
      kind: "server",
      at: 3.1,
      lasts: 174.5,
      error: REFUSED,
    },
    {
      ...on(0),
      id: "prices",
      parent: "checkout",
      name: "read prices",
      at: 4.2,
      lasts: 3,
      error: "ENOENT: no such file or directory, open '/srv/prices.json'",
    },
    { ...on(2), id: "recount", parent: "checkout", name: "recount stock", at: 9.3, lasts: 92 },
    {
      ...on(3),
      id: "reserve",
      parent: "checkout",
      name: "reserve stock",
      at: 18.4,
      lasts: 83,
      error: "deadline exceeded",
    },
    ...selects,
  ];
}

const BOOT_NANO = 900_000_000_000;

function captureOf(host: string, pid: number): string {
  const at = (ms: number) => BOOT_NANO + Math.round(ms * 1_000_000);
  const peer = { daddr: "127.0.0.1", dport: 5432, comm: "orders" };
  const calls = [0, 1, 2].flatMap((attempt) => {
    const ms = 110.3 + attempt * 20.013;
    const fd = 31 + attempt;
    return [
      { type: "connect", t: at(ms + 0.2), pid, tid: pid, ret: -115, dur_ns: 150_000, fd, ...peer },
      { type: "so_error", t: at(ms + 0.4), pid, tid: pid, ret: -111, fd, comm: "orders" },
    ];
  });
  const lines = [
    { v: 1, type: "capture", host },
    { v: 1, type: "clock", t: BOOT_NANO, wall_us: Number(TEST_START_UNIX_NANO / 1000n) },
    {
      type: "openat_err",
      t: at(5),
      pid,
      tid: pid,
      ret: -2,
      dur_ns: 4_000,
      path: "/srv/prices.json",
    },
    { type: "lock_hold", t: at(99.5), pid, tid: pid + 2, dur_ns: 88_000_000, uaddr: LOCK },
    { type: "futex_wait", t: at(99.6), pid, tid: pid + 3, ret: 0, dur_ns: 80_000_000, uaddr: LOCK },
    ...calls,
    { type: "off_cpu", t: at(175), pid, tid: pid, dur_ns: 6_200_000, comm: "orders" },
    { type: "lost", t: at(176), count: 9 },
  ];
  return lines.map((line) => JSON.stringify(line)).join("\n");
}
