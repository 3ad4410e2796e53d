import { describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Endpoint } from "@/lib/domain/contracts/endpoint";
import { csvOf } from "@/lib/domain/contracts/wire-format";
import { defineRoute } from "./define-route";

vi.stubEnv("FAULTLINE_LOG_LEVEL", "silent");

const spec = {
  method: "POST",
  path: "/api/things/{thingId}",
  summary: "A thing",
  params: z.object({ thingId: z.string().regex(/^T-[0-9]+$/, "a thing id looks like T-1") }),
  query: z.object({
    status: csvOf(["open", "closed"]).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: z.object({ name: z.string(), tags: z.array(z.string()).default([]) }),
  response: z.object({ name: z.string() }),
  status: 202,
} as const satisfies Endpoint;

const echo = defineRoute(spec, async ({ body }) => ({ name: body.name }));

interface Call {
  readonly id?: string;
  readonly query?: string;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
}

async function call(route: typeof echo, { id = "T-1", query = "", body, headers = {} }: Call) {
  const request = new Request(`http://faultline.test/api/things/${id}${query}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: body ?? '{"name":"n"}',
  });
  const response = await route(request, { params: Promise.resolve({ thingId: id }) });
  return { status: response.status, body: await response.json() };
}

describe("defineRoute", () => {
  it("gives the handler parsed input and answers with the endpoint's status", async () => {
    const seen: unknown[] = [];
    const route = defineRoute(spec, async (input) => {
      seen.push(input);
      return { name: input.body.name };
    });
    const answer = await call(route, { query: "?status=open&status=closed&limit=7" });
    expect(answer).toEqual({ status: 202, body: { name: "n" } });
    expect(seen).toEqual([
      {
        params: { thingId: "T-1" },
        query: { status: ["open", "closed"], limit: 7 },
        body: { name: "n", tags: [] },
        origin: "http://faultline.test",
      },
    ]);
  });

  it.each([
    [{ id: "nope" }, "path parameter thingId: a thing id looks like T-1"],
    [{ query: "?limit=0" }, /query parameter limit: .*>=1/],
    [{ query: "?limit=1&limit=2" }, /query parameter limit: /],
    [{ query: "?status=lost" }, /query parameter status\[0\]: .*"open"\|"closed"/],
    [{ body: '{"name":3,"tags":[1]}' }, /body name: expected string.* \(and 1 more\)/],
    [{ body: "[]" }, /body: expected object/],
    [{ body: '{"name": "n",}' }, "body: malformed JSON at line 1, column 14"],
    [{ body: "" }, "body: empty, JSON is expected"],
    [{ body: new Uint8Array([0x22, 0xff, 0x22]) }, "body: not valid UTF-8"],
  ])("refuses %j with what is wrong and where", async (input, message) => {
    const answer = await call(echo, input);
    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe("invalid_request");
    if (typeof message === "string") expect(answer.body.error.message).toBe(message);
    else expect(answer.body.error.message).toMatch(message);
  });

  it("lists every wrong field in the details", async () => {
    const { body } = await call(echo, { body: '{"name":3,"tags":[1]}' });
    const fields = body.error.details.map((detail: { field: string }) => detail.field);
    expect(fields).toEqual(["name", "tags[0]"]);
  });

  it.each([
    ["content-type", "text/plain"],
    ["content-type", ""],
    ["content-encoding", "gzip"],
  ])("answers 415 when %s is %j", async (name, value) => {
    expect((await call(echo, { headers: { [name]: value } })).status).toBe(415);
  });

  it("takes a charset and the +json suffix", async () => {
    for (const type of ["application/json; charset=utf-8", "application/vnd.x+json"]) {
      expect((await call(echo, { headers: { "content-type": type } })).status).toBe(202);
    }
  });

  it("counts the bytes that arrive, whatever Content-Length says", async () => {
    const small = defineRoute(spec, async () => ({ name: "" }), { maxBodyBytes: 20 });
    const long = `{"name":"${"x".repeat(20)}"}`;
    expect((await call(small, { body: long })).status).toBe(413);
    expect((await call(small, { body: long, headers: { "content-length": "5" } })).status).toBe(
      413,
    );
    expect((await call(small, { body: '{"name":"x"}' })).status).toBe(202);
  });

  it("replaces NUL and lone surrogates, which the database cannot hold", async () => {
    const answer = await call(echo, { body: '{"name":"a\\u0000\\ud800"}' });
    expect(answer.body).toEqual({ name: "a\ufffd\ufffd" });
  });

  it("sends a Response of the handler as it is", async () => {
    const route = defineRoute(spec, async () => Response.json({ raw: true }, { status: 203 }));
    expect(await call(route, {})).toEqual({ status: 203, body: { raw: true } });
  });

  it("writes a bigint that slipped into an answer as a decimal string", async () => {
    const loose = { ...spec, response: z.unknown() };
    const route = defineRoute(loose, async () => ({ atUnixNano: 12345678901234567890n }));
    expect((await call(route, {})).body).toEqual({ atUnixNano: "12345678901234567890" });
  });

  it("answers 500 rather than break the contract while it is being checked", async () => {
    const loose: Endpoint<typeof spec.params, typeof spec.query, typeof spec.body> = spec;
    const route = (checkResponse: boolean) =>
      defineRoute(loose, async () => ({ name: 7 }), { checkResponse });
    expect((await call(route(true), {})).status).toBe(500);
    expect((await call(route(false), {})).status).toBe(202);
  });

  it("answers 500 with a request id when the handler fails unexpectedly", async () => {
    const route = defineRoute(spec, () => Promise.reject(new TypeError("x is not a function")));
    const answer = await call(route, {});
    expect(answer.status).toBe(500);
    expect(answer.body.error.details.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
