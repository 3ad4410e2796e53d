import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Endpoint } from "@/lib/domain/contracts/endpoint";
import { FaultlineError } from "@/lib/domain/errors";
import { env } from "@/lib/env";
import { cleanText } from "./clean-text";
import { invalidRequest, type RequestPart } from "./describe-issues";
import { toErrorResponse } from "./error-response";
import { jsonResponse } from "./json-response";
import { readJsonBody } from "./read-json-body";
import { readQuery } from "./read-query";
import { requestOrigin } from "./request-origin";

/** What Next passes to a route handler besides the request. */
interface RouteContext {
  /** Next passes none to a route without parameters. */
  readonly params: Promise<Record<string, string | string[] | undefined> | undefined>;
}
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

export interface RouteInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  /** Where the sender reached the server, for links in what leaves it. */
  readonly origin: string;
}

export interface RouteOptions {
  /** Bytes of the largest body; by default the server's limit for any request. */
  readonly maxBodyBytes?: number;
  /** By default off in production alone: there the answers have been through the tests. */
  readonly checkResponse?: boolean;
  /** Throws `unauthorized` for a sender that must not; called before the body is read. */
  readonly checkSender?: (headers: Headers) => void;
  /** The same for what can only be told from the body, byte for byte as it came. */
  readonly checkSignature?: (headers: Headers, body: Uint8Array) => void;
}

/**
 * A Next route handler of one endpoint: parses the request by the endpoint's schemas, calls
 * `handle`, and answers with what it returns, or with `{ "error": .. }` for what it throws.
 * A `Response` returned by `handle` is sent as it is.
 */
export function defineRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(
  endpoint: Endpoint<P, Q, B, R>,
  handle: (input: RouteInput<P, Q, B>) => Promise<z.input<R> | Response>,
  options: RouteOptions = {},
): RouteHandler {
  const takesBody = !(endpoint.body instanceof z.ZodUndefined);
  return async (request, context) => {
    const requestId = randomUUID();
    try {
      options.checkSender?.(request.headers);
      const params = parsePart(
        "path parameter",
        endpoint.params,
        cleanParams((await context.params) ?? {}),
      );
      const query = parsePart("query parameter", endpoint.query, readQuery(request.url));
      const maxBytes = options.maxBodyBytes ?? env().FAULTLINE_MAX_BODY_BYTES;
      const check = (bytes: Uint8Array) => options.checkSignature?.(request.headers, bytes);
      const json = takesBody ? await readJsonBody(request, maxBytes, check) : undefined;
      const body = parsePart("body", endpoint.body, json);
      const answer = await handle({ params, query, body, origin: requestOrigin(request) });
      if (answer instanceof Response) return answer;
      const isChecked = options.checkResponse ?? env().NODE_ENV !== "production";
      if (isChecked) assertResponse(endpoint, answer);
      return jsonResponse(answer, endpoint.status);
    } catch (error) {
      return toErrorResponse(error, requestId);
    }
  };
}

function parsePart<S extends z.ZodType>(part: RequestPart, schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidRequest(part, parsed.error);
  return parsed.data;
}

function cleanParams(params: Readonly<Record<string, string | string[] | undefined>>) {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "string" ? cleanText(value) : value,
    ]),
  );
}

function assertResponse(endpoint: Endpoint, answer: unknown): void {
  const parsed = endpoint.response.safeParse(answer);
  if (parsed.success) return;
  const message = `${endpoint.method} ${endpoint.path} broke its own contract`;
  throw new FaultlineError("internal", message, parsed.error.issues.slice(0, 5));
}
