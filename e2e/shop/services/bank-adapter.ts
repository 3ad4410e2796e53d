import { setTimeout as pause } from "node:timers/promises";
import type { Span } from "@opentelemetry/api";
import type { PeerResponse } from "../platform/http-client";
import { HttpProblem, type ShopRequest, type ShopResponse } from "../platform/http-server";
import { exceptionAttributes, log } from "../platform/logger";
import type { Service, ServiceKit } from "../platform/service-kit";
import { withSpan } from "../platform/with-span";
import { type Backoff, fixedBackoff, jitteredBackoff } from "./backoff";

const RETRIES = 3;

interface BankCall {
  readonly name: string;
  readonly template: string;
  readonly timeoutMs: number;
  readonly backoff: Backoff;
}

/** Speaks the bank's protocol for the rest of the shop, and retries what the bank does not answer. */
export function startService(kit: ServiceKit): Service {
  // Subscription orders come in bursts and the bank slows down under them: they are spread out.
  const spread = kit.has("retry-without-jitter") ? fixedBackoff : jitteredBackoff;
  const authorize = {
    name: "authorize",
    template: "/authorize",
    timeoutMs: 1_200,
    backoff: spread,
  };
  const settle = { name: "settle", template: "/settle", timeoutMs: 3_000, backoff: fixedBackoff };
  return {
    routes: [
      {
        method: "POST",
        path: "/authorizations",
        handle: (request) => askBank(kit, authorize, request),
      },
      { method: "POST", path: "/settlements", handle: (request) => askBank(kit, settle, request) },
    ],
  };
}

function askBank(kit: ServiceKit, call: BankCall, request: ShopRequest): Promise<ShopResponse> {
  return withSpan({ name: `bank.${call.name}` }, async (span) => {
    for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
      const delayMs = call.backoff(attempt, Math.random());
      if (attempt > 0) noteRetry(span, attempt, delayMs);
      await pause(delayMs);
      const answer = await attemptOnce(kit, call, request.body);
      if (answer !== null && answer.status < 500) return answer;
    }
    throw new HttpProblem(503, `the bank does not answer: gave up after ${RETRIES} retries`);
  });
}

async function attemptOnce(
  kit: ServiceKit,
  call: BankCall,
  body: unknown,
): Promise<PeerResponse | null> {
  const { template, timeoutMs } = call;
  try {
    return await kit.call({ peer: "bank", method: "POST", template, body, timeoutMs });
  } catch (error) {
    log("WARN", "no answer from the bank", exceptionAttributes(error));
    return null;
  }
}

function noteRetry(span: Span, attempt: number, delayMs: number): void {
  span.setAttribute("retry.count", attempt);
  span.addEvent("retry.scheduled", {
    "retry.attempt": attempt,
    "retry.delay_ms": Math.round(delayMs),
  });
}
