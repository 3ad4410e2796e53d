import http from "node:http";
import { gunzipSync } from "node:zlib";

export type Signal = "traces" | "logs" | "metrics";

/** An OTLP/HTTP receiver that keeps what it is sent, and the alerts' webhook beside it. */
export interface OtlpSink {
  readonly url: string;
  readonly requests: Readonly<Record<Signal, readonly unknown[]>>;
  readonly webhooks: readonly unknown[];
  stop(): Promise<void>;
}

export async function startOtlpSink(port: number): Promise<OtlpSink> {
  const requests: Record<Signal, unknown[]> = { traces: [], logs: [], metrics: [] };
  const webhooks: unknown[] = [];
  const inboxes: Readonly<Record<string, unknown[]>> = {
    "/v1/traces": requests.traces,
    "/v1/logs": requests.logs,
    "/v1/metrics": requests.metrics,
    "/alerts": webhooks,
  };
  const server = http.createServer((incoming, outgoing) => {
    const inbox = inboxes[incoming.url ?? ""];
    void readBody(incoming).then((text) => {
      inbox?.push(JSON.parse(text));
      outgoing.writeHead(inbox === undefined ? 404 : 200, { "content-type": "application/json" });
      outgoing.end("{}");
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    webhooks,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function readBody(incoming: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  const bytes = Buffer.concat(chunks);
  return (incoming.headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes).toString(
    "utf8",
  );
}
