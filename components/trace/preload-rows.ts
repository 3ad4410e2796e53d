import { preload } from "react-dom";

/** Has the browser fetch the rows of a trace, by the usual clock, while the page's scripts load. */
export function preloadRows(traceId: string): void {
  preload(`/api/traces/${traceId}/waterfall?format=packed`, {
    as: "fetch",
    crossOrigin: "anonymous",
  });
}
