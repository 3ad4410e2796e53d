import type { Fault, MadeChange } from "../faults/fault";
import type { Fleet } from "../fleet/fleet";
import { changeOf } from "../recording/write-case";

/** Breaks and repairs the shop, one fault at a time, and tells Faultline of the changes. */
export interface FaultSwitch {
  /** Repairs what is broken, then breaks it; when that was, in unix milliseconds. */
  turnOn(fault: Fault): Promise<number>;
  turnOff(): Promise<void>;
}

export function createFaultSwitch(fleet: Fleet, endpoint: string): FaultSwitch {
  let broken: Fault | null = null;
  let last: Promise<unknown> = Promise.resolve();
  /** One after the other: a deployment takes its time. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const repair = async () => {
    if (broken === null) return;
    const fault = broken;
    broken = null;
    await fault.revert(fleet);
    console.log(`repaired: ${fault.name}`);
  };
  const breakBy = async (fault: Fault) => {
    await repair();
    const coincidence = (await fault.coincide?.(fleet)) ?? null;
    const injected = await fault.inject(fleet);
    broken = fault;
    console.log(`broken: ${fault.name} (${injected.title})`);
    await reportChanges(endpoint, coincidence === null ? [injected] : [coincidence, injected]);
    return injected.atUnixMs;
  };
  return { turnOn: (fault) => inTurn(() => breakBy(fault)), turnOff: () => inTurn(repair) };
}

async function reportChanges(endpoint: string, changes: readonly MadeChange[]): Promise<void> {
  const response = await fetch(`${endpoint}/api/changes`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(changes.map(toReported)),
  });
  if (!response.ok) console.error(`the changes were answered ${response.status}`);
}

/** The same version goes out again and again here: each time is a change of its own. */
function toReported(change: MadeChange) {
  const told = changeOf(change);
  return { ...told, id: `${told.id}-live-${change.atUnixMs}` };
}
