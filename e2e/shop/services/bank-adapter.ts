import { setTimeout as pause } from "node:timers/promises";
import type { Span } from "@opentelemetry/api";
import type { PeerResponse } from "../platform/http-client";
import { HttpProblem, type ShopRequest, type ShopResponse } from "../platform/http-server";
import { log } from "../platform/logger";
import type { Service, ServiceKit } from "../platform/service-kit";
import { withSpan } from "../platform/with-span";
import { fixedBackoff, jitteredBackoff } from "./backoff";

const BANK_TIMEOUT_MS = 3_000;
const RETRIES = 3;

/** Speaks the bank's protocol for the rest of the shop, and retries when the bank is busy. */
export function startService(kit: ServiceKit): Service {
  return {
    routes: [
      {
        method: "POST",
        path: "/authorizations",
        handle: (request) => askBank(kit, "authorize", "/authorize", request),
      },
      {
        method: "POST",
        path: "/settlements",
        handle: (request) => askBank(kit, "settle", "/settle", request),
      },
    ],
  };
}

function askBank(
  kit: ServiceKit,
  what: string,
  template: string,
  request: ShopRequest,
): Promise<ShopResponse> {
  return withSpan({ name: `bank.${what}` }, async (span) => {
    const delayOf = kit.has("retry-without-jitter") ? fixedBackoff : jitteredBackoff;
    for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
      const answer = await kit.call({
        peer: "bank",
        method: "POST",
        template,
        body: request.body,
        timeoutMs: BANK_TIMEOUT_MS,
      });
      span.setAttribute("retry.count", attempt);
      if (answer.status < 500) return answer;
      if (attempt < RETRIES)
        await waitBefore(span, attempt + 1, delayOf(attempt, Math.random()), answer);
    }
    throw new HttpProblem(503, `the bank is busy: gave up after ${RETRIES} retries`);
  });
}

async function waitBefore(
  span: Span,
  attempt: number,
  delayMs: number,
  answer: PeerResponse,
): Promise<void> {
  span.addEvent("retry.scheduled", {
    "retry.attempt": attempt,
    "retry.delay_ms": Math.round(delayMs),
  });
  log("WARN", "bank is busy, retrying", {
    "retry.attempt": attempt,
    "http.response.status_code": answer.status,
  });
  await pause(delayMs);
}
