import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import type { Database } from "@/lib/store/database";
import { withTransaction } from "@/lib/store/transaction";

/** The rows of a table as COPY writes them. */
export interface CopiedRows {
  readonly columns: readonly string[];
  readonly chunks: readonly Buffer[];
}

/** Reads every row of a table, without generated columns, which cannot be copied back. */
export async function copyOut(db: Database, table: string): Promise<CopiedRows> {
  const { rows } = await db.pool.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_schema = current_schema() and table_name = $1 and is_generated = 'NEVER'
     order by ordinal_position`,
    [table],
  );
  const columns = rows.map((row) => row.column_name);
  const chunks: Buffer[] = [];
  const collect = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await withTransaction(db, async (client) => {
    const source = client.query(copyTo(`copy (select ${columns.join()} from ${table}) to stdout`));
    await pipeline(source, collect);
  });
  return { columns, chunks };
}

/** One plain COPY of the rows in a transaction of its own; committed when it resolves. */
export async function copyIn(db: Database, table: string, rows: CopiedRows): Promise<void> {
  await withTransaction(db, async (client) => {
    const target = client.query(copyFrom(`copy ${table} (${rows.columns.join()}) from stdin`));
    await pipeline(Readable.from(rows.chunks), target);
  });
}
