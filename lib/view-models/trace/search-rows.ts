import type { TraceModel } from "./trace-model";

/**
 * Rows whose service, name or node id holds every word of the query, ignoring case; none for an
 * empty query. Words are looked up in the dictionaries once, so a row costs a few array reads.
 */
export function searchRows(model: TraceModel, query: string): Int32Array {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Int32Array(words.length === 0 ? 0 : model.rowCount);
  if (words.length === 0) return found;
  const tests = words.map((word) => wordTest(model, word));
  let count = 0;
  for (let row = 0; row < model.rowCount; row += 1) {
    if (!tests.every((test) => test(row))) continue;
    found[count] = row;
    count += 1;
  }
  return found.subarray(0, count);
}

function wordTest(model: TraceModel, word: string): (row: number) => boolean {
  const inService = model.services.map((text) => text.toLowerCase().includes(word));
  const inName = model.names.map((text) => text.toLowerCase().includes(word));
  // Shorter pieces of an id match by chance everywhere.
  const couldBeId = word.length >= 4 && /^[0-9a-f:~misng]+$/.test(word);
  return (row) =>
    inService[model.service[row] ?? -1] === true ||
    inName[model.name[row] ?? -1] === true ||
    (couldBeId && (model.nodeId[row] ?? "").includes(word));
}

/** Whether a query names attributes (`key=value`): the rows do not hold those. */
export function asksForAttributes(query: string): boolean {
  return /[^\s=!]!?=/.test(query);
}

/** Rows of nodes by their ids, ascending; ids that the trace does not have are left out. O(rows). */
export function rowsOfNodes(model: TraceModel, nodeIds: readonly string[]): Int32Array {
  const wanted = new Set(nodeIds);
  const rows: number[] = [];
  for (let row = 0; row < model.rowCount; row += 1) {
    if (wanted.has(model.nodeId[row] ?? "")) rows.push(row);
  }
  return Int32Array.from(rows);
}
