import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { endpoint } from "@/lib/domain/contracts/endpoint";
import { fetchEndpoint } from "./fetch-endpoint";

const answer = (body: unknown, status = 200) =>
  vi.fn(async () => new Response(JSON.stringify(body), { status }));

function callOf(method: "GET" | "POST") {
  const response = z.object({ count: z.number() });
  const declared = endpoint({ method, path: "/api/things", summary: "Things", response });
  return { method, path: declared.path, endpoint: vi.fn(async () => declared) };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a call of an endpoint", () => {
  it("gives what the schema says of the answer", async () => {
    vi.stubGlobal("fetch", answer({ count: 2, more: true }));
    expect(await fetchEndpoint(callOf("GET"))).toEqual({ count: 2 });
  });

  it("refuses an answer out of contract, in words", async () => {
    vi.stubGlobal("fetch", answer({ count: "two" }));
    const failure = {
      code: "bad_response",
      status: 200,
      message: expect.stringContaining("count"),
    };
    await expect(fetchEndpoint(callOf("GET"))).rejects.toMatchObject(failure);
  });

  it("tells what the server refused", async () => {
    const error = { code: "conflict", message: "somebody was faster", details: {} };
    vi.stubGlobal("fetch", answer({ error }, 409));
    const failure = { code: "conflict", status: 409, message: "somebody was faster" };
    await expect(fetchEndpoint(callOf("GET"))).rejects.toMatchObject(failure);
  });

  it("asks for no change whose answer it could not read", async () => {
    const fetch = answer({ count: 1 });
    vi.stubGlobal("fetch", fetch);
    const call = callOf("POST");
    call.endpoint.mockRejectedValueOnce(new Error("no such chunk"));
    await expect(fetchEndpoint(call)).rejects.toMatchObject({ code: "unreachable" });
    expect(fetch).not.toHaveBeenCalled();
    expect(await fetchEndpoint(call)).toEqual({ count: 1 });
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it("gives a change up that is never answered, and says that it may have been done", async () => {
    const limit = new AbortController();
    vi.spyOn(AbortSignal, "timeout").mockReturnValue(limit.signal);
    vi.stubGlobal("fetch", (_: string, { signal }: RequestInit) => {
      limit.abort(new DOMException("late", "TimeoutError"));
      return Promise.reject(signal?.reason);
    });
    const message = expect.stringContaining("It may have been done");
    await expect(fetchEndpoint(callOf("POST"))).rejects.toMatchObject({ message });
  });

  it("reads at once, while the schemas are on their way", async () => {
    const fetch = answer({ count: 1 });
    vi.stubGlobal("fetch", fetch);
    const call = callOf("GET");
    const declared = await call.endpoint();
    let arrive = (_: typeof declared) => {};
    call.endpoint.mockReturnValueOnce(
      new Promise((resolve) => {
        arrive = resolve;
      }),
    );
    const read = fetchEndpoint(call);
    expect(fetch).toHaveBeenCalledTimes(1);
    arrive(declared);
    expect(await read).toEqual({ count: 1 });
  });
});
