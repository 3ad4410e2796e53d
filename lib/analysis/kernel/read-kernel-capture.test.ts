import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { KernelEvent } from "@/lib/domain/kernel-event";
import { kernelErrorNumber } from "@/lib/domain/kernel-event";
import { readKernelCapture } from "./read-kernel-capture";

const CLOCK = '{"v":1,"type":"clock","t":1000000000000,"wall_us":1763690000000000}';
const atBoot = (nano: number) => 1_763_690_000_000_000_000n + BigInt(nano - 1_000_000_000_000);
const refused = (t: number, more = "") =>
  `{"type":"connect","t":${t},"pid":41,"tid":42,"ret":-111,"dur_ns":500,"fd":7,"daddr":"10.0.0.9","dport":5432${more},"comm":"node"}`;

function only(text: string): KernelEvent {
  const { events, rejected } = readKernelCapture(text);
  const found = events.filter(({ kind }) => !kind.startsWith("capture-"));
  const [event] = found;
  if (event === undefined || found.length > 1) throw new Error(JSON.stringify(rejected));
  return event;
}

describe("a line of our own format", () => {
  it("becomes an event in unix time, with the offset of its clock and how sure that is", () => {
    expect(only(`${CLOCK}\n${refused(1_000_002_000_000)}`)).toMatchObject({
      source: "faultline",
      kind: "connect",
      timeUnixNano: atBoot(1_000_002_000_000),
      durationNano: 500,
      clock: { kind: "boot", offsetNano: 1_763_689_000_000_000_000n, uncertaintyNano: 3_000 },
      pid: 41,
      tid: 42,
      command: "node",
      returned: -111,
      descriptor: 7,
      peerAddress: "10.0.0.9",
      peerPort: 5432,
      localPort: null,
    });
  });

  it("takes unix time as it stands, to the nanosecond also when written as a number", () => {
    const line = '{"type":"oom_kill","time_unix_nano":1763690000123456789,"pid":9}';
    expect(only(line)).toMatchObject({
      kind: "oom-kill",
      timeUnixNano: 1_763_690_000_123_456_789n,
      clock: { kind: "wall", offsetNano: null },
    });
  });

  it("waits for its clock, which may stand behind it, and notices that the clock was set", () => {
    const later = '{"type":"clock","t":2000000000000,"wall_us":1763691000000500}';
    const early = readKernelCapture(`${refused(999_000_000_000)}\n${CLOCK}`).events[0];
    expect(early?.timeUnixNano).toBe(atBoot(999_000_000_000));
    const stepped = readKernelCapture(`${CLOCK}\n${later}\n${refused(2_000_000_000_000)}`).events;
    expect(stepped.at(-1)?.clock.uncertaintyNano).toBe(503_000);
  });

  it("without any clock is told by its line, and the rest is read", () => {
    const wall = '{"type":"exit","time_unix_nano":"1763690000000000000","pid":9}';
    const { events, rejected } = readKernelCapture(`${refused(5)}\n${wall}`);
    expect(events).toHaveLength(1);
    expect(rejected).toEqual([{ line: 1, reason: "boot time without a clock line" }]);
  });

  it("with quotes in its last text is mended", () => {
    const line =
      '{"type":"openat_err","t":1000000000000,"pid":1,"ret":-2,"comm":"a","path":"/x/"y""}';
    expect(only(`${CLOCK}\n${line}`).resource).toBe('/x/"y"');
  });

  it("belongs to nobody when the owner of its socket is not known", () => {
    const line = '{"type":"tcp_retransmit","t":1000000000000,"pid":0,"tid":0,"ctx_pid":77}';
    expect(only(`${CLOCK}\n${line}`)).toMatchObject({ pid: null, tid: null });
  });

  it("gets its host from the capture line, or from whoever sends it", () => {
    const text = `${CLOCK}\n${refused(1_000_000_000_000)}`;
    expect(readKernelCapture(text, { host: "web-1" }).events.at(-1)?.host).toBe("web-1");
    const named = `{"v":1,"type":"capture","host":"db-1"}\n${text}`;
    expect(readKernelCapture(named, { host: "web-1" }).events.at(-1)?.host).toBe("db-1");
  });
});

