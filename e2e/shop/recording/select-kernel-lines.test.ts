import { expect, it } from "vitest";
import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import { selectKernelLines } from "./select-kernel-lines";

const WALL_US = 1_763_690_000_000_000;
const BOOT = 1_000_000_000;
const SCOPE = {
  fromUnixNano: BigInt(WALL_US) * 1000n + 1_000_000n,
  untilUnixNano: BigInt(WALL_US) * 1000n + 9_000_000n,
  pids: new Set([7]),
  host: "shop-1",
};

const printed = (line: object) =>
  JSON.stringify({ type: "printf", data: `${JSON.stringify(line)}\n` });
const at = (ms: number) => BOOT + ms * 1_000_000;

it("keeps what the shop's processes did within the recording, told by a clock that can be moved", () => {
  const lines = selectKernelLines(
    [
      '{"type": "attached_probes", "data": {"probes": 3}}',
      printed({ v: 1, type: "clock", t: BOOT, wall_us: WALL_US }),
      printed({ type: "connect", t: at(0.5), pid: 7, tid: 7, ret: -111, dport: 1 }),
      printed({ type: "connect", t: at(2), pid: 7, tid: 7, ret: -111, dport: 2 }),
      printed({ type: "connect", t: at(3), pid: 8, tid: 8, ret: -111, dport: 3 }),
      printed({ type: "futex_wait", t: at(4), pid: 7, tid: 9, dur_ns: 2_000_000, uaddr: "a" }),
      printed({ type: "off_cpu", t: at(5), pid: 7, tid: 7, dur_ns: 2_000_000 }),
      printed({ type: "off_cpu", t: at(6), pid: 7, tid: 7, dur_ns: 8_000_000 }),
      printed({ type: "connect", t: at(10), pid: 7, tid: 7, ret: -111, dport: 4 }),
      '{"type": "lost_events", "data": {"events": 3}}',
    ],
    SCOPE,
  );
  const { events, rejectedCount, lostEventCount } = readKernelCapture(lines.join("\n"));
  expect(rejectedCount).toBe(0);
  expect(lostEventCount).toBe(3);
  const kept = events.filter(({ pid }) => pid !== null);
  expect(kept.map(({ type, peerPort }) => [type, peerPort])).toEqual([
    ["connect", 2],
    ["off_cpu", null],
  ]);
  expect(kept[0]?.timeUnixNano).toBe(BigInt(WALL_US) * 1000n + 2_000_000n);
  expect(kept.every(({ host }) => host === "shop-1")).toBe(true);
  expect(lines[1]).toContain('"wall_ns":"1763690000000000000"');
});

it("is empty where nothing was watched", () => {
  expect(selectKernelLines([], SCOPE)).toEqual([]);
});
