import { describe, expect, it } from "vitest";
import { nodeNamed } from "@/lib/testing/builders/node-named";
import { atMs } from "@/lib/testing/builders/span-of";
import { skewedClocks } from "@/lib/testing/gallery/odd-timing";
import { assembleTrace } from "./assemble-trace";
import { compareInstants } from "./compare-instants";
import { estimateClockSkew } from "./estimate-clock-skew";

describe("which came first", () => {
  const trace = assembleTrace(skewedClocks());
  const skew = estimateClockSkew([trace]);
  const at = (host: string, ms: number) => ({ host, unixNano: atMs(ms) });

  it("is told across skewed hosts beyond the uncertainty", () => {
    const call = nodeNamed(trace, "call");
    const serve = nodeNamed(trace, "serve");
    expect(call.startUnixNano > serve.startUnixNano).toBe(true);
    expect(compareInstants(at("host-gateway", 0), at("host-payments", -190), skew)).toBe("before");
    expect(compareInstants(at("host-payments", -190), at("host-gateway", 0), skew)).toBe("after");
  });

  it("is uncertain within it, and for hosts that nothing is known of", () => {
    expect(compareInstants(at("host-gateway", 0), at("host-payments", -200), skew)).toBe(
      "uncertain",
    );
    expect(compareInstants(at("host-gateway", 0), at("elsewhere", 900), skew)).toBe("uncertain");
  });

  it("is exact on one host", () => {
    expect(compareInstants(at("x", 1), at("x", 2), skew)).toBe("before");
    expect(compareInstants(at("x", 1), at("x", 1), skew)).toBe("uncertain");
  });
});
