import { setTimeout as pause } from "node:timers/promises";
import type { ShopResponse } from "../platform/http-server";
import type { Service, ServiceKit } from "../platform/service-kit";
import { SharedProcessor } from "./shared-processor";

const DEFAULT_LATENCY_MS = "160";
const GIVE_UP_MS = 3_000;

/**
 * The external bank. Settlement has room for everybody; authorisations share one processor,
 * so that many at once make each other slow.
 */
export function startService(kit: ServiceKit): Service {
  const processor = new SharedProcessor();
  const workMs = (setting: string) =>
    Number(kit.control.setting(setting, DEFAULT_LATENCY_MS)) * (0.7 + 0.8 * Math.random());

  const settle = async (): Promise<ShopResponse> => {
    await pause(workMs("bank.settle_ms"));
    return { status: 200, body: { settled: true } };
  };
  const authorize = async (): Promise<ShopResponse> => {
    const finished = await processor.run(workMs("bank.authorize_ms"), GIVE_UP_MS);
    return finished
      ? { status: 200, body: { authorized: true } }
      : { status: 503, body: { error: "busy" } };
  };
  return {
    routes: [
      { method: "POST", path: "/settle", handle: settle },
      { method: "POST", path: "/authorize", handle: authorize },
    ],
  };
}
