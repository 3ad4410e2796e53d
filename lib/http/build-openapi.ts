import { z } from "zod";
import type { Endpoint } from "@/lib/domain/contracts/endpoint";
import { ErrorBody } from "@/lib/domain/contracts/wire-format";
import type { ErrorCode } from "@/lib/domain/errors";
import { ERROR_STATUS } from "./error-status";
import { KERNEL_PATHS } from "./openapi-kernel-paths";
import { OTLP_PATHS } from "./openapi-otlp-paths";

type Json = Readonly<Record<string, unknown>>;

/** An OpenAPI 3.1 document of the endpoints, and of the receivers of telemetry beside them. */
export function buildOpenapi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of endpoints) {
    const operations = paths[endpoint.path] ?? {};
    operations[endpoint.method.toLowerCase()] = toOperation(endpoint);
    paths[endpoint.path] = operations;
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Faultline",
      version,
      description:
        "Entities carry ISO 8601 times; telemetry carries unix nanoseconds as decimal strings.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths: { ...paths, ...OTLP_PATHS, ...KERNEL_PATHS },
    components: { schemas: { Error: toSchema(ErrorBody, "output") } },
  };
}

function toOperation(endpoint: Endpoint): Json {
  const takesBody = !(endpoint.body instanceof z.ZodUndefined);
  const params = toParameters("path", endpoint.params);
  const query = toParameters("query", endpoint.query);
  const codes: ErrorCode[] = ["database_unavailable", "internal", ...(endpoint.errors ?? [])];
  if (params.length + query.length > 0 || takesBody) codes.push("invalid_request");
  if (params.length > 0) codes.push("not_found");
  if (takesBody) codes.push("unsupported_media_type", "payload_too_large");
  return {
    operationId: toOperationId(endpoint),
    summary: endpoint.summary,
    parameters: [...params, ...query],
    ...(takesBody
      ? { requestBody: { required: true, content: jsonContent(toSchema(endpoint.body, "input")) } }
      : {}),
    responses: { ...toErrorResponses(codes), ...toResponses(endpoint) },
  };
}

/** `get_api_traces_traceId_graph` for `GET /api/traces/{traceId}/graph`. */
function toOperationId(endpoint: Endpoint): string {
  const words = endpoint.path.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return [endpoint.method.toLowerCase(), ...words].join("_");
}

function toParameters(place: "path" | "query", schema: z.ZodType): readonly Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
  });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function toSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

function jsonContent(schema: Json): Json {
  return { "application/json": { schema } };
}

function toResponses({ status, otherStatuses = [], summary, response }: Endpoint): Json {
  const content = jsonContent(toSchema(response, "output"));
  return Object.fromEntries(
    [status, ...otherStatuses].map((code) => [code, { description: summary, content }]),
  );
}

function toErrorResponses(codes: readonly ErrorCode[]): Json {
  const content = jsonContent({ $ref: "#/components/schemas/Error" });
  return Object.fromEntries(
    codes.map((code) => [ERROR_STATUS[code], { description: code, content }]),
  );
}
