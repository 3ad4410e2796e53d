const HOST = /^[a-z0-9.[\]:_-]{1,255}$/i;

/**
 * The origin by which a request reached this server, for the commands that a page shows.
 * Behind a proxy that ends TLS, `x-forwarded-proto` and `x-forwarded-host` tell it.
 */
export function requestOrigin(headers: { get(name: string): string | null }): string {
  const host = firstOf(headers.get("x-forwarded-host")) ?? headers.get("host") ?? "";
  const secure = firstOf(headers.get("x-forwarded-proto")) === "https";
  return `${secure ? "https" : "http"}://${HOST.test(host) ? host : "localhost:3000"}`;
}

/** Each proxy adds its own behind a comma: the first one is what the browser asked for. */
function firstOf(list: string | null): string | undefined {
  return list?.split(",")[0]?.trim();
}
