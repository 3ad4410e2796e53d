import { createHash } from "node:crypto";
import { showStep } from "../bootstrap/show-step.mjs";
import { type EmbeddedPostgres, startPostgres } from "../postgres/start-postgres";
import { supervise } from "./supervise";

/** The database that this run uses. */
export interface DatabaseServer {
  readonly kind: "embedded" | "external";
  /** A name for it that holds no secret and is the same at every start. */
  readonly fingerprint: string;
  /** Its address just now; an embedded server may come back on another port. */
  url(): string;
  /** Starts an embedded server again whenever it ends, until told to stop. */
  watch(stopping: AbortSignal, onMoved: () => void): Promise<void>;
  stop(): Promise<void>;
  /** Ends an embedded server at once; it recovers at the next start. */
  kill(): void;
}

/** Uses the server of `externalUrl`, or starts the embedded one of the data folder. */
export function openDatabaseServer(
  externalUrl: string | undefined,
  dataDirectory: string,
): Promise<DatabaseServer> {
  return externalUrl === undefined
    ? showStep("starting the database", () => startEmbedded(dataDirectory))
    : Promise.resolve(externalServer(externalUrl));
}

function externalServer(url: string): DatabaseServer {
  const { host, pathname } = new URL(url);
  const fingerprint = createHash("sha256")
    .update(host + pathname)
    .digest("hex")
    .slice(0, 12);
  return {
    kind: "external",
    fingerprint,
    url: () => url,
    watch: async () => undefined,
    stop: async () => undefined,
    kill: () => undefined,
  };
}

async function startEmbedded(directory: string): Promise<DatabaseServer> {
  let current: EmbeddedPostgres = await startPostgres({ directory });
  return {
    kind: "embedded",
    fingerprint: "embedded",
    url: () => current.url,
    watch: (stopping, onMoved) =>
      supervise({
        name: "The database",
        first: current,
        stopping,
        restart: async () => {
          const { url } = current;
          current = await startPostgres({ directory });
          if (stopping.aborted) await current.stop();
          else if (current.url !== url) onMoved();
          return current;
        },
      }),
    stop: () => current.stop(),
    kill: () => {
      process.kill(current.pid, "SIGQUIT");
    },
  };
}
