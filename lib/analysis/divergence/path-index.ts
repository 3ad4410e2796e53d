import type { SpanKind } from "@/lib/domain/span";

/** One step of a path: an operation as it is the same in every trace. */
export interface PathStep {
  readonly service: string;
  /** With ids and numbers replaced by `*`. */
  readonly name: string;
  readonly kind: SpanKind;
}

/** Number of a path in a `PathIndex`. */
export type PathId = number;

/** The parent of paths that begin at a root. */
export const NO_PATH: PathId = -1;

/**
 * Numbers the paths of operations that traces are made of, the same path the same number in every
 * trace that shares the index. Exact, where a hash could collide.
 */
export class PathIndex {
  private readonly steps: PathStep[] = [];
  private readonly parents: PathId[] = [];
  private readonly depths: number[] = [];
  private readonly known = new Map<string, PathId>();
  private readonly plainNames = new Map<string, string>();

  /** The path that leads from `parent` to a span of this operation. */
  enter(parent: PathId, service: string, spanName: string, kind: SpanKind): PathId {
    const name = this.plainName(spanName);
    const key = `${parent}\u0000${service}\u0000${name}\u0000${kind}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    this.known.set(key, this.steps.length);
    this.parents.push(parent);
    this.depths.push(parent === NO_PATH ? 0 : this.depth(parent) + 1);
    return this.steps.push({ service, name, kind }) - 1;
  }

  step(path: PathId): PathStep {
    const step = this.steps[path];
    if (step === undefined) throw new RangeError(`no path ${path}`);
    return step;
  }

  parent(path: PathId): PathId {
    return this.parents[path] ?? NO_PATH;
  }

  /** 0 for a path of one step. */
  depth(path: PathId): number {
    return this.depths[path] ?? 0;
  }

  /** From the root down; of a longer path the last `limit` steps. */
  lastSteps(path: PathId, limit: number): PathStep[] {
    const steps: PathStep[] = [];
    for (let at = path; at !== NO_PATH && steps.length < limit; at = this.parent(at)) {
      steps.push(this.step(at));
    }
    return steps.reverse();
  }

  private plainName(spanName: string): string {
    const known = this.plainNames.get(spanName) ?? withoutIds(spanName);
    this.plainNames.set(spanName, known);
    return known;
  }
}

/** UUIDs, long hex and numbers standing alone: what differs from one request to the next. */
const IDS =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b(?=[a-f]*\d)[0-9a-f]{8,}\b|(?<![\w.])\d+(?![\w.])/gi;

/** A span name with what looks like an id replaced by `*`: `GET /cart/42` and `/cart/43` are one. */
export function withoutIds(spanName: string): string {
  return spanName.replace(IDS, "*");
}
