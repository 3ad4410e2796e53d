/** Scheme and host by which the sender reached the server, also through a proxy that tells its own. */
export function requestOrigin(request: Request): string {
  const { origin, protocol } = new URL(request.url);
  const host = request.headers.get("host");
  if (host === null || !/^[\w.:[\]-]+$/.test(host)) return origin;
  const forwarded = request.headers.get("x-forwarded-proto");
  const scheme = forwarded === "https" || forwarded === "http" ? `${forwarded}:` : protocol;
  return `${scheme}//${host}`;
}
