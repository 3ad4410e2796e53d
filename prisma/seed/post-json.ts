import { setTimeout as pause } from "node:timers/promises";
import { env } from "@/lib/env";

const ATTEMPTS = 6;
const DEFAULT_RETRY_AFTER_S = 1;
const MOST_RETRY_AFTER_S = 10;

/**
 * Posts JSON to the running server; waits as long as it asks when it is busy (429, 503).
 * Any other refusal is an error that tells the path and the answer.
 */
export function postJson(baseUrl: string, path: string, body: unknown): Promise<void> {
  return post(baseUrl, path, { text: JSON.stringify(body), type: "application/json" });
}

/** Changes what is at the path, as `postJson` posts. */
export function patchJson(baseUrl: string, path: string, body: unknown): Promise<void> {
  const text = JSON.stringify(body);
  return post(baseUrl, path, { text, type: "application/json", method: "PATCH" });
}

/** Posts lines of JSON, as `postJson` does. */
export function postLines(baseUrl: string, path: string, lines: readonly string[]): Promise<void> {
  return post(baseUrl, path, { text: lines.join("\n"), type: "application/x-ndjson" });
}

async function post(
  baseUrl: string,
  path: string,
  sent: { readonly text: string; readonly type: string; readonly method?: "PATCH" },
): Promise<void> {
  const { text, type, method = "POST" } = sent;
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(new URL(path, baseUrl), {
      method,
      headers: { "content-type": type, ...authorization() },
      body: text,
    });
    const answer = await response.text();
    if (response.ok) return;
    const busy = response.status === 429 || response.status === 503;
    if (!busy || attempt === ATTEMPTS) {
      throw new Error(`${method} ${path} was answered ${response.status}: ${answer.slice(0, 300)}`);
    }
    await pause(retryAfterMs(response.headers.get("retry-after")));
  }
}

/** Where alerts are taken with a token alone, the demo shows it too. */
function authorization(): Readonly<Record<string, string>> {
  const token = env().FAULTLINE_ALERT_TOKEN;
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

function retryAfterMs(header: string | null): number {
  const seconds = Number(header ?? DEFAULT_RETRY_AFTER_S);
  const known = Number.isFinite(seconds) && seconds > 0 ? seconds : DEFAULT_RETRY_AFTER_S;
  return Math.min(known, MOST_RETRY_AFTER_S) * 1000;
}
