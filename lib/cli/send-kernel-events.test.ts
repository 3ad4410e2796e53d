import { describe, expect, it } from "vitest";
import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import { partsOf } from "./send-kernel-events";

const clock = (t: number) => `{"type":"clock","t":${t},"wall_us":${1_763_690_000_000_000 + t}}`;
const exit = (t: number) => `{"type":"exit","t":${t},"pid":9}`;
const lines = [
  '{"v":1,"type":"capture","host":"web-1"}',
  clock(1_000),
  ...Array.from({ length: 50 }, (_, index) => exit(2_000 + index)),
  clock(3_000),
  ...Array.from({ length: 50 }, (_, index) => exit(4_000 + index)),
  "broken",
];

describe("a capture sent in parts", () => {
  it.each([1, 200, 100_000])("of %s characters means what it means as a whole", (length) => {
    const whole = readKernelCapture(lines.join("\n"));
    const parts = [...partsOf(lines.join("\n"), length)];
    const read = parts.map((part) => ({ part, capture: readKernelCapture(part.text) }));
    const told = (events: readonly { kind: string; host: string; timeUnixNano: bigint }[]) =>
      events
        .filter(({ kind }) => kind === "exit")
        .map(({ host, timeUnixNano }) => `${host} ${timeUnixNano}`);
    expect(read.flatMap(({ capture }) => told(capture.events))).toEqual(told(whole.events));
    const broken = read.flatMap(({ part, capture }) =>
      capture.rejected.map(({ line }) => part.toFileLine(line)),
    );
    expect(broken).toEqual([lines.length]);
  });

  it("also when its lines are wrapped by bpftrace", () => {
    const wrapped = lines.map((text) => JSON.stringify({ type: "printf", data: `${text}\n` }));
    const parts = [...partsOf(wrapped.join("\n"), 500)];
    expect(parts.length).toBeGreaterThan(2);
    const rejected = parts.flatMap(({ text }) => readKernelCapture(text).rejected);
    expect(rejected.map(({ reason }) => reason)).toEqual(["not a JSON object"]);
  });
});
