import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";

export type Handler = (request: Request) => Promise<Response>;

export interface ServedHandlers {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** Route handlers by path, served on a free port of loopback as Next.js would call them. */
export async function serveHandlers(
  handlers: Readonly<Record<string, Handler>>,
): Promise<ServedHandlers> {
  const server = createServer((incoming, outgoing) => {
    const handler = handlers[incoming.url ?? ""];
    if (handler === undefined) {
      outgoing.writeHead(404).end();
      return;
    }
    answer(handler, incoming, outgoing).catch((error: unknown) => outgoing.destroy(asError(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // An address object, since the server listens on a port and not on a pipe.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  handler: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [
    name,
    String(value),
  ]);
  const hasBody = incoming.method !== "GET" && incoming.method !== "HEAD";
  const init: RequestInit & { duplex: "half" } = {
    method: incoming.method ?? "GET",
    headers,
    // Node's own web stream, which is declared apart from the DOM's.
    body: hasBody ? (Readable.toWeb(incoming) as ReadableStream<Uint8Array>) : null,
    duplex: "half",
  };
  const response = await handler(new Request(`http://127.0.0.1${incoming.url}`, init));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
