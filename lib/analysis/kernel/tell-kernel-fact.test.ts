import { describe, expect, it } from "vitest";
import { groupConnections } from "./group-connections";
import { timeEvents } from "./kernel-fact";
import { readKernelCapture } from "./read-kernel-capture";
import { tellKernelFact } from "./tell-kernel-fact";

const BASE = 1_763_690_000_000_000_000n;

function told(...lines: readonly object[]): readonly string[] {
  const text = lines
    .map((line) => JSON.stringify({ time_unix_nano: String(BASE), pid: 7, ...line }))
    .join("\n");
  const events = readKernelCapture(text).events.map((event, id) => ({ ...event, id: String(id) }));
  return groupConnections(timeEvents(events, BASE)).map(tellKernelFact);
}

describe("a kernel fact in a sentence", () => {
  it("says to whom, what became of it, by which error and after how long", () => {
    const peer = { daddr: "127.0.0.1", dport: 5432 };
    expect(told({ type: "connect", ret: -111, dur_ns: 300_000, ...peer })).toEqual([
      "connect to 127.0.0.1:5432 refused (ECONNREFUSED) after 300 µs",
    ]);
    expect(told({ type: "connect", ret: 0, dur_ns: 4_200_000, daddr: "::1", dport: 80 })).toEqual([
      "connect to [::1]:80 succeeded after 4.2 ms",
    ]);
  });

  it("names what was waited for, opened or read", () => {
    expect(
      told(
        { type: "futex_wait", ret: 0, dur_ns: 20_310_072, uaddr: "7f3a" },
        { type: "openat_err", ret: -2, path: "/etc/app.json" },
        {
          type: "syscall_err",
          ret: -104,
          fd: 36,
          dur_ns: 3_000,
          probe: "tracepoint:syscalls:sys_exit_read",
        },
        { type: "off_cpu", dur_ns: 1_500_000_000 },
        { type: "oom_kill", comm: "node" },
        { type: "connect_unix", ret: -2, path: "/run/db.sock", dur_ns: 10_000 },
      ),
    ).toEqual([
      "waited 20.3 ms for lock 7f3a",
      "open /etc/app.json failed: no such file (ENOENT)",
      "read 36 failed: reset by peer (ECONNRESET) after 3 µs",
      "off the CPU for 1.50 s",
      "killed for lack of memory: node",
      "connect to /run/db.sock no such file (ENOENT) after 10 µs",
    ]);
  });

  it("counts the retransmits of a connection", () => {
    const socket = { saddr: "10.0.0.1", sport: 40_000, daddr: "10.0.0.2", dport: 80 };
    const retransmit = { type: "tcp_retransmit", ...socket };
    expect(
      told({ type: "tcp_connect_fail", dur_ns: 2_000_000, ...socket }, retransmit, retransmit),
    ).toEqual(["connect to 10.0.0.2:80 failed after 2.0 ms, retransmitted 2 times"]);
  });

  it("never fails on an error that has no name", () => {
    expect(told({ type: "connect", ret: -200, daddr: "10.0.0.1", dport: 1 })).toEqual([
      "connect to 10.0.0.1:1 error 200 after 0 µs",
    ]);
  });
});