describe("what bpftrace -f json prints", () => {
  const wrapped = (text: string) => JSON.stringify({ type: "printf", data: text });

  it("is unwrapped; probes and lost events are kept, maps and times of day are not", () => {
    const capture = readKernelCapture(
      [
        '{"type": "attached_probes", "data": {"probes": 3}}',
        wrapped(`${CLOCK}\n`),
        "",
        wrapped(`${refused(1_000_000_000_001)}\n${refused(1_000_000_000_002)}\n`),
        '{"type": "time", "data": "00:11:14\\n"}',
        '{"type": "map", "data": {"@ret": {"python3,-111": 2}}}',
        '{"type": "hist", "data": {"@lat": [{"max": -1, "count": 2}]}}',
        '{"type": "lost_events", "data": {"events": 12}}',
      ].join("\n"),
    );
    expect(capture.events.map(({ kind, count }) => [kind, count])).toEqual([
      ["capture-probes", 3],
      ["capture-clock", 1],
      ["connect", 1],
      ["connect", 1],
      ["capture-lost", 12],
    ]);
    expect(capture.events[0]?.timeUnixNano).toBe(atBoot(1_000_000_000_000));
    expect(capture).toMatchObject({ lostEventCount: 12, rejectedCount: 0 });
  });

  it("is told by its line when what was printed is no JSON", () => {
    const { rejected } = readKernelCapture(`${wrapped(`${CLOCK}\n`)}\n${wrapped("hello\n")}`);
    expect(rejected).toEqual([{ line: 2, reason: "not a JSON object" }]);
  });
});

const TETRAGON_PROCESS = {
  exec_id: "bm9kZTox",
  pid: 64_746,
  tid: 64_750,
  binary: "/usr/bin/curl",
  pod: { namespace: "shop", container: { id: "containerd://6b742e38ee3a", pid: 12 } },
  docker: "6b742e38ee3a212239e6d48b2954435",
};
const TETRAGON_CONNECT = {
  process_kprobe: {
    process: TETRAGON_PROCESS,
    function_name: "tcp_connect",
    args: [
      {
        sock_arg: {
          family: "AF_INET",
          saddr: "10.0.0.30",
          daddr: "10.0.0.80",
          sport: 54_321,
          dport: 443,
        },
      },
    ],
    return: { int_arg: -111 },
  },
  node_name: "node-7",
  time: "2025-11-21T01:53:20.376304204Z",
};

describe("an export of Tetragon", () => {
  it("tells the process on the host and in its container, and the socket", () => {
    expect(only(JSON.stringify(TETRAGON_CONNECT))).toMatchObject({
      source: "tetragon",
      kind: "tcp-connect",
      timeUnixNano: 1_763_690_000_376_304_204n,
      host: "node-7",
      pid: 64_746,
      tid: 64_750,
      namespacePid: 12,
      containerId: "containerd://6b742e38ee3a",
      command: "curl",
      returned: -111,
      localPort: 54_321,
      peerAddress: "10.0.0.80",
      peerPort: 443,
    });
  });

  it("is read alike in camelCase with 64-bit numbers as text, and behind a runtime's prefix", () => {
    const camel = {
      processExit: { process: { pid: "7", binary: "/bin/sh" } },
      nodeName: "node-7",
      time: "2025-11-21T01:53:20Z",
    };
    const prefixed = `2025-11-21T01:53:21.475Z stdout F ${JSON.stringify(camel)}`;
    expect(only(prefixed)).toMatchObject({ kind: "exit", pid: 7, tid: 7, host: "node-7" });
  });

  it("is told by its line when a field is not what it should be", () => {
    const text = JSON.stringify({ ...TETRAGON_CONNECT, time: "yesterday" });
    expect(readKernelCapture(text).rejected).toEqual([
      { line: 1, reason: "tetragon time: not RFC 3339" },
    ]);
  });
});

