import type { InstrumentationScope, Resource } from "@/lib/domain/resource";

interface FromOrigin {
  readonly resource: Resource;
  readonly scope: InstrumentationScope;
}

export interface ResourceGroup<T> {
  readonly resource: Resource;
  readonly scopes: readonly {
    readonly scope: InstrumentationScope;
    readonly items: readonly T[];
  }[];
}

/**
 * Items under their resource and scope as OTLP nests them, in order of first appearance. Objects are
 * told apart by identity: items of one resource share its object, and where they do not, a second
 * group of equal content says the same.
 */
export function groupByOrigin<T extends FromOrigin>(items: readonly T[]): ResourceGroup<T>[] {
  const groups = new Map<Resource, Map<InstrumentationScope, T[]>>();
  for (const item of items) {
    const scopes = groups.get(item.resource) ?? new Map<InstrumentationScope, T[]>();
    groups.set(item.resource, scopes);
    const group = scopes.get(item.scope) ?? [];
    scopes.set(item.scope, group);
    group.push(item);
  }
  return [...groups].map(([resource, scopes]) => ({
    resource,
    scopes: [...scopes].map(([scope, scoped]) => ({ scope, items: scoped })),
  }));
}
