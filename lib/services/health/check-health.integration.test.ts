import { type AddressInfo, connect as connectTo, createServer, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { HealthDto } from "@/lib/domain/contracts/health";
import { closeDatabase, type Database, openDatabase } from "@/lib/store/database";
import { testDatabase } from "@/lib/testing/database";
import { checkHealth } from "./check-health";

const test = testDatabase();
const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const statusOf = async (db: Database) => HealthDto.parse(await checkHealth(() => db)).status;

function open(url: URL): Database {
  const db = openDatabase({ url: url.href, maxConnections: 2, connectTimeoutMs: 2_000 });
  cleanups.push(() => closeDatabase(db));
  return db;
}

/** A way to the test server that can fall silent: connections stay open, and nothing comes through. */
async function openSilenceable(): Promise<{ db: Database; silence: () => void }> {
  const server = new URL(test.url());
  const sockets: Socket[] = [];
  const proxy = createServer((incoming) => {
    const outgoing = connectTo(Number(server.port || 5432), server.hostname);
    sockets.push(incoming, outgoing);
    for (const socket of [incoming, outgoing]) socket.on("error", () => socket.destroy());
    incoming.pipe(outgoing);
    outgoing.pipe(incoming);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => proxy.close(resolve));
  });
  // An address object, since it listens on a port and not on a pipe.
  const { port } = proxy.address() as AddressInfo;
  const url = new URL(server);
  url.host = `127.0.0.1:${port}`;
  const silence = () => {
    for (const socket of sockets) socket.unpipe().pause();
  };
  return { db: open(url), silence };
}

describe("the health of the server", () => {
  it("is ok when the database answers and is migrated", async () => {
    expect(await statusOf(test.db())).toBe("ok");
  });

  it("is starting while the database answers and is not migrated", async () => {
    const url = new URL(test.url());
    url.pathname = "/postgres";
    expect(await statusOf(open(url))).toBe("starting");
  });

  it("is unavailable while nothing listens", async () => {
    expect(await statusOf(open(new URL("postgres://nobody@127.0.0.1:1/none")))).toBe("unavailable");
  });

  it("is unavailable, after some seconds, when the database keeps the wire and does not answer", async () => {
    const { db, silence } = await openSilenceable();
    expect(await statusOf(db)).toBe("ok");
    silence();
    expect(await statusOf(db)).toBe("unavailable");
  });

  it("is unavailable, and not an error, while nobody has said where the database is", async () => {
    const health = await checkHealth(() => {
      throw new Error("DATABASE_URL is not set");
    });
    expect(HealthDto.parse(health).status).toBe("unavailable");
  });
});
