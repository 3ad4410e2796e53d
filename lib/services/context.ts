import pino, { type Logger } from "pino";
import type { ProjectScope } from "@/lib/domain/project";
import { redactLogLine } from "@/lib/domain/redaction/redact-log-line";
import { env } from "@/lib/env";
import { type Database, openDatabase } from "@/lib/store/database";
import { getDefaultProject } from "@/lib/store/project-repository";
import { whenReachable } from "./when-reachable";

/** What every use-case is given: where to read and write, for whom, and what time it is. */
export interface ServiceContext {
  readonly db: Database;
  readonly scope: ProjectScope;
  readonly now: () => Date;
  readonly log: Logger;
}

const MAX_CONNECTIONS = 12;

/** Next bundles routes apart from each other; what a process has once is kept on its global object. */
const shared: {
  faultline?: { base?: Omit<ServiceContext, "scope">; scope?: ProjectScope };
} & object = globalThis;

/** The pool and the log of this process. Connects when first used. */
export function processContext(): Omit<ServiceContext, "scope"> {
  shared.faultline ??= {};
  shared.faultline.base ??= {
    db: openDatabase({ url: databaseUrl(), maxConnections: MAX_CONNECTIONS }),
    now: () => new Date(),
    log: pino(
      { name: "faultline", level: env().FAULTLINE_LOG_LEVEL },
      { write: (line) => void process.stdout.write(redactLogLine(line)) },
    ),
  };
  return shared.faultline.base;
}

/** The context of a request, in the default project. @throws `database_unavailable` */
export async function getServiceContext(): Promise<ServiceContext> {
  const base = processContext();
  shared.faultline ??= {};
  const scope = shared.faultline.scope ?? (await whenReachable(() => getDefaultProject(base.db)));
  shared.faultline.scope = scope;
  return { ...base, scope };
}

/** Runs a use-case in the context of a request. @throws `database_unavailable`, and what it throws */
export async function withContext<T>(work: (ctx: ServiceContext) => Promise<T>): Promise<T> {
  return whenReachable(async () => work(await getServiceContext()));
}

function databaseUrl(): string {
  const url = env().DATABASE_URL;
  if (url === undefined) throw new Error("DATABASE_URL is not set: `npm start` sets it");
  return url;
}
