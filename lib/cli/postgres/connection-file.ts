import { randomBytes } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

export const SUPERUSER = "faultline";
export const DATABASE = "faultline";

const Connection = z.object({
  port: z.int().min(1).max(65_535).nullable(),
  password: z.string().min(1),
});
/** How to reach an embedded cluster. `port` is null until it was started once. */
export type Connection = z.infer<typeof Connection>;

export function createConnection(): Connection {
  return { port: null, password: randomBytes(24).toString("hex") };
}

/** Reads the file beside the cluster's data. @throws when it is missing or damaged. */
export function readConnection(clusterDirectory: string): Connection {
  return Connection.parse(JSON.parse(readFileSync(connectionFile(clusterDirectory), "utf8")));
}

/** Written beside and renamed over, so that a killed start leaves the old file or the new one. */
export function writeConnection(clusterDirectory: string, connection: Connection): void {
  const file = connectionFile(clusterDirectory);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(connection)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
}

function connectionFile(clusterDirectory: string): string {
  return path.join(clusterDirectory, "connection.json");
}
