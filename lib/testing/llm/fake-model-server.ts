import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { ModelMove } from "./model-move";
import { writeAnthropicAnswer, writeOpenAiAnswer } from "./wire-answers";

export interface AskedModel {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The body as it came. */
  readonly body: string;
}

export interface FakeModelServer {
  readonly url: string;
  readonly asked: readonly AskedModel[];
  readonly stop: () => Promise<void>;
}

/**
 * A model that does as told, over HTTP: `POST …/chat/completions` as OpenAI and those compatible
 * with it stream, `POST …/messages` as Anthropic does. `next` gives the move for each request.
 */
export async function startFakeModel(
  next: (asked: AskedModel, turn: number) => ModelMove,
  port = 0,
): Promise<FakeModelServer> {
  const asked: AskedModel[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then(async (body) => {
      const one = { path: request.url ?? "", headers: request.headers, body };
      asked.push(one);
      await make(next(one, asked.length - 1), one.path, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${portOf(server)}/v1`, asked, stop: () => stop(server) };
}

async function make(move: ModelMove, path: string, response: ServerResponse): Promise<void> {
  if (move.kind === "status") {
    response.writeHead(move.status, { "content-type": "application/json", "retry-after": "0" });
    response.end(
      JSON.stringify({ error: { message: `told to fail with ${move.status}`, type: "x" } }),
    );
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  const write = path.endsWith("/messages") ? writeAnthropicAnswer : writeOpenAiAnswer;
  for (const event of write(move)) {
    if (response.destroyed) return;
    response.write(event);
    await delay(move.kind === "answer" ? (move.pauseMs ?? 0) : 0);
  }
  if (move.kind === "disconnect") response.destroy();
  else response.end();
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.on("error", () => resolve(""));
  });
}

function portOf(server: Server): number {
  // A server that listens on TCP has an address of this form.
  return (server.address() as AddressInfo).port;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
