import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";

export { isDatabaseUnavailable } from "./database-unavailable";

/** The connections of one process: telemetry goes through `pool`, entities through `prisma` over it. */
export interface Database {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
}

/** What an entity function needs: a `Database`, or the inside of `withEntityTransaction`. */
export interface EntityStore {
  readonly prisma: Prisma.TransactionClient;
}

export interface DatabaseOptions {
  /** `postgresql://user:password@host:port/database`. */
  readonly url: string;
  readonly maxConnections: number;
  /** How long to wait for a connection, new or returned, before giving up. */
  readonly connectTimeoutMs?: number;
}

const DEFAULT_CONNECT_TIMEOUT_MS = 5_000;

/** Opens a pool; connects lazily, so that it succeeds while the server is away. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.maxConnections,
    connectionTimeoutMillis: options.connectTimeoutMs ?? DEFAULT_CONNECT_TIMEOUT_MS,
    application_name: "faultline",
  });
  // An idle connection that the server closes is dropped by the pool, and the next query opens a
  // new one or reports why it cannot. Unheard, the event would end the process.
  pool.on("error", () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return { pool, prisma };
}

/** Waits for running queries, then closes every connection. */
export async function closeDatabase(db: Database): Promise<void> {
  await db.prisma.$disconnect();
  await db.pool.end();
}

/**
 * A server that is stopped, or behind a cut wire, keeps its connections open and never answers. The
 * time limit is pg's own, which its types tell of connections alone.
 */
const PING: pg.QueryConfig & { readonly query_timeout: number } = {
  text: "select 1",
  query_timeout: 3_000,
};

/** Whether the server answers a query now, within some seconds. Never throws. */
export async function pingDatabase(db: Pick<Database, "pool">): Promise<boolean> {
  return db.pool.query(PING).then(
    () => true,
    () => false,
  );
}
