import { unwrapLine } from "@/lib/analysis/kernel/unwrap-line";
import { type Connection, connectionOf, peerProcessOf } from "./connection-of";

const ROW_LOCK = /\\?"type\\?":\s*\\?"row_lock_/;
/** Servers give a process to another client when its own has gone: asked again after so many lines. */
const ASKED_AGAIN_AFTER = 1_000;

interface Client {
  readonly connection: Connection;
  readonly pid: number | null;
}

export type FindClient = (serverPid: number) => Client | null;

/**
 * Tells row locks from the side of whom they are waited for or held for: the client of the database,
 * whose spans they are about. The server's own process, which sends none, is kept as `ctx_pid`. A
 * client that is not known, or is on another machine, is told by its port alone. Other lines stay
 * as they are. The answer is asked of lines while their processes live.
 */
export function tellClients(find: FindClient = findClient): (line: string) => string {
  const clients = new Map<number, Client | null>();
  let asked = 0;
  return (line) => {
    if (!ROW_LOCK.test(line)) return line;
    const [found] = unwrapLine(line);
    if (found?.kind !== "json" || !("pid" in found.value)) return line;
    const serverPid = Number(found.value.pid);
    asked += 1;
    if (asked % ASKED_AGAIN_AFTER === 0) clients.clear();
    const client = clients.get(serverPid) ?? find(serverPid);
    clients.set(serverPid, client);
    return JSON.stringify({ ...found.value, ...fieldsOf(client), ctx_pid: serverPid });
  };
}

function fieldsOf(client: Client | null) {
  if (client === null) return {};
  const { localAddress, localPort, peerAddress, peerPort } = client.connection;
  const pid = client.pid ?? 0;
  const ends = { saddr: peerAddress, sport: peerPort, daddr: localAddress, dport: localPort };
  return { pid, tid: pid, ...ends };
}

function findClient(serverPid: number): Client | null {
  const connection = connectionOf(serverPid);
  if (connection === null) return null;
  return { connection, pid: peerProcessOf(connection, serverPid) };
}
