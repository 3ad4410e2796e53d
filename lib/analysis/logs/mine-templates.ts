import { maskText } from "./mask-text";

/** A place where texts differ from one record to the next. */
export const WILDCARD = "<*>";

const PREFIX_TOKENS = 2;
const MAX_CHILDREN = 100;
const MAX_TOKENS = 128;
/** Half of the words that could tell lines apart have to be equal. */
const SIMILARITY = 0.5;

interface Template {
  readonly index: number;
  readonly tokens: string[];
}

/** Gives texts that were written by one statement the same number. */
export interface TemplateMiner {
  /** The number of the text's template: learned when none is alike. */
  learn(text: string): number;
  /** A template as text, wildcards in place of what differs. */
  textOf(index: number): string;
}

/**
 * Log templates by a tree of fixed depth (He et al., "Drain", ICWS 2017): number of words, then the
 * first words without digits, then the most alike of the templates there. What numbers and ids say
 * is masked first. One miner for each service; O(words + templates in the leaf) for each text.
 */
export function templateMiner(): TemplateMiner {
  const leaves = new Map<string, Template[]>();
  const childCount = new Map<string, number>();
  const templates: Template[] = [];
  const known = new Map<string, number>();

  const childOf = (path: string, token: string): string => {
    const child = `${path}\u0000${/[\d<]/.test(token) ? WILDCARD : token}`;
    if (childCount.has(child)) return child;
    const count = childCount.get(path) ?? 0;
    if (count >= MAX_CHILDREN) return `${path}\u0000${WILDCARD}`;
    childCount.set(path, count + 1);
    childCount.set(child, 0);
    return child;
  };

  const leafOf = (tokens: readonly string[]): Template[] => {
    const path = tokens.slice(0, PREFIX_TOKENS).reduce(childOf, String(tokens.length));
    const leaf = leaves.get(path) ?? [];
    leaves.set(path, leaf);
    return leaf;
  };

  const learn = (text: string): number => {
    const masked = maskText(text);
    const before = known.get(masked);
    if (before !== undefined) return before;
    const tokens = masked.trim().split(/\s+/, MAX_TOKENS);
    const leaf = leafOf(tokens);
    const template = mostAlike(leaf, tokens);
    const found = template ?? { index: templates.length, tokens: [...tokens] };
    if (template === null) {
      leaf.push(found);
      templates.push(found);
    } else {
      generalise(found.tokens, tokens);
    }
    known.set(masked, found.index);
    return found.index;
  };
  return { learn, textOf: (index) => templates[index]?.tokens.join(" ") ?? "" };
}

/** Words that were masked or differ anyway say nothing of who wrote the line. */
function mostAlike(leaf: readonly Template[], tokens: readonly string[]): Template | null {
  let best: Template | null = null;
  let bestShare = SIMILARITY;
  for (const template of leaf) {
    let equal = 0;
    let telling = 0;
    for (let i = 0; i < tokens.length; i += 1) {
      if (tokens[i]?.startsWith("<")) continue;
      telling += 1;
      if (template.tokens[i] === tokens[i]) equal += 1;
    }
    const share = telling === 0 ? 1 : equal / telling;
    if (share > bestShare || (best === null && share >= bestShare)) {
      best = template;
      bestShare = share;
    }
  }
  return best;
}

function generalise(template: string[], tokens: readonly string[]): void {
  for (let i = 0; i < template.length; i += 1) {
    if (template[i] !== tokens[i]) template[i] = WILDCARD;
  }
}
