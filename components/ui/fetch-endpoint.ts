import type { z } from "zod";
import type { Endpoint, EndpointCall } from "@/lib/domain/contracts/endpoint";
import { ApiError } from "./api-error";

export interface EndpointInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params?: z.input<P>;
  readonly query?: z.input<Q>;
  readonly body?: z.input<B>;
  readonly signal?: AbortSignal;
}

/**
 * Calls an endpoint, one of `lib/domain/contracts/*-calls.ts`, and gives what its schema says.
 * @throws ApiError when the server refused, could not be reached or answered out of contract
 */
export async function fetchEndpoint<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(call: EndpointCall<P, Q, B, R>, input: EndpointInput<P, Q, B> = {}): Promise<z.output<R>> {
  const checks = loadPart(call.endpoint);
  // A change is asked for only when its answer can be read: nobody shall repeat one that was made.
  const response = call.method === "GET" ? send(call, input) : checks.then(() => send(call, input));
  const [answer, endpoint] = await Promise.all([response.then(readJson), checks]);
  const parsed = endpoint.response.safeParse(answer);
  if (parsed.success) return parsed.data;
  const { mismatchText } = await loadWireFormat();
  throw new ApiError("bad_response", (await response).status, mismatchText(parsed.error));
}

/**
 * Calls an endpoint for a form of its answer that is not JSON, and gives what `read` makes of it.
 * @throws ApiError as {@link fetchEndpoint}; also when `read` throws
 */
export async function fetchBytes<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  T,
>(
  call: EndpointCall<P, Q, B, R>,
  input: EndpointInput<P, Q, B>,
  read: (bytes: ArrayBuffer) => T | Promise<T>,
): Promise<T> {
  const response = await send(call, input);
  const bytes = await response.arrayBuffer();
  try {
    return await read(bytes);
  } catch (error) {
    const said = "The answer could not be read.";
    throw new ApiError("bad_response", response.status, said, { cause: error });
  }
}

async function send<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  call: Pick<Endpoint, "method" | "path">,
  input: EndpointInput<P, Q, B>,
): Promise<Response> {
  const response = await request(endpointUrl(call, input), {
    method: call.method,
    headers: { accept: "application/json", ...jsonHeader(input.body) },
    body: input.body === undefined ? null : JSON.stringify(input.body),
    signal: call.method === "GET" ? (input.signal ?? null) : withLimit(input.signal),
  });
  if (!response.ok) throw await toApiError(response);
  return response;
}

/** Far longer than any change takes. A read is asked again; a change would say "Saving…" for ever. */
const CHANGE_MS = 60_000;
const LATE_CHANGE = `Faultline did not answer within ${CHANGE_MS / 1000} s. It may have been done: look before you repeat it.`;

function withLimit(signal: AbortSignal | undefined): AbortSignal {
  const limit = AbortSignal.timeout(CHANGE_MS);
  return signal === undefined ? limit : AbortSignal.any([signal, limit]);
}

const loadWireFormat = () => loadPart(() => import("@/lib/domain/contracts/wire-format"));

/** Code of the page that comes later. @throws ApiError when it did not come */
async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const said = "A part of this page did not come. Reload it if that lasts.";
    throw new ApiError("unreachable", 0, said, { cause: error });
  }
}

/** The address of a call: path parameters filled in, the query's absent values left out. */
export function endpointUrl(
  endpoint: Pick<Endpoint, "path">,
  input: { readonly params?: unknown; readonly query?: unknown },
): string {
  const params = new Map(entriesOf(input.params));
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params.get(name) ?? ""),
  );
  const query = new URLSearchParams(entriesOf(input.query)).toString();
  return query === "" ? path : `${path}?${query}`;
}

function entriesOf(value: unknown): [string, string][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, item]): [string, string][] =>
    item === undefined || item === null ? [] : [[name, String(item)]],
  );
}

async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    const isLate = error instanceof DOMException && error.name === "TimeoutError";
    const said = isLate ? LATE_CHANGE : "Faultline did not answer.";
    throw new ApiError("unreachable", 0, said, { cause: error });
  }
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = `The answer (HTTP ${response.status}) was not JSON.`;
    throw new ApiError("bad_response", response.status, said, { cause: error });
  }
}

/** A refusal without our body is not ours: of what stands before the server, mostly a page. */
async function toApiError(response: Response): Promise<ApiError> {
  const { status } = response;
  const { ErrorBody } = await loadWireFormat();
  const body: unknown = await response.json().catch(() => null);
  const parsed = ErrorBody.safeParse(body);
  if (!parsed.success) return new ApiError("bad_response", status, foreignText(status));
  const { code, message, details } = parsed.data.error;
  return new ApiError(code, status, message, { details });
}

function foreignText(status: number): string {
  if (status === 401) return "What stands before Faultline asks to sign in (HTTP 401).";
  if (status === 403) return "What stands before Faultline refused it (HTTP 403).";
  if (status >= 502) return `What stands before Faultline got no answer from it (HTTP ${status}).`;
  return `HTTP ${status}.`;
}

function jsonHeader(body: unknown): Record<string, string> {
  return body === undefined ? {} : { "content-type": "application/json" };
}
