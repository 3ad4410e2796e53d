/** What became of a batch: every row is one or the other, and all are committed. */
export interface InsertResult {
  readonly inserted: number;
  /** Rows that were there already, or twice in the batch. */
  readonly duplicates: number;
}
