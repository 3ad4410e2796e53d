import { existsSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import path from "node:path";

/** Functions of the server that `row-locks.bt` attaches to. */
const NEEDED = ["XactLockTableInsert", "XactLockTableWait", "LockTuple", "ProcReleaseLocks"];
const PID = /^\d+$/;
/** Of so many different programs at most: each is attached to by itself. */
const MOST_PROGRAMS = 4;

/** The programs of the PostgreSQL servers that run now and tell their functions, each once. */
export function findPostgres(root = "/proc"): readonly string[] {
  const programs = new Map<string, string>();
  for (const pid of readdirSync(root).filter((name) => PID.test(name))) {
    const program = programOf(`${root}/${pid}`);
    if (program !== null) programs.set(fileOf(program), program);
  }
  return [...programs.values()].filter(tellsFunctions).sort().slice(0, MOST_PROGRAMS);
}

/** One file of several names is attached to once. */
function fileOf(program: string): string {
  const { dev, ino } = statSync(program);
  return `${dev}/${ino}`;
}

/** Where the program of a process is reached from here; null for any other than a server's. */
function programOf(process: string): string | null {
  try {
    const program = readlinkSync(`${process}/exe`);
    if (path.basename(program) !== "postgres") return null;
    return existsSync(program) ? program : `${process}/root${program}`;
  } catch {
    // It ended meanwhile, or is a thread of the kernel.
    return null;
  }
}

/** Whether its functions can be found by name: extensions need them, so that servers keep them. */
function tellsFunctions(program: string): boolean {
  // What stands between quotes in the script must not end there.
  if (program.includes('"')) return false;
  try {
    const content = readFileSync(program);
    // A name that ends another one is kept within it alone.
    return NEEDED.every((name) => content.includes(`${name}\0`));
  } catch {
    return false;
  }
}
