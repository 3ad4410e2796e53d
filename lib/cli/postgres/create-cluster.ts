import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createConnection, DATABASE, SUPERUSER, writeConnection } from "./connection-file";
import { giveTo, type PostgresAccount } from "./postgres-account";
import type { PostgresBinaries } from "./postgres-binaries";
import { runProgram } from "./run-program";

export interface NewCluster {
  /** The folder to make: the server's files in `data`, the password and port in `connection.json`. */
  readonly directory: string;
  readonly binaries: PostgresBinaries;
  readonly account: PostgresAccount;
  /** False for throw-away clusters: their files need not outlive a power cut. */
  readonly durable: boolean;
}

/**
 * Makes a cluster with an empty database, all or nothing: it grows in a folder beside and is
 * renamed when complete, so that a start killed half-way leaves only a draft, which the next
 * start removes.
 */
export function createCluster({ directory, binaries, account, durable }: NewCluster): void {
  const draft = `${directory}.draft-${process.pid}`;
  removeDrafts(directory);
  mkdirSync(draft, { recursive: true, mode: 0o755 });

  const connection = createConnection();
  writeConnection(draft, connection);
  const data = path.join(draft, "data");
  mkdirSync(data, { mode: 0o700 });
  giveTo(account, data);
  const passwordFile = path.join(draft, "password");
  writeFileSync(passwordFile, `${connection.password}\n`, { mode: 0o600 });
  giveTo(account, passwordFile);

  runProgram({
    account,
    command: binaries.initdb,
    args: [
      `--pgdata=${data}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      ...(durable ? [] : ["--no-sync"]),
    ],
    cwd: draft,
  });
  rmSync(passwordFile);
  // Single-user mode needs no port and no client.
  runProgram({
    account,
    command: binaries.postgres,
    args: ["--single", "-D", data, "postgres"],
    cwd: draft,
    input: `CREATE DATABASE ${DATABASE}\n`,
  });
  renameSync(draft, directory);
}

function removeDrafts(directory: string): void {
  const parent = path.dirname(directory);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(`${path.basename(directory)}.draft-`)) {
      // A killed start may have left an initdb behind that is still writing.
      rmSync(path.join(parent, name), { recursive: true, force: true, maxRetries: 10 });
    }
  }
}
