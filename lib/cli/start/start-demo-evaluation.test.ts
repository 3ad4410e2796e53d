import { createServer, type Server } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { EvaluationListDto } from "@/lib/domain/contracts/evaluation";
import { startDemoEvaluation } from "./start-demo-evaluation";

let server: Server;
let url = "";
let asked: unknown[] = [];
let status = 202;

const run = {
  id: "r1",
  name: "The recorded demo",
  status: "queued",
  config: { split: null, analyst: "built-in", without: [], repeats: 1 },
  versions: { ranker: "2", analyst: "built-in/1", verifier: "1", pack: 1, model: null },
  goldSetHash: "0",
  progress: { done: 0, of: 5 },
  failure: null,
  requestedAt: "2026-11-21T00:00:00.000Z",
  startedAt: null,
  finishedAt: null,
  measures: null,
};

/** As the app would: a run that was asked for is in the list. */
beforeEach(async () => {
  asked = [];
  status = 202;
  server = createServer(async (request, response) => {
    if (request.method === "GET") {
      const items = asked.length === 0 ? [] : [run];
      response.end(JSON.stringify(EvaluationListDto.parse({ items, nextCursor: null })));
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    response.writeHead(status).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  url = typeof address === "object" && address !== null ? `http://127.0.0.1:${address.port}` : "";
});

afterEach(() => {
  server.close();
});

it("asks for one run over the demo, however often it is called", async () => {
  await startDemoEvaluation(url);
  await startDemoEvaluation(url);
  expect(asked).toEqual([{ name: "The recorded demo" }]);
});

it("says what was answered when it is refused, so that the next start tries again", async () => {
  status = 409;
  await expect(startDemoEvaluation(url)).rejects.toThrow(/api\/evaluations answered/);
});
