import { describe, expect, it } from "vitest";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { shopRequest } from "@/lib/testing/incidents/shop-request";
import { drawForest, nodeNamed } from "./node-named";
import { type Hop, requestOf } from "./request-of";
import { seededRandom } from "./seeded-random";

const draw = (hop: Hop) => requestOf("request", hop, 0, seededRandom(1));

describe("a drawn request", () => {
  it("is a trace with a client and a server span for each call", () => {
    const trace = assembleTrace(draw(shopRequest()).spans);
    expect(trace.repairs).toEqual([]);
    expect(drawForest(trace).slice(0, 5)).toEqual([
      "POST /checkout",
      "  place order",
      "    place order",
      "      GET /cart",
      "        GET /cart",
    ]);
  });

  it("is the same for the same seed", () => {
    expect(draw(shopRequest())).toEqual(draw(shopRequest()));
  });

  it("passes failures up to whoever does not tolerate them", () => {
    const failing = { payments: { error: "overflow" } };
    const statusOf = (hop: Hop, name: string) =>
      nodeNamed(assembleTrace(draw(hop).spans), name).span.status.code;
    expect(statusOf(shopRequest(failing), "POST /checkout")).toBe("error");
    const tolerant = shopRequest({ ...failing, checkout: { tolerates: true } });
    expect(statusOf(tolerant, "POST /checkout")).toBe("unset");
    expect(statusOf(tolerant, "POST /charge")).toBe("error");
  });

  it("lets a caller give up while the one called goes on", () => {
    const { spans } = draw(shopRequest({ bank: { works: 900, call: { givesUpAfter: 100 } } }));
    const [client, server] = spans.filter(({ name }) => name === "POST /transfer");
    expect(client?.status).toEqual({ code: "error", message: "deadline exceeded" });
    expect(server?.status.code).toBe("unset");
    expect(server?.endUnixNano).toBeGreaterThan(client?.endUnixNano ?? 0n);
  });

  it("has no span of what is unseen, and logs by their spans", () => {
    const { spans, logs } = draw(shopRequest({ cart: { logs: [{ body: "hello" }] } }));
    expect(spans.some(({ resource }) => resource.attributes["service.name"] === "cache")).toBe(
      false,
    );
    expect(logs).toHaveLength(1);
    expect(spans.some(({ spanId }) => spanId === logs[0]?.spanId)).toBe(true);
  });
});
