import { randomBytes, scryptSync } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Env, env } from "@/lib/env";

const KEY_BYTES = 32;
const FILE = "secret.key";

/**
 * The key that secrets are encrypted by: from FAULTLINE_SECRET_KEY, else from a file of the data
 * folder that only its owner can read and that is made the first time.
 */
export async function secretKey(
  settings: Pick<Env, "FAULTLINE_SECRET_KEY" | "FAULTLINE_DATA_DIR"> = env(),
): Promise<Buffer> {
  const { FAULTLINE_SECRET_KEY: text, FAULTLINE_DATA_DIR: folder } = settings;
  if (text !== undefined) return scryptSync(text, "faultline secrets", KEY_BYTES);
  const file = path.resolve(folder, FILE);
  await mkdir(path.dirname(file), { recursive: true });
  const made = randomBytes(KEY_BYTES).toString("hex");
  // Two that begin at once: the first one's is kept.
  await writeFile(file, made, { mode: 0o600, flag: "wx" }).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  });
  const key = Buffer.from((await readFile(file, "utf8")).trim(), "hex");
  if (key.length !== KEY_BYTES) throw new Error(`${FILE} of the data folder holds no key`);
  return key;
}
