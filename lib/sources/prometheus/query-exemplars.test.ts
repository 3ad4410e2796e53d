import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { queryExemplars } from "./query-exemplars";

let server: http.Server;
let asked: { readonly path: string; readonly body: URLSearchParams }[];
let answer: { readonly status: number; readonly body: string };

beforeEach(async () => {
  asked = [];
  server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      asked.push({ path: request.url ?? "", body: new URLSearchParams(body) });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

// listen() on a port gives an address with it.
const baseUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/prometheus`;
const query = () =>
  queryExemplars({
    baseUrl: baseUrl(),
    expression: 'rate(took_count{route="/cart"}[1m]) > 1',
    start: new Date("2026-01-01T00:00:00Z"),
    end: new Date("2026-01-01T01:00:00Z"),
  });

it("reads exemplars as Prometheus documents them, below a path of its own too", async () => {
  const data = [
    {
      seriesLabels: { __name__: "took_bucket", instance: "localhost:8090", le: "1" },
      exemplars: [
        { labels: { trace_id: "EpTxMJ40fUus7aGY" }, value: "6", timestamp: 1600096945.479 },
      ],
    },
  ];
  answer = { status: 200, body: JSON.stringify({ status: "success", data }) };
  expect(await query()).toEqual([
    {
      metricName: "took_bucket",
      labels: { trace_id: "EpTxMJ40fUus7aGY" },
      value: 6,
      timeUnixNano: 1_600_096_945_479_000_000n,
    },
  ]);
  expect(asked.map(({ path }) => path)).toEqual(["/prometheus/api/v1/query_exemplars"]);
  expect(Object.fromEntries(asked[0]?.body ?? [])).toEqual({
    query: 'rate(took_count{route="/cart"}[1m]) > 1',
    start: "2026-01-01T00:00:00.000Z",
    end: "2026-01-01T01:00:00.000Z",
  });
});

it.each([
  ["+Inf", null],
  ["NaN", null],
  ["", null],
  ["0.25", 0.25],
  [0.5, 0.5],
  [undefined, null],
])("reads the value %j as %j", async (value, expected) => {
  const exemplars = [{ labels: {}, value, timestamp: 1 }];
  answer = {
    status: 200,
    body: JSON.stringify({ status: "success", data: [{ seriesLabels: {}, exemplars }] }),
  };
  expect((await query()).map((one) => one.value)).toEqual([expected]);
});

it.each([
  ["a refusal", 400, "{}", "answered 400"],
  ["no JSON", 200, "<html>", "JSON"],
  ["another shape", 200, '{"status":"success","data":{}}', "expected array"],
  ["too much", 200, `"${"x".repeat(8_000_001)}"`, "more than 8000000 bytes"],
])("tells %s as an error", async (_what, status, body, message) => {
  answer = { status, body };
  await expect(query()).rejects.toThrow(message);
});
