import { type KeyPress, matchesKey } from "@/lib/view-models/shell/match-key";

export interface KeyBinding {
  /** Any of them: `["j", "ArrowDown"]`. See `matchesKey` for how they are written. */
  readonly keys: readonly string[];
  /** What the cheat-sheet shows in place of many keys: "1–9". */
  readonly shown?: string;
  /** What it does, for the cheat-sheet: "Next row". */
  readonly label: string;
  /** Where it works, the cheat-sheet's heading: "Everywhere", "List". */
  readonly group: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Also while typing and inside dialogs. */
  readonly always?: boolean;
}

let bindings: readonly KeyBinding[] = [];
const listeners = new Set<() => void>();

/** Adds bindings until the returned function is called. A later one wins over an earlier one. */
export function registerKeys(added: readonly KeyBinding[]): () => void {
  if (bindings.length === 0) window.addEventListener("keydown", dispatch);
  set([...bindings, ...added]);
  return () => {
    set(bindings.filter((binding) => !added.includes(binding)));
    if (bindings.length === 0) window.removeEventListener("keydown", dispatch);
  };
}

/** What works now, in the order it was added. */
export function currentKeys(): readonly KeyBinding[] {
  return bindings;
}

export function subscribeToKeys(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: readonly KeyBinding[]): void {
  bindings = next;
  for (const listener of listeners) listener();
}

function dispatch(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const press = toPress(event);
  const found = bindings.findLast((binding) => binding.keys.some((key) => matchesKey(key, press)));
  if (found === undefined) return;
  if (found.always !== true && belongsToTarget(event)) return;
  event.preventDefault();
  found.run(event);
}

function toPress(event: KeyboardEvent): KeyPress {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  const altGraph = event.getModifierState("AltGraph");
  return { key, ctrlKey, metaKey, altKey, shiftKey, altGraph };
}

/** In a tick box nothing is typed. */
const TYPED_IN = "input:not([type=checkbox]), textarea, select, [role=dialog], [role=menu]";
const ACTIVATED = "a, button, summary, [role=button], [role=tab], input[type=checkbox]";

/** Typing, choosing in a menu or dialog, and Enter or Space on a control mean what they always mean. */
function belongsToTarget(event: KeyboardEvent): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target.closest(TYPED_IN) !== null) return true;
  const activates = event.key === "Enter" || event.key === " ";
  return activates && target.closest(ACTIVATED) !== null;
}
