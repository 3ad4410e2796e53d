import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectionOf, peerProcessOf } from "./connection-of";

const HEAD =
  "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
let root: string;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "faultline-proc-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function row(ends: string, state: string, inode: number): string {
  return `   0: ${ends} ${state} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1 0 20 4 30 10 -1`;
}

/** A process with sockets, in a network whose tables are these. */
function processOf(pid: number, inodes: readonly number[], tcp: string[], tcp6: string[] = []) {
  mkdirSync(path.join(root, `${pid}/fd`), { recursive: true });
  mkdirSync(path.join(root, `${pid}/net`));
  writeFileSync(path.join(root, `${pid}/net/tcp`), [HEAD, ...tcp, ""].join("\n"));
  writeFileSync(path.join(root, `${pid}/net/tcp6`), [HEAD, ...tcp6, ""].join("\n"));
  symlinkSync("/dev/null", path.join(root, `${pid}/fd/0`));
  for (const [index, inode] of inodes.entries()) {
    symlinkSync(`socket:[${inode}]`, path.join(root, `${pid}/fd/${index + 3}`));
  }
}

it("finds a server's connection with its client, and the client's process", () => {
  const table = [
    row("0100007F:1538 00000000:0000", "0A", 10),
    row("0100007F:1538 0100007F:C001", "01", 11),
    row("0100007F:C001 0100007F:1538", "01", 12),
  ];
  processOf(500, [10, 11], table);
  processOf(700, [12], table);
  const found = connectionOf(500, root);
  expect(found).toMatchObject({ localPort: 5432, peerAddress: "127.0.0.1", peerPort: 0xc001 });
  expect(found && peerProcessOf(found, 500, root)).toBe(700);
});

it("knows no process of a client on another machine, and reads addresses of IPv6", () => {
  const away = row(
    "0000000000000000FFFF00000100000A:1538 B80D01200000000000000000010000FF:D431",
    "01",
    21,
  );
  processOf(501, [21], [], [away]);
  const found = connectionOf(501, root);
  expect(found).toMatchObject({
    localAddress: "10.0.0.1",
    peerAddress: "2001:0db8:0000:0000:0000:0000:ff00:0001",
    peerPort: 0xd431,
  });
  expect(found && peerProcessOf(found, 501, root)).toBeNull();
});

it("finds nothing of a process that has ended, or speaks to nobody", () => {
  processOf(502, [30], [row("0100007F:1538 00000000:0000", "0A", 30)]);
  expect([connectionOf(502, root), connectionOf(503, root)]).toEqual([null, null]);
});

it.skipIf(process.platform !== "linux")("finds a real connection of this process", async () => {
  const server = createServer((socket) => socket.resume());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const client = createConnection(port, "127.0.0.1");
  await new Promise<void>((resolve) => client.once("connect", () => resolve()));
  const ours = { localAddress: "127.0.0.1", localPort: port, peerAddress: "127.0.0.1" };
  expect(peerProcessOf({ ...ours, peerPort: client.localPort ?? 0 }, process.pid)).toBe(
    process.pid,
  );
  client.destroy();
  await new Promise((resolve) => server.close(resolve));
});
