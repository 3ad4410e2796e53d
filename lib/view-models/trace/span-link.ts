/** A trace has a page of its own, whose address names it. */
const TRACE_PAGE = /^\/traces\//;

/**
 * The address that shows what `address` shows, with this span of this trace selected. The trace is
 * named wherever the address does not say it already: the address lags behind what is shown.
 */
export function spanLink(address: string, traceId: string, nodeId: string): string {
  const url = new URL(address);
  if (!TRACE_PAGE.test(url.pathname)) url.searchParams.set("trace", traceId);
  url.searchParams.set("span", nodeId);
  return url.href;
}
