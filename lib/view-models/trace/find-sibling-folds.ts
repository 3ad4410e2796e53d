/** Fewer than this are read as quickly as their count. */
const MIN_MEMBERS = 4;

/** What tells where equal siblings stand, one entry a row in pre-order. */
export interface SiblingColumns {
  readonly rowCount: number;
  readonly parent: Int32Array;
  readonly descendantCount: Int32Array;
  readonly service: Int32Array;
  readonly name: Int32Array;
  readonly kind: Uint8Array;
}

/**
 * Runs of equal siblings, numbered in the order of their first rows. The members of a fold are
 * roots of subtrees that follow each other: rows `firstRow` to `lastRow` are these and nothing else.
 */
export interface SiblingFolds {
  readonly count: number;
  /** The fold that a row is a member of, or -1. Rows below a member have their own. */
  readonly foldOf: Int32Array;
  readonly firstRow: Int32Array;
  /** The last row below the last member. */
  readonly lastRow: Int32Array;
  readonly memberCount: Int32Array;
}

/**
 * Siblings of one service, name and kind that follow each other, four or more. Their subtrees may
 * differ. Each row is looked at once as a sibling: O(rows).
 */
export function findSiblingFolds(columns: SiblingColumns): SiblingFolds {
  const { rowCount, descendantCount } = columns;
  const foldOf = new Int32Array(rowCount).fill(-1);
  const seen = new Uint8Array(rowCount);
  const firstRow: number[] = [];
  const lastRow: number[] = [];
  const memberCount: number[] = [];
  for (let first = 0; first < rowCount; first += 1) {
    if (seen[first] === 1) continue;
    let members = 0;
    let end = first;
    for (let row = first; members === 0 || areEqualSiblings(columns, first, row); row = end) {
      seen[row] = 1;
      members += 1;
      end = row + 1 + (descendantCount[row] ?? 0);
    }
    if (members < MIN_MEMBERS) continue;
    for (let row = first; row < end; row += 1 + (descendantCount[row] ?? 0)) {
      foldOf[row] = firstRow.length;
    }
    firstRow.push(first);
    lastRow.push(end - 1);
    memberCount.push(members);
  }
  return {
    count: firstRow.length,
    foldOf,
    firstRow: Int32Array.from(firstRow),
    lastRow: Int32Array.from(lastRow),
    memberCount: Int32Array.from(memberCount),
  };
}

function areEqualSiblings(columns: SiblingColumns, a: number, b: number): boolean {
  const { rowCount, parent, service, name, kind } = columns;
  return (
    b < rowCount &&
    parent[a] === parent[b] &&
    service[a] === service[b] &&
    name[a] === name[b] &&
    kind[a] === kind[b]
  );
}
