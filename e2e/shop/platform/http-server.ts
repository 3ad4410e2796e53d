import http from "node:http";
import { context, trace } from "@opentelemetry/api";
import { getRPCMetadata, RPCType } from "@opentelemetry/core";
import { exceptionAttributes, log } from "./logger";
import { failSpan } from "./with-span";

export interface ShopRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

export interface ShopResponse {
  readonly status: number;
  readonly body: unknown;
}

export interface Route {
  readonly method: "GET" | "POST";
  /** With `:name` for each parameter; it is the span's `http.route`. */
  readonly path: string;
  handle(request: ShopRequest): Promise<ShopResponse> | ShopResponse;
}

/** An answer that a handler gives by throwing: expected, so nobody needs its stack trace. */
export class HttpProblem extends Error {
  override readonly name = "HttpProblem";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function createShopServer(routes: readonly Route[]): http.Server {
  return http.createServer((incoming, outgoing) => {
    void respond(routes, incoming).then(({ status, body }) => {
      outgoing.writeHead(status, { "content-type": "application/json" });
      outgoing.end(JSON.stringify(body));
    });
  });
}

async function respond(
  routes: readonly Route[],
  incoming: http.IncomingMessage,
): Promise<ShopResponse> {
  try {
    const url = new URL(incoming.url ?? "/", "http://shop.internal");
    for (const route of routes) {
      const params = route.method === incoming.method ? matchPath(route.path, url.pathname) : null;
      if (params === null) continue;
      nameServerSpan(route);
      return await route.handle({
        params,
        query: url.searchParams,
        body: await readJson(incoming),
      });
    }
    return { status: 404, body: { error: "no such route" } };
  } catch (error) {
    return answerFor(error);
  }
}

function answerFor(error: unknown): ShopResponse {
  if (error instanceof HttpProblem) {
    log(error.status >= 500 ? "ERROR" : "WARN", `request refused: ${error.message}`, {
      "http.response.status_code": error.status,
    });
    return { status: error.status, body: { error: error.message } };
  }
  const span = trace.getActiveSpan();
  if (span !== undefined) failSpan(span, error);
  log("ERROR", "unhandled error in request handler", exceptionAttributes(error));
  return { status: 500, body: { error: "internal error" } };
}

function nameServerSpan(route: Route): void {
  const metadata = getRPCMetadata(context.active());
  if (metadata?.type === RPCType.HTTP) metadata.route = route.path;
}

function matchPath(pattern: string, path: string): Record<string, string> | null {
  const expected = pattern.split("/");
  const actual = path.split("/");
  if (expected.length !== actual.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = actual[index] ?? "";
    if (part.startsWith(":")) params[part.slice(1)] = decodeURIComponent(value);
    else if (part !== value) return null;
  }
  return params;
}

async function readJson(incoming: http.IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of incoming) text += String(chunk);
  return text === "" ? null : JSON.parse(text);
}
