import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import type { Endpoint } from "./endpoint";
import { ENDPOINTS } from "./endpoints";

interface Call {
  readonly method: string;
  readonly path: string;
  readonly endpoint: () => Promise<Endpoint>;
}

const folder = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(folder).filter((file) => file.endsWith("-calls.ts"));

it("calls every endpoint where it is", async () => {
  const wrong: string[] = [];
  let count = 0;
  for (const file of files) {
    const calls: Readonly<Record<string, Call>> = await import(new URL(file, import.meta.url).href);
    for (const [name, call] of Object.entries(calls)) {
      const endpoint = await call.endpoint();
      count += 1;
      const isSame = endpoint.method === call.method && endpoint.path === call.path;
      if (!isSame || !ENDPOINTS.some((one) => one === endpoint)) wrong.push(`${file}: ${name}`);
    }
  }
  expect(count).toBeGreaterThan(50);
  expect(wrong).toEqual([]);
});
