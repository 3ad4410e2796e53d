import type { z } from "zod";
import { FaultlineError } from "@/lib/domain/errors";

/** A page of a list, and how to ask for the next. */
export interface Page<T> {
  readonly items: T[];
  /** null on the last page. */
  readonly nextCursor: string | null;
}

/** The place in a list after which the next page begins, as opaque text safe in a URL. */
export function encodeCursor(position: readonly (string | number | boolean)[]): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** `invalid_request` when the text is not a cursor of this list. */
export function decodeCursor<T>(cursor: string, shape: z.ZodType<T>): T {
  const parsed = shape.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  if (!parsed.success) {
    throw new FaultlineError("invalid_request", "the cursor is not one that this list gave", {
      cursor,
    });
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses it, whatever it is.
    return undefined;
  }
}

/** Cuts rows asked for with `limit + 1` to a page. */
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => T,
  toCursor: (row: Row) => string,
): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const isLastPage = rows.length <= limit || last === undefined;
  return { items: kept.map(toItem), nextCursor: isLastPage ? null : toCursor(last) };
}
