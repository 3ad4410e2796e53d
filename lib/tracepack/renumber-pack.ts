import type { Tracepack } from "./tracepack-schema";

/**
 * Drops the dictionary entries, resources, operations and templates that nothing names any more,
 * beyond so many that are told for themselves, and gives the others new numbers.
 */
export function renumberPack(
  pack: Tracepack,
  most: { readonly operations: number; readonly logTemplates: number },
): Tracepack {
  const resources = numbering(
    pack.spans.map(({ resource }) => resource),
    pack.resources.length,
    0,
  );
  const keptResources = resources.kept.flatMap((i) => pack.resources[i] ?? []);
  const attributes = numbering(
    [
      ...keptResources.flatMap((one) => one.attributes),
      ...pack.spans.flatMap((span) => [
        ...span.attributes,
        ...span.events.flatMap((event) => event.attributes),
      ]),
      ...pack.logs.flatMap((log) => log.attributes),
    ],
    pack.attributes.length,
    0,
  );
  const operations = numbering(
    pack.spans.map(({ operation }) => operation),
    pack.operations.length,
    most.operations,
  );
  const templates = numbering(
    pack.logs.map(({ template }) => template),
    pack.logTemplates.length,
    most.logTemplates,
  );
  const keys = (numbers: readonly number[]) => numbers.map(attributes.toNew);
  return {
    ...pack,
    attributes: attributes.kept.flatMap((i) => (pack.attributes[i] ? [pack.attributes[i]] : [])),
    resources: keptResources.map((one) => ({ ...one, attributes: keys(one.attributes) })),
    operations: operations.kept.flatMap((i) => pack.operations[i] ?? []),
    logTemplates: templates.kept.flatMap((i) => pack.logTemplates[i] ?? []),
    spans: pack.spans.map((span) => ({
      ...span,
      operation: operations.toNew(span.operation),
      resource: resources.toNew(span.resource),
      attributes: keys(span.attributes),
      events: span.events.map((event) => ({ ...event, attributes: keys(event.attributes) })),
    })),
    logs: pack.logs.map((log) => ({
      ...log,
      template: templates.toNew(log.template),
      attributes: keys(log.attributes),
    })),
  };
}

/** Numbers in use, and up to `most` together with the first of the others; in their old order. */
function numbering(used: readonly number[], length: number, most: number) {
  const kept = new Set(used);
  for (let i = 0; i < length && kept.size < most; i += 1) kept.add(i);
  const sorted = [...kept].sort((a, b) => a - b);
  const numbers = new Map(sorted.map((old, i) => [old, i]));
  return { kept: sorted, toNew: (old: number) => numbers.get(old) ?? 0 };
}
