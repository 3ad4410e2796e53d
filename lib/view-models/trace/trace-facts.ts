import { failingRows } from "./failing-rows";
import { hasFlag, nameOf, serviceOf, type TraceModel } from "./trace-model";

export interface TraceFacts {
  readonly rootService: string;
  readonly rootName: string;
  /** Spans that were received: rows that stand for missing parents are not counted. */
  readonly spanCount: number;
  readonly failedCount: number;
  readonly services: readonly string[];
}

/** What the head of a trace says. The root is the first row that was received. */
export function toTraceFacts(model: TraceModel): TraceFacts {
  let root = -1;
  let missing = 0;
  for (let row = 0; row < model.rowCount; row += 1) {
    if (hasFlag(model, row, "missingParent")) missing += 1;
    else if (root < 0) root = row;
  }
  return {
    rootService: serviceOf(model, root),
    rootName: nameOf(model, root),
    spanCount: model.rowCount - missing,
    failedCount: failingRows(model).length,
    services: model.services.filter((service) => service !== ""),
  };
}
