import { connectionRefused } from "./connection-refused";
import { decimalOverflow } from "./decimal-overflow";
import type { Fault } from "./fault";
import { missingCartId } from "./missing-cart-id";
import { phantomTimeout } from "./phantom-timeout";
import { retryStorm } from "./retry-storm";
import { rowLock } from "./row-lock";

export const FAULTS: readonly Fault[] = [
  missingCartId,
  phantomTimeout,
  decimalOverflow,
  retryStorm,
  connectionRefused,
  rowLock,
];

/** The fault of that name, or in the service of that name; else an error that tells the names there are. */
export function faultNamed(name: string): Fault {
  const fault = FAULTS.find(
    (candidate) => candidate.name === name || candidate.truth.service === name,
  );
  if (fault === undefined) {
    throw new Error(
      `no fault is called ${name}; there are ${FAULTS.map((f) => f.name).join(", ")}`,
    );
  }
  return fault;
}
