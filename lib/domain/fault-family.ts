export interface FaultFamily {
  readonly id: string;
  readonly label: string;
}

/** The families that there are from the first day; a project adds its own by naming them. */
export const FAULT_FAMILIES: readonly FaultFamily[] = [
  { id: "missing-key", label: "Missing key, parameter or field" },
  { id: "wrong-value", label: "Wrong or malformed value" },
  { id: "arithmetic-overflow", label: "Overflow, precision, rounding" },
  { id: "null-reference", label: "Null or undefined where a value was expected" },
  { id: "logic-error", label: "Wrong logic or branch" },
  { id: "contract-change", label: "Incompatible interface or schema" },
  { id: "configuration", label: "Wrong configuration or flag" },
  { id: "timeout", label: "Timeout too short, or none" },
  { id: "retry-storm", label: "Retry storm or amplification" },
  { id: "connection-refused", label: "Connection refused or peer down" },
  { id: "network", label: "Packet loss, delay, DNS, TLS" },
  { id: "dependency", label: "Dependency outside fails or slows" },
  { id: "resource-exhaustion", label: "CPU, memory, disk, pool or quota used up" },
  { id: "lock-contention", label: "Lock, deadlock, contention" },
  { id: "race-condition", label: "Race, order, idempotency" },
  { id: "data-corruption", label: "Stale or corrupt data, cache" },
  { id: "credentials", label: "Credentials, permissions, certificates" },
  { id: "overload", label: "More load than it can bear" },
  { id: "crash", label: "Crash, restart, kill" },
  { id: "no-fault", label: "No fault: the alert was wrong" },
];

/** The built-in families and those that a project has used besides, in that order. */
export function familiesWith(used: readonly string[]): FaultFamily[] {
  const known = new Set(FAULT_FAMILIES.map(({ id }) => id));
  const added = [...new Set(used)].filter((id) => !known.has(id)).sort();
  return [...FAULT_FAMILIES, ...added.map((id) => ({ id, label: id.replaceAll("-", " ") }))];
}
