/** Items of each row without an array each: row `r` owns `item[start[r]]` to `item[start[r + 1] - 1]`. */
export interface RowGroups {
  readonly start: Int32Array;
  readonly item: Int32Array;
}

/** Groups item numbers by their row, keeping their order; items of no row (-1) are left out. O(n). */
export function groupByRow(rows: ArrayLike<number>, rowCount: number): RowGroups {
  const start = new Int32Array(rowCount + 1);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? -1;
    if (row >= 0 && row < rowCount) start[row + 1] = (start[row + 1] ?? 0) + 1;
  }
  for (let row = 0; row < rowCount; row += 1) {
    start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
  }
  const item = new Int32Array(start[rowCount] ?? 0);
  const next = start.slice();
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? -1;
    if (row < 0 || row >= rowCount) continue;
    const slot = next[row] ?? 0;
    item[slot] = index;
    next[row] = slot + 1;
  }
  return { start, item };
}

/** The items of one row, in order. */
export function itemsOf(groups: RowGroups, row: number): Int32Array {
  return groups.item.subarray(groups.start[row] ?? 0, groups.start[row + 1] ?? 0);
}
