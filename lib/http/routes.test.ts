import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { ENDPOINTS } from "@/lib/domain/contracts/endpoints";

const API = fileURLToPath(new URL("../../app/api", import.meta.url));
/** The document itself is not described in the document. */
const UNDESCRIBED = new Set(["GET /api/openapi.json"]);

/** `GET /api/incidents/{incidentId}` of `incidents/[incidentId]/route.ts`. */
const served = readdirSync(API, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "route.ts")
  .flatMap((file) => {
    const text = readFileSync(path.join(API, file), "utf8");
    const folder = path.dirname(file).replaceAll(path.sep, "/");
    const address = `/api/${folder}`.replace(/\[(\w+)\]/g, "{$1}");
    const methods = text.matchAll(/export (?:const|function) (GET|POST|PATCH|PUT|DELETE)\b/g);
    return [...methods].map(([, method = ""]) => `${method} ${address}`);
  });

describe("the JSON API", () => {
  it("serves every endpoint that it describes, and describes every one that it serves", () => {
    const described = ENDPOINTS.map(({ method, path: address }) => `${method} ${address}`);
    expect(served.filter((one) => !UNDESCRIBED.has(one)).sort()).toEqual(described.sort());
  });
});
