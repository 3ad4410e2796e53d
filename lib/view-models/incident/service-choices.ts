/** A service to filter by, with how many of the listed incidents touch it. */
export interface ServiceChoice {
  readonly value: string;
  readonly text: string;
  readonly note: string;
}

/** The services of the listed incidents by name, and the chosen one even when none has it. */
export function serviceChoices(
  rows: readonly { readonly services: readonly string[] }[],
  chosen: string,
): readonly ServiceChoice[] {
  const counts = new Map<string, number>(chosen === "" ? [] : [[chosen, 0]]);
  for (const row of rows) {
    for (const service of row.services) counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([service, count]) => ({ value: service, text: service, note: String(count) }));
}
