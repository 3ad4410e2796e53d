import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, statSync } from "node:fs";
import path from "node:path";

/**
 * As whom PostgreSQL's programs run. PostgreSQL refuses user id 0, so a root that starts Faultline
 * lends them either another account of the machine or, where that account cannot reach the folders
 * (a checkout under a closed /root), a user namespace in which root appears as an ordinary user.
 */
export type PostgresAccount =
  | { readonly kind: "self" }
  | { readonly kind: "other-user"; readonly uid: number; readonly gid: number }
  | { readonly kind: "namespace" };

export interface Invocation {
  readonly command: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

const NAMESPACE_ARGS = ["--user", "--map-user=1000", "--map-group=1000"];
const LENDABLE_ACCOUNTS = ["postgres", "nobody"];

/**
 * Chooses the account for a cluster.
 * @param binary one of PostgreSQL's programs, which the account must be able to run.
 * @param directory the existing folder in which the cluster lies or will be made.
 * @param clusterOwner uid that owns the cluster's files; null when there is no cluster yet.
 * @throws Error when root has no way left; the message tells the ways out.
 */
export function choosePostgresAccount(
  binary: string,
  directory: string,
  clusterOwner: number | null,
): PostgresAccount {
  const self = process.getuid?.();
  if (self !== 0) {
    if (clusterOwner === null || self === undefined || clusterOwner === self) {
      return { kind: "self" };
    }
    throw new Error(
      `The database in ${directory} belongs to another user of this machine (uid ${clusterOwner}). Start Faultline as that user, or give it another FAULTLINE_DATA_DIR.`,
    );
  }
  if (clusterOwner !== 0) {
    for (const account of lendableAccounts(clusterOwner)) {
      if (canRun(account, binary, directory)) return account;
    }
  }
  // Files made in the namespace belong to root outside it, and to its one user inside.
  if ((clusterOwner ?? 0) === 0 && namespaceWorks(binary)) return { kind: "namespace" };
  throw new Error(
    `PostgreSQL does not run as root, no other account can reach both ${binary} and ${directory}, and user namespaces are not allowed here. ` +
      "Start Faultline as an ordinary user, move the checkout and FAULTLINE_DATA_DIR to folders that others may enter, or set DATABASE_URL.",
  );
}

/** How to start `command` under `account`; the started process keeps the pid that spawn returns. */
export function invokeAs(
  account: PostgresAccount,
  command: string,
  args: readonly string[],
): Invocation {
  switch (account.kind) {
    case "self":
      return { command, args };
    case "other-user":
      return { command, args, uid: account.uid, gid: account.gid };
    case "namespace":
      return { command: "unshare", args: [...NAMESPACE_ARGS, command, ...args] };
  }
}

/** Hands a file or folder that root has just made to the account. */
export function giveTo(account: PostgresAccount, file: string): void {
  if (account.kind === "other-user") chownSync(file, account.uid, account.gid);
}

/** The uid that owns `file`, or null when it does not exist. */
export function ownerOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.uid ?? null;
}

type OtherUser = Extract<PostgresAccount, { kind: "other-user" }>;

function lendableAccounts(clusterOwner: number | null): readonly OtherUser[] {
  const names = clusterOwner === null ? LENDABLE_ACCOUNTS : [String(clusterOwner)];
  return names.flatMap((name) => {
    const uid = askId("-u", name);
    const gid = askId("-g", name);
    return uid === null || gid === null || uid === 0 ? [] : [{ kind: "other-user", uid, gid }];
  });
}

function askId(flag: "-u" | "-g", name: string): number | null {
  const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout.trim()) : null;
}

function canRun(account: OtherUser, binary: string, directory: string): boolean {
  const script = 'cd "$1" && "$0" --version';
  const { status } = spawnSync("/bin/sh", ["-c", script, binary, directory], {
    uid: account.uid,
    gid: account.gid,
    cwd: "/",
    stdio: "ignore",
  });
  return status === 0;
}

function namespaceWorks(binary: string): boolean {
  try {
    execFileSync("unshare", [...NAMESPACE_ARGS, binary, "--version"], {
      cwd: path.parse(binary).root,
      stdio: "ignore",
    });
    return true;
  } catch {
    // No unshare on this system, or its kernel forbids it: the caller reports what is left.
    return false;
  }
}
