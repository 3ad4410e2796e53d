/** SQLSTATE classes and codes by which a server says that it cannot serve now; 40P01 is a deadlock. */
const UNAVAILABLE_SQLSTATE = /^(08...|40P01|57P0[1-5]|53300|58...|53100|53200)$/;
/** Codes of sockets and of the resolver. */
const UNAVAILABLE_SOCKET = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOENT",
  "ENOTFOUND",
  "EAI_AGAIN",
]);
/** Prisma's codes for the same: unreachable, timed out, closed, no connection from the pool. */
const UNAVAILABLE_PRISMA = new Set([
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2028",
  "P2034",
  "P2037",
]);
/** Errors of pg and of its pool that carry no code. */
const UNAVAILABLE_MESSAGE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed|Cannot use a pool after calling end|Connection ended)/;

/**
 * Whether the error says that the database cannot be reached or serve now, so that the same call may
 * pass later: refused or closed connection, server starting or stopping, too many connections, disk
 * full. Looks through causes and aggregates.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  const pending: unknown[] = [error];
  // Bounded, since a cause may name itself.
  for (let seen = 0; pending.length > 0 && seen < 32; seen++) {
    const current = pending.pop();
    if (typeof current !== "object" || current === null) continue;
    if (saysUnavailable(current)) return true;
    if ("cause" in current) pending.push(current.cause);
    if (current instanceof AggregateError) pending.push(...current.errors);
    // Where Prisma keeps the driver adapter's error.
    if ("meta" in current && typeof current.meta === "object" && current.meta !== null) {
      pending.push(Object.values(current.meta).find((value) => value instanceof Error));
    }
  }
  return false;
}

function saysUnavailable(error: object): boolean {
  const code = "code" in error ? error.code : "originalCode" in error ? error.originalCode : null;
  if (typeof code === "string") {
    if (UNAVAILABLE_SOCKET.has(code) || UNAVAILABLE_PRISMA.has(code)) return true;
    if (UNAVAILABLE_SQLSTATE.test(code)) return true;
  }
  return (
    "message" in error &&
    typeof error.message === "string" &&
    UNAVAILABLE_MESSAGE.test(error.message)
  );
}
