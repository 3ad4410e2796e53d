import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ENDPOINTS } from "@/lib/domain/contracts/endpoints";
import { buildOpenapi } from "./build-openapi";

const Operation = z.object({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.string(), required: z.boolean() })),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string().min(1) })),
});
const Document = z.object({
  openapi: z.literal("3.1.0"),
  info: z.object({ version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

const document = Document.parse(buildOpenapi(ENDPOINTS, "1.2.3"));

describe("buildOpenapi", () => {
  it("describes every endpoint, and the receivers of telemetry", () => {
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const endpoints = ENDPOINTS.map(({ method, path }) => `${method} ${path}`);
    const receivers = ["traces", "logs", "metrics", "kernel-events"].map(
      (signal) => `POST /v1/${signal}`,
    );
    expect(described.sort()).toEqual([...endpoints, ...receivers].sort());
  });

  it("names every parameter of every path, as required", () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      const named = [...path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
      for (const operation of Object.values(operations)) {
        const given = operation.parameters.filter((parameter) => parameter.in === "path");
        expect(given.map((parameter) => parameter.name)).toEqual(named);
        expect(given.every((parameter) => parameter.required)).toBe(true);
      }
    }
  });

  it("gives every operation an id of its own and the answer for a database that is away", () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(
      operations.length,
    );
    for (const operation of operations) expect(operation.responses).toHaveProperty("503");
  });

  it("tells the errors of an endpoint's own: too large, a conflict, an unknown incident", () => {
    const statusesOf = (path: string, method: string) =>
      Object.keys(document.paths[path]?.[method]?.responses ?? {});
    expect(statusesOf("/api/traces/{traceId}/graph", "get")).toContain("422");
    expect(statusesOf("/api/incidents/{incidentId}", "patch")).toContain("409");
    expect(statusesOf("/api/compare", "get")).toContain("404");
    expect(statusesOf("/api/changes", "post")).not.toContain("409");
  });

  it("has health answer 503 with the same body as 200", () => {
    const { responses } = document.paths["/api/health"]?.get ?? {};
    expect(responses?.["503"]).toEqual(responses?.["200"]);
  });

  it("has a body exactly where one is taken, and optional query parameters", () => {
    expect(document.paths["/api/alerts/alertmanager"]?.post?.requestBody).toBeDefined();
    const list = document.paths["/api/incidents"]?.get;
    expect(list?.requestBody).toBeUndefined();
    expect(list?.parameters.map((parameter) => [parameter.name, parameter.required])).toEqual(
      expect.arrayContaining([
        ["status", false],
        ["cursor", false],
        ["limit", false],
      ]),
    );
  });

  it("is plain JSON: nothing is lost on the way out", () => {
    const built = buildOpenapi(ENDPOINTS, "1.2.3");
    expect(JSON.parse(JSON.stringify(built))).toEqual(built);
  });
});
