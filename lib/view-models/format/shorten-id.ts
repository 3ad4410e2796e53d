const KEPT = 4;

/** `9f2c…e41a`: enough of an id to tell two apart by eye. Ids no longer than that stay whole. */
export function shortenId(id: string): string {
  if (id.length <= KEPT * 2 + 1) return id;
  return `${id.slice(0, KEPT)}…${id.slice(-KEPT)}`;
}
