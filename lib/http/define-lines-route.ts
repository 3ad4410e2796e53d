import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { FaultlineError } from "@/lib/domain/errors";
import { type BodyLimits, telemetryBodyLimits } from "./body-limits";
import { invalidRequest } from "./describe-issues";
import { toErrorResponse } from "./error-response";
import { jsonResponse } from "./json-response";
import { readOtlpBody } from "./read-otlp-body";
import { readQuery } from "./read-query";

/** What lines of JSON are sent as. A page of another site cannot send these without being asked for. */
export const LINES_MEDIA_TYPES = [
  "application/x-ndjson",
  "application/ndjson",
  "application/jsonl",
  "application/json",
] as const;

/**
 * POST handler of a body of lines, gzip or not: limits as for all telemetry, the answer and the
 * errors in JSON as for all of our own endpoints.
 */
export function defineLinesRoute<Query extends z.ZodType>(
  querySchema: Query,
  receive: (text: string, query: z.output<Query>) => Promise<object>,
  limits?: BodyLimits,
): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      assertLines(request.headers);
      const query = querySchema.safeParse(readQuery(request.url));
      if (!query.success) throw invalidRequest("query parameter", query.error);
      const body = await readOtlpBody(request, limits ?? telemetryBodyLimits());
      try {
        return jsonResponse(await receive(decodeUtf8(body.bytes), query.data));
      } finally {
        body.release();
      }
    } catch (error) {
      return toErrorResponse(error, randomUUID());
    }
  };
}

function assertLines(headers: Headers): void {
  const given = headers.get("content-type") ?? "";
  const mediaType = (given.split(";")[0] ?? "").trim().toLowerCase();
  if (LINES_MEDIA_TYPES.some((allowed) => allowed === mediaType)) return;
  throw new FaultlineError(
    "unsupported_media_type",
    `Content-Type must be application/x-ndjson: ${given === "" ? "none was given" : `not ${given}`}`,
    { allowed: LINES_MEDIA_TYPES },
  );
}

/** What a traced program puts into a line may be any bytes: those that are no UTF-8 are replaced. */
function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder("utf-8").decode(bytes).replaceAll("\0", "\uFFFD");
}
