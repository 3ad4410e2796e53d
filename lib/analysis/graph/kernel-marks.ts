import type { NodeIndex } from "@/lib/analysis/trace/assembled-trace";
import { KERNEL_GRADES, type KernelGrade } from "@/lib/domain/kernel-grade";
import type { ResourceConflict } from "./find-conflicts";

/** What the kernel did for a node. */
export interface KernelAnnotation {
  readonly node: NodeIndex;
  /** `connect → 127.0.0.1:5432 refused`. */
  readonly words: string;
  readonly failed: boolean;
  readonly grade: KernelGrade;
  readonly durationNano: number;
  readonly anchors: readonly string[];
}

/** What is known from the kernel about one trace; conflicts of nodes that are both in it. */
export interface KernelFindings {
  readonly annotations: readonly KernelAnnotation[];
  readonly conflicts: readonly ResourceConflict[];
}

export const NO_KERNEL: KernelFindings = { annotations: [], conflicts: [] };

/** The same thing, once or often, on one node of the graph. */
export interface KernelMark {
  /** Of the longest of them. */
  readonly words: string;
  readonly count: number;
  /** A negative return. */
  readonly failed: boolean;
  /** Of this node, and not only of its process. */
  readonly sure: boolean;
  readonly anchors: readonly string[];
}

const MAX_MARKS = 5;
const MAX_ANCHORS = 20;
const LENGTH = /\d+(\.\d+)? (µs|ms|s)\b/g;

/** Marks by node: the surest first, of those failures, then what there was most of. O(n log n). */
export function markNodes(
  annotations: readonly KernelAnnotation[],
  vertexOf: (node: NodeIndex) => number,
): ReadonlyMap<number, readonly KernelMark[]> {
  const byVertex = new Map<number, Map<string, KernelAnnotation[]>>();
  for (const annotation of annotations) {
    const vertex = vertexOf(annotation.node);
    const alike = byVertex.get(vertex) ?? new Map<string, KernelAnnotation[]>();
    byVertex.set(vertex, alike);
    const key = `${annotation.failed} ${annotation.grade} ${annotation.words.replace(LENGTH, "…")}`;
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [annotation]);
    else known.push(annotation);
  }
  return new Map(
    Array.from(byVertex, ([vertex, alike]) => [
      vertex,
      [...alike.values()].sort(byWeight).flatMap(toMark).slice(0, MAX_MARKS),
    ]),
  );
}

function toMark(alike: readonly KernelAnnotation[]): KernelMark[] {
  const [first] = alike;
  if (first === undefined) return [];
  const longest = alike.reduce((a, b) => (b.durationNano > a.durationNano ? b : a));
  return [
    {
      words: longest.words,
      count: alike.length,
      failed: first.failed,
      sure: isSure(first),
      anchors: alike.flatMap(({ anchors }) => anchors).slice(0, MAX_ANCHORS),
    },
  ];
}

/** Of its node, and not only of its process. */
export function isSure({ grade }: Pick<KernelAnnotation, "grade">): boolean {
  return grade !== "process-level";
}

type Alike = readonly KernelAnnotation[];

function byWeight(a: Alike, b: Alike): number {
  return gradeOf(a) - gradeOf(b) || failedIn(b) - failedIn(a) || b.length - a.length;
}

function gradeOf([first]: Alike): number {
  return first === undefined ? KERNEL_GRADES.length : KERNEL_GRADES.indexOf(first.grade);
}

function failedIn([first]: Alike): number {
  return Number(first?.failed ?? false);
}
