import { expect, it } from "vitest";
import { readKernelCapture } from "@/lib/analysis/kernel/read-kernel-capture";
import { tellClients } from "./tell-client";

const CONNECTION = {
  localAddress: "127.0.0.1",
  localPort: 5432,
  peerAddress: "127.0.0.1",
  peerPort: 40_000,
};
const wait = (pid: number) =>
  JSON.stringify({
    type: "printf",
    data: `{"type":"row_lock_wait","t":2000,"pid":${pid},"tid":${pid},"ret":0,"dur_ns":400,"uaddr":"row (0,1) of relation 5/16385, transaction 755"}\n`,
  });
const CLOCK = JSON.stringify({ type: "clock", t: 1_000, wall_us: 1 });

it("tells a row lock from the side of the client that waits for it", () => {
  const tell = tellClients(() => ({ connection: CONNECTION, pid: 700 }));
  const { events } = readKernelCapture([CLOCK, tell(wait(500))].join("\n"));
  expect(events.at(-1)).toMatchObject({
    kind: "lock-wait",
    pid: 700,
    localPort: 40_000,
    peerPort: 5432,
    durationNano: 400,
    resource: "row (0,1) of relation 5/16385, transaction 755",
  });
  expect(JSON.parse(events.at(-1)?.raw ?? "{}")).toMatchObject({ ctx_pid: 500 });
});

it("tells no process where the client is elsewhere, and the server's where nobody is known", () => {
  const away = tellClients(() => ({ connection: CONNECTION, pid: null }));
  expect(readKernelCapture([CLOCK, away(wait(500))].join("\n")).events.at(-1)).toMatchObject({
    pid: null,
    localPort: 40_000,
  });
  const unknown = tellClients(() => null);
  expect(JSON.parse(unknown(wait(500)))).toMatchObject({ pid: 500, ctx_pid: 500 });
});

it("asks once for each of the server's processes, and leaves other lines alone", () => {
  const asked: number[] = [];
  const tell = tellClients((pid) => {
    asked.push(pid);
    return { connection: CONNECTION, pid: 700 };
  });
  for (const pid of [500, 501, 500]) tell(wait(pid));
  expect(asked).toEqual([500, 501]);
  expect(tell(CLOCK)).toBe(CLOCK);
});
