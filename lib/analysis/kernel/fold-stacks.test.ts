import { describe, expect, it } from "vitest";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { correlateKernelEvents } from "./correlate-kernel-events";
import { readKernelCapture } from "./read-kernel-capture";
import { tellKernelFact } from "./tell-kernel-fact";

const PID = 7;
const at = (ms: number) => String(TEST_START_UNIX_NANO + BigInt(Math.round(ms * 1e6)));

function factsOf(lines: readonly object[]) {
  const resource = resourceOf("shop", { "process.pid": PID });
  const spans = spansOf([{ id: "work", at: 0.1, lasts: 500, resource }]);
  const text = lines
    .map((line) => JSON.stringify({ host: "host-shop", pid: PID, tid: PID, ...line }))
    .join("\n");
  const events = readKernelCapture(text).events.map((event, id) => ({ ...event, id: String(id) }));
  return correlateKernelEvents(spans, events).links.map(({ fact }) => fact);
}

describe("stacks of one span", () => {
  it("are folded, those of the most time first five, the rest told together", () => {
    const lines = Array.from({ length: 24 }, (_, n) => ({
      type: "off_cpu",
      time_unix_nano: at(20 + n * 10),
      dur_ns: 2_000_000 + (n % 8) * 100_000,
      stack: `main;step${n % 8};schedule_[k]`,
    }));
    const facts = factsOf(lines);
    expect(facts).toHaveLength(6);
    const told = facts.map(tellKernelFact);
    expect(told).toContain("off the CPU 3 times for 8.1 ms in all in step7");
    expect(told).toContain("off the CPU 9 times for 18.9 ms in all");
    expect(facts.flatMap(({ events }) => events)).toHaveLength(24);
  });

  it("are counted by samples where they were sampled", () => {
    const sample = { type: "stack", stack: "main;hash", count: 40 };
    const facts = factsOf([
      { ...sample, time_unix_nano: at(100) },
      { ...sample, time_unix_nano: at(200), count: 2 },
    ]);
    expect(facts.map(tellKernelFact)).toEqual(["42 samples of the stack in hash"]);
  });

  it("leave waits that tell no stack as they are", () => {
    const wait = { type: "off_cpu", dur_ns: 3_000_000 };
    const facts = factsOf([
      { ...wait, time_unix_nano: at(100) },
      { ...wait, time_unix_nano: at(200) },
    ]);
    expect(facts.map(tellKernelFact)).toEqual(["off the CPU for 3.0 ms", "off the CPU for 3.0 ms"]);
  });
});

it("a stack that bpftrace printed over several lines is one line, the outermost frame first", () => {
  const printed =
    '{"type":"off_cpu","t":5000,"pid":7,"tid":7,"dur_ns":2000000,"stack":"\n        __libc_read+76\n        uv_fs_read+332\n        0x7f0e\n|\n        __schedule+1560\n        do_syscall_64+571\n"}\n';
  const lines = [
    '{"v":1,"type":"clock","t":1000,"wall_us":1763690000000000}',
    JSON.stringify({ type: "printf", data: printed }),
  ];
  const { events, rejectedCount } = readKernelCapture(lines.join("\n"));
  expect(rejectedCount).toBe(0);
  expect(events.at(-1)?.stack).toBe(
    "0x7f0e;uv_fs_read;__libc_read;do_syscall_64_[k];__schedule_[k]",
  );
});

it("a process line tells the container of the events behind it", () => {
  const lines = [
    { v: 1, type: "process", pid: PID, ns_pid: 1, container_id: "6b742e38ee3a" },
    { type: "connect", time_unix_nano: at(1), pid: PID, ret: 0 },
    { type: "connect", time_unix_nano: at(2), pid: 8, ret: 0 },
  ];
  const { events } = readKernelCapture(lines.map((line) => JSON.stringify(line)).join("\n"));
  expect(events.map(({ containerId, namespacePid }) => [containerId, namespacePid])).toEqual([
    ["6b742e38ee3a", 1],
    ["", null],
  ]);
});
