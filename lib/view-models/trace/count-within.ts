/** How many of `rows` (ascending) lie from `first` to `last`, both included. Binary search. */
export function countWithin(rows: Int32Array, first: number, last: number): number {
  return lowerBound(rows, last + 1) - lowerBound(rows, first);
}

function lowerBound(rows: Int32Array, wanted: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
