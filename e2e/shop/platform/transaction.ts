import type pg from "pg";

/** Runs a step in one transaction on one connection; an error rolls it back and passes on. */
export async function inTransaction<T>(
  pool: pg.Pool,
  step: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await step(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
