import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json";
import type { Tracepack } from "./tracepack-schema";

/** The name of a pack: SHA-256 of its canonical JSON, in hex. The same content has the same name. */
export function hashTracepack(pack: Tracepack): string {
  return createHash("sha256").update(canonicalJson(pack), "utf8").digest("hex");
}
