import { emitKeypressEvents } from "node:readline";
import { FAULTS } from "../faults/all-faults";
import type { Fault } from "../faults/fault";

export interface Keys {
  onFault(fault: Fault): void;
  onRepair(): void;
  onQuit(): void;
}

/** Listens to the keyboard, where there is one: a number breaks, 0 repairs, q closes. */
export function readKeys({ onFault, onRepair, onQuit }: Keys): void {
  if (!process.stdin.isTTY) return;
  console.log("press a key:");
  for (const [index, { name, truth }] of FAULTS.entries()) {
    console.log(`  ${index + 1}  breaks ${truth.service} (${name})`);
  }
  console.log("  0  repairs it\n  q  closes the shop");
  emitKeypressEvents(process.stdin);
  process.stdin.setRawMode(true);
  process.stdin.on("keypress", (_text: string | undefined, key: Keypress) => {
    const fault = FAULTS[Number(key.sequence) - 1];
    if (fault !== undefined) onFault(fault);
    else if (key.sequence === "0") onRepair();
    else if (key.sequence === "q" || (key.ctrl && key.name === "c")) onQuit();
  });
}

interface Keypress {
  readonly sequence?: string;
  readonly name?: string;
  readonly ctrl?: boolean;
}
