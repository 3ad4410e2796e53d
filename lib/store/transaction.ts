import type pg from "pg";
import type { Database, EntityStore } from "./database";

/**
 * Runs `fn` in one transaction: commits when it resolves, rolls back when it rejects. What it
 * returned is committed by the time the promise resolves.
 */
export async function withTransaction<T>(
  db: Pick<Database, "pool">,
  fn: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await db.pool.connect();
  try {
    await client.query("begin");
    const result = await fn(client);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    await rollBack(client);
    throw error;
  }
}

/** A connection that cannot even roll back is of no use to anyone: it is closed, not returned. */
async function rollBack(client: pg.PoolClient): Promise<void> {
  const failure = await client.query("rollback").then(
    () => null,
    (error: unknown) => error,
  );
  client.release(failure !== null);
}

/** The same for entities: pass what `fn` gets to the repositories in place of the database. */
export async function withEntityTransaction<T>(
  db: Database,
  fn: (store: EntityStore) => Promise<T>,
): Promise<T> {
  return db.prisma.$transaction((prisma) => fn({ prisma }), { maxWait: 5_000, timeout: 30_000 });
}
