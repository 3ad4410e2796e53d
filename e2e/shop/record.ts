import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { FAULTS, faultNamed } from "./faults/all-faults";
import { assertMonitoringInstalled } from "./recording/monitoring";
import { recordFault } from "./recording/record-fault";
import { writeCase } from "./recording/write-case";

const RECORDINGS = fileURLToPath(new URL("../../prisma/seed/recordings", import.meta.url));

/** `tsx e2e/shop/record.ts [fault…]`: records the named faults, or all, as case folders. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      out: { type: "string", default: RECORDINGS },
      "base-port": { type: "string", default: "4400" },
      "healthy-seconds": { type: "string", default: "75" },
      "failing-seconds": { type: "string", default: "75" },
    },
  });
  assertMonitoringInstalled();
  const faults = positionals.length === 0 ? FAULTS : positionals.map(faultNamed);
  for (const fault of faults) {
    const recorded = await recordFault(fault, {
      basePort: Number(values["base-port"]),
      healthyMs: Number(values["healthy-seconds"]) * 1000,
      failingMs: Number(values["failing-seconds"]) * 1000,
      onProgress: (message) => console.log(`${fault.name}: ${message}`),
    });
    await writeCase(`${values.out}/${fault.folder}`, recorded);
    console.log(`${fault.name}: written`);
  }
}

await main();
process.exit(0);
