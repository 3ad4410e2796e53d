import http from "node:http";
import type { LookupFunction } from "node:net";
import { context, createContextKey, type Span } from "@opentelemetry/api";
import { connectWithin } from "./connect-within";
import type { ControlClient } from "./control-client";

export interface PeerRequest {
  readonly peer: string;
  readonly method: "GET" | "POST";
  /** With `:name` for each parameter: the span's `url.template`. */
  readonly template: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly timeoutMs: number;
  /** How long opening the connection may take, refusals included. */
  readonly connectBudgetMs?: number;
}

export interface PeerResponse {
  readonly status: number;
  readonly body: unknown;
}

export class RequestTimeoutError extends Error {
  override readonly name = "RequestTimeoutError";
}

export type CallPeer = (request: PeerRequest) => Promise<PeerResponse>;

const DEFAULT_CONNECT_BUDGET_MS = 2_000;
const TEMPLATE = createContextKey("shop.url.template");

/** Every `*.shop.internal` name is this machine: discovery tells the port. */
const lookup: LookupFunction = (_hostname, options, callback) => {
  if (options.all === true) callback(null, [{ address: "127.0.0.1", family: 4 }]);
  else callback(null, "127.0.0.1", 4);
};

/** Names a client span `METHOD template`; a hook of the HTTP instrumentation. */
export function nameClientSpan(
  span: Span,
  request: http.ClientRequest | http.IncomingMessage,
): void {
  const template = context.active().getValue(TEMPLATE);
  if (typeof template !== "string" || !(request instanceof http.ClientRequest)) return;
  span.setAttribute("url.template", template);
  span.updateName(`${request.method} ${template}`);
}

/** The one HTTP client of the shop: a connection per request, a deadline, discovered ports. */
export function createPeerClient(control: ControlClient): CallPeer {
  return (request) =>
    context.with(context.active().setValue(TEMPLATE, request.template), () =>
      send(request, control.portOf(request.peer)),
    );
}

function send(request: PeerRequest, port: number): Promise<PeerResponse> {
  const agent = new http.Agent({ keepAlive: false });
  const budgetMs = request.connectBudgetMs ?? DEFAULT_CONNECT_BUDGET_MS;
  agent.createConnection = (_options, done) => {
    connectWithin(budgetMs, port, (error, socket) => done?.(error, socket));
    return undefined;
  };
  return new Promise((resolve, reject) => {
    const outgoing = http.request({
      agent,
      hostname: `${request.peer}.shop.internal`,
      port,
      lookup,
      method: request.method,
      path: fillTemplate(request),
      headers: { "content-type": "application/json" },
    });
    const timer = setTimeout(() => {
      const what = `${request.method} ${request.peer}${request.template}`;
      outgoing.destroy(new RequestTimeoutError(`${what} timed out after ${request.timeoutMs} ms`));
    }, request.timeoutMs);
    outgoing.once("error", (error) => {
      clearTimeout(timer);
      reject(error);
    });
    outgoing.once("response", (incoming) => {
      readBody(incoming)
        .then((body) => resolve({ status: incoming.statusCode ?? 0, body }), reject)
        .finally(() => clearTimeout(timer));
    });
    outgoing.end(request.body === undefined ? undefined : JSON.stringify(request.body));
  });
}

function fillTemplate(request: PeerRequest): string {
  return request.template.replace(/:([a-zA-Z]+)/g, (_match, name: string) =>
    encodeURIComponent(request.params?.[name] ?? "undefined"),
  );
}

async function readBody(incoming: http.IncomingMessage): Promise<unknown> {
  let text = "";
  for await (const chunk of incoming) text += String(chunk);
  return text === "" ? null : JSON.parse(text);
}
