import { existsSync, mkdirSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { findFreePort, isPortFree } from "../free-port";
import { clearOrphans } from "./clear-orphans";
import { DATABASE, readConnection, SUPERUSER, writeConnection } from "./connection-file";
import { createCluster } from "./create-cluster";
import { choosePostgresAccount, ownerOf } from "./postgres-account";
import { findPostgresBinaries } from "./postgres-binaries";
import { type Postmaster, PostmasterFailed, runPostmaster } from "./run-postmaster";

const HOST = "127.0.0.1";
/** 0.1 + 0.2 + … + 12.8 s: processes of a killed server were seen to linger for some seconds. */
const RETRY_PAUSES_MS = [100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800];
const PASSING_FAILURES = [
  "pre-existing shared memory block",
  'lock file "postmaster.pid"',
  "could not bind",
  "could not create any TCP/IP sockets",
];

export interface PostgresOptions {
  /** Folder to keep everything in; made when missing. One running server per folder. */
  readonly directory: string;
  /** More server settings, by name. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False for throw-away servers. */
  readonly durable?: boolean;
}

export interface EmbeddedPostgres extends Postmaster {
  readonly port: number;
  /** Address of the database with the superuser's password in it. */
  readonly url: string;
}

/**
 * Starts the embedded PostgreSQL of a folder: makes its cluster at the first start, deals with what
 * a killed run left behind, and waits until it takes connections.
 * @throws Error that tells why it cannot be.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { settings = {}, durable = true } = options;
  mkdirSync(options.directory, { recursive: true });
  const directory = realpathSync(options.directory);
  const clusterDirectory = path.join(directory, "postgres");
  const dataDirectory = path.join(clusterDirectory, "data");
  const binaries = findPostgresBinaries();
  const account = choosePostgresAccount(binaries.postgres, directory, ownerOf(dataDirectory));
  if (!existsSync(clusterDirectory)) {
    createCluster({ directory: clusterDirectory, binaries, account, durable });
  }
  await clearOrphans(dataDirectory);

  const start = async (): Promise<EmbeddedPostgres> => {
    const { port, password } = await settlePort(clusterDirectory);
    const postmaster = await runPostmaster({
      binary: binaries.postgres,
      account,
      dataDirectory,
      logFile: path.join(directory, "postgres.log"),
      port,
      settings: durable ? settings : { fsync: "off", ...settings },
    });
    const url = `postgres://${SUPERUSER}:${password}@${HOST}:${port}/${DATABASE}`;
    return { ...postmaster, port, url };
  };
  for (const pauseMs of RETRY_PAUSES_MS) {
    try {
      return await start();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await delay(pauseMs);
    }
  }
  return start();
}

/** The port of the last start when it is free, else another, which is stored. */
async function settlePort(clusterDirectory: string): Promise<{ port: number; password: string }> {
  const { port: lastPort, password } = readConnection(clusterDirectory);
  if (lastPort !== null && (await isPortFree(lastPort, HOST))) return { port: lastPort, password };
  const port = await findFreePort(HOST);
  writeConnection(clusterDirectory, { port, password });
  return { port, password };
}

function isPassing(error: unknown): boolean {
  return (
    error instanceof PostmasterFailed &&
    PASSING_FAILURES.some((symptom) => error.reason.includes(symptom))
  );
}
