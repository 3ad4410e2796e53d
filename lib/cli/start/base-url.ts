const EVERY_ADDRESS: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** The address at which this machine reaches a server that listens on `host` and `port`. */
export function baseUrl(host: string, port: number): string {
  const reachable = EVERY_ADDRESS[host] ?? host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}
