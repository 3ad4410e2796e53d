// Generates the Prisma client when it is missing or older than the schema. Plain Node, so that it
// runs before anything is built. Arguments are passed on to `prisma generate`.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const generated = join(here, "generated", "client.ts");
const inputs = [join(here, "schema.prisma"), installedClientManifest()];

/** Its time changes when the installed version of Prisma does. */
function installedClientManifest() {
  return createRequire(import.meta.url).resolve("@prisma/client/package.json");
}

function isFresh() {
  if (!existsSync(generated)) return false;
  const generatedAtMs = statSync(generated).mtimeMs;
  return inputs.every((input) => statSync(input).mtimeMs <= generatedAtMs);
}

/** `prisma` as its own package declares it: no shell, no PATH. */
function prismaEntry() {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("prisma/package.json");
  return join(dirname(manifest), require(manifest).bin.prisma);
}

if (!isFresh()) {
  const run = spawnSync(process.execPath, [prismaEntry(), "generate", ...process.argv.slice(2)], {
    cwd: join(here, ".."),
    stdio: "inherit",
    env: {
      ...process.env,
      // `generate` never runs the schema engine but insists on having one, and would download it.
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  });
  if (run.error) console.error(`prisma generate could not be started: ${run.error.message}`);
  process.exitCode = run.status ?? 1;
}
