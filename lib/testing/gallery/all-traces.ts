import type { Span } from "@/lib/domain/span";
import * as asynchronous from "./asynchronous";
import * as structure from "./broken-structure";
import * as failing from "./failing-calls";
import * as incidents from "./incident-shapes";
import { manyOperations } from "./many-operations";
import * as timing from "./odd-timing";

export interface GalleryTrace {
  readonly name: string;
  readonly spans: () => Span[];
}

/** Every drawn trace by its name, for what must hold of all of them. */
export const ALL_TRACES: readonly GalleryTrace[] = Object.entries({
  ...structure,
  ...timing,
  ...asynchronous,
  ...failing,
  ...incidents,
  failureBehindClock: incidents.failureBehindSlowClock,
  queryForEachRow: () => incidents.queryForEachRow(),
  manyOperations,
}).map(([name, spans]) => ({ name, spans }));
