import { spawnSync } from "node:child_process";
import { childEnv } from "@/lib/env";
import { invokeAs, type PostgresAccount } from "./postgres-account";

export interface ProgramRun {
  readonly account: PostgresAccount;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly input?: string;
}

/**
 * Runs one of PostgreSQL's programs to its end.
 * @throws Error with what it printed when it fails.
 */
export function runProgram({ account, command, args, cwd, input }: ProgramRun): void {
  const invocation = invokeAs(account, command, args);
  const result = spawnSync(invocation.command, invocation.args, {
    cwd,
    env: postgresEnv(),
    uid: invocation.uid,
    gid: invocation.gid,
    input: input ?? "",
    encoding: "utf8",
  });
  if (result.status === 0) return;
  const reason = result.error?.message ?? `${result.stderr}${result.stdout}`.trim();
  throw new Error(`${command} failed: ${reason}`, { cause: result.error });
}

/**
 * Environment of PostgreSQL's programs. A user's own PGDATA, PGPORT or PGOPTIONS would redirect
 * them; the language would change the messages that are looked for; the time zone is UTC.
 */
export function postgresEnv(): NodeJS.ProcessEnv {
  const inherited = Object.entries(childEnv({})).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(inherited), LC_ALL: "C", TZ: "UTC", NODE_ENV: "production" };
}
