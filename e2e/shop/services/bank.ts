import { setTimeout as pause } from "node:timers/promises";
import type { ShopResponse } from "../platform/http-server";
import type { Service, ServiceKit } from "../platform/service-kit";

const AUTHORIZE_SLOTS = 3;
/** How long a request waits for a free slot before it is turned away. */
const ADMISSION_MS = 250;
const ADMISSION_STEP_MS = 25;

/**
 * The external bank. Settlement has room for everybody; authorisation works on three requests
 * at a time and turns away with 503 whoever does not get a slot within 250 ms. Every caller
 * that waits makes the others slower.
 */
export function startService(kit: ServiceKit): Service {
  let busy = 0;
  let waiting = 0;
  const latencyMs = () => Number(kit.control.setting("bank.latency_ms", "160"));

  const settle = async (): Promise<ShopResponse> => {
    await pause(latencyMs() * (0.7 + 0.8 * Math.random()));
    return { status: 200, body: { settled: true } };
  };
  const authorize = async (): Promise<ShopResponse> => {
    waiting += 1;
    for (
      let waitedMs = 0;
      busy >= AUTHORIZE_SLOTS && waitedMs < ADMISSION_MS;
      waitedMs += ADMISSION_STEP_MS
    ) {
      await pause(ADMISSION_STEP_MS);
    }
    waiting -= 1;
    if (busy >= AUTHORIZE_SLOTS) return { status: 503, body: { error: "busy" } };
    busy += 1;
    await pause(latencyMs() * (0.8 + 0.4 * Math.random()) * (1 + 0.15 * waiting));
    busy -= 1;
    return { status: 200, body: { authorized: true } };
  };
  return {
    routes: [
      { method: "POST", path: "/settle", handle: settle },
      { method: "POST", path: "/authorize", handle: authorize },
    ],
  };
}