describe("a line of Inspektor Gadget", () => {
  const line = {
    type: "connect",
    error: "ECONNREFUSED",
    error_raw: 111,
    fd: 15,
    proc: { comm: "node", pid: 53_660, tid: 53_661, mntns_id: 4_026_534_339 },
    runtime: { containerId: "1b0ba0f6f7f7", containerName: "web", containerPid: 42_678 },
    src: { addr: "10.0.0.1", port: 40_000, proto: "TCP" },
    dst: { addr: "10.0.0.9", port: 5432, proto: "TCP" },
    timestamp: "2025-11-20T20:53:20.312976962-05:00",
  };

  it("is read with its error, its container and the time of its zone", () => {
    expect(only(JSON.stringify(line))).toMatchObject({
      source: "inspektor-gadget",
      kind: "tcp-connect",
      timeUnixNano: 1_763_690_000_312_976_962n,
      pid: 53_660,
      tid: 53_661,
      containerId: "1b0ba0f6f7f7",
      returned: -111,
      localPort: 40_000,
      peerPort: 5432,
    });
  });

  it("that was left in boot time needs a clock", () => {
    const boot = JSON.stringify({ ...line, timestamp_raw: 1_000_000_000_007 });
    expect(readKernelCapture(boot).rejected[0]?.reason).toBe("boot time without a clock line");
    expect(only(`${CLOCK}\n${boot}`).timeUnixNano).toBe(atBoot(1_000_000_000_007));
  });
});

describe("broken lines", () => {
  it("are counted and told with their number and reason, the first hundred of them", () => {
    const lines = [CLOCK, '{"type":"connect",', "[1]", '{"t":5}', '{"type":"connect","t":-1.5}'];
    const { rejected, rejectedCount } = readKernelCapture(lines.join("\r\n"));
    expect(rejected.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    expect(rejected[0]?.reason).toBe("malformed JSON: cut off");
    expect(rejectedCount).toBe(4);
    const many = readKernelCapture("x\n".repeat(1_000));
    expect([many.rejectedCount, many.rejected.length]).toEqual([1_000, 100]);
  });

  it("never keep a good line from being read, whatever stands around it", () => {
    const good = refused(1_000_000_000_001);
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 8 }), fc.nat({ max: 8 }), (junk, place) => {
        const lines = junk.map((text) => text.replaceAll(/[\n\r]/g, " "));
        lines.splice(place, 0, CLOCK, good);
        const { events } = readKernelCapture(lines.join("\n"));
        expect(events.filter(({ raw }) => raw === good)).toHaveLength(1);
      }),
    );
  });

  it("account for every line: an event, a note, or rejected", () => {
    const some = fc.constantFrom(
      CLOCK,
      refused(1_000_000_000_001),
      "{",
      '{"type":"x","t":1}',
      "no",
    );
    fc.assert(
      fc.property(fc.array(some, { maxLength: 30 }), (lines) => {
        const { events, rejectedCount } = readKernelCapture(lines.join("\n"));
        expect(events.length + rejectedCount).toBe(lines.length);
      }),
    );
  });
});

describe("a failure", () => {
  it.each([
    ["connect", -111, 111],
    ["connect", -115, null],
    ["io-error", -11, null],
    ["io-error", -104, 104],
    ["lock-wait", -110, null],
    ["lock-wait", -512, null],
    ["connect", 0, null],
    ["exit", null, null],
  ] as const)("%s that returned %s has the error number %s", (kind, returned, expected) => {
    expect(kernelErrorNumber({ kind, returned })).toBe(expected);
  });
});
