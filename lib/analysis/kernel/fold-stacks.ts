import type { KernelFact } from "./kernel-fact";
import type { KernelLink } from "./kernel-link";

/** Of each span and sort; the rest is told together. */
const MOST_STACKS = 5;
const FOLDED: ReadonlySet<string> = new Set(["stack", "off-cpu"]);

/**
 * Samples and waits of one span with the same stack as one fact each, those of the most samples or
 * time first five, the others together without a stack. Links of other kinds, and waits that tell no
 * stack, stay as they are. O(links log links).
 */
export function foldStacks(links: readonly KernelLink[]): KernelLink[] {
  const kept: KernelLink[] = [];
  const byPlace = new Map<string, Map<string, KernelLink[]>>();
  for (const link of links) {
    const { kind, lead } = link.fact;
    if (!FOLDED.has(kind) || lead.stack === "") {
      kept.push(link);
      continue;
    }
    const place = `${link.span} ${kind} ${link.grade}`;
    const stacks = byPlace.get(place) ?? new Map<string, KernelLink[]>();
    byPlace.set(place, stacks);
    const known = stacks.get(lead.stack);
    if (known === undefined) stacks.set(lead.stack, [link]);
    else known.push(link);
  }
  for (const stacks of byPlace.values()) kept.push(...foldPlace([...stacks.values()]));
  return kept;
}

function foldPlace(stacks: readonly (readonly KernelLink[])[]): KernelLink[] {
  const folded = stacks.flatMap((alike) => mergeLinks(alike) ?? []);
  folded.sort((a, b) => weightOf(b.fact) - weightOf(a.fact));
  const rest = mergeLinks(folded.slice(MOST_STACKS));
  const most = folded.slice(0, MOST_STACKS);
  return rest === null ? most : [...most, withoutStack(rest)];
}

/** Stands where the longest of them was. */
function mergeLinks(alike: readonly KernelLink[]): KernelLink | null {
  const [first, ...others] = alike;
  if (first === undefined) return null;
  const longest = others.reduce((a, b) => (lengthOf(b) > lengthOf(a) ? b : a), first);
  const events = [longest, ...alike.filter((link) => link !== longest)].flatMap(
    ({ fact }) => fact.events,
  );
  return { ...longest, fact: { ...longest.fact, events } };
}

function withoutStack(link: KernelLink): KernelLink {
  return { ...link, fact: { ...link.fact, lead: { ...link.fact.lead, stack: "" } } };
}

function lengthOf({ fact }: KernelLink): number {
  return fact.end - fact.start;
}

function weightOf(fact: KernelFact): number {
  return fact.kind === "stack" ? sampleCount(fact) : totalNano(fact);
}

/** Samples of a folded fact. */
export function sampleCount({ events }: KernelFact): number {
  return events.reduce((sum, { count }) => sum + count, 0);
}

/** Time of all the waits that a folded fact stands for. */
export function totalNano({ events }: KernelFact): number {
  return events.reduce((sum, { durationNano }) => sum + durationNano, 0);
}

const KERNEL_FRAME = /_\[k\]$/;

/** ` in uv_fs_read`: the innermost frame of the program, of the kernel where there is no other. */
export function innermostFrame({ lead }: KernelFact): string {
  const frames = lead.stack.split(";").filter((frame) => frame !== "");
  const frame = frames.findLast((one) => !KERNEL_FRAME.test(one)) ?? frames.at(-1);
  return frame === undefined ? "" : ` in ${frame}`;
}
