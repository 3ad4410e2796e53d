/** What of a keyboard event decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** AltGr is down: on many layouts that is how `[` and `?` are typed, reported as Ctrl+Alt. */
  readonly altGraph: boolean;
}

/**
 * Whether a press is the key of a binding: `j`, `?`, `ArrowDown`, `mod+k` (⌘ or Ctrl), `shift+ArrowUp`.
 * Plain keys never match with Ctrl, Alt or ⌘ held, which belong to the browser.
 */
export function matchesKey(spec: string, press: KeyPress): boolean {
  const parts = spec.length === 1 ? [spec] : spec.split("+");
  const key = parts.at(-1) ?? "";
  const wantsMod = parts.includes("mod");
  const wantsShift = parts.includes("shift");
  const mod = !press.altGraph && (press.ctrlKey || press.metaKey);
  const alt = !press.altGraph && press.altKey;
  if (mod !== wantsMod || alt) return false;
  // Which characters need Shift is the layout's matter; for named keys it is a key of its own.
  if (key.length > 1 && press.shiftKey !== wantsShift) return false;
  return wantsMod ? press.key.toLowerCase() === key : press.key === key;
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Enter: "↵",
  Escape: "Esc",
  " ": "Space",
  shift: "⇧",
};

/** A binding's key as a person reads it: `⌘K`, `Ctrl K`, `↓`. */
export function formatKey(spec: string, apple: boolean): string {
  const parts = spec.length === 1 ? [spec] : spec.split("+");
  const mod = apple ? "⌘" : "Ctrl ";
  return parts
    .map((part, index) => {
      if (part === "mod") return mod;
      const combined = parts.length > 1 && index === parts.length - 1 && part.length === 1;
      return SYMBOLS[part] ?? (combined ? part.toUpperCase() : part);
    })
    .join("");
}
