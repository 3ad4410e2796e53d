import { describe, expect, it } from "vitest";
import { EMPTY_SLO_FORM, type SloForm, toSloBody } from "./slo-form";

const GOOD: SloForm = { ...EMPTY_SLO_FORM, kind: "latency", name: "buying", service: "shop" };

describe("what is wrong in the form of an SLO", () => {
  it.each([
    ["name", { name: "Buying now" }, "name"],
    ["service", { service: " " }, "service"],
    ["target", { targetPercent: "100" }, "target"],
    ["target in words", { targetPercent: "most" }, "target"],
    ["period", { periodDays: "a month" }, "periodSeconds"],
    ["threshold", { thresholdMs: "-2" }, "thresholdMs"],
    ["threshold in words", { thresholdMs: "soon" }, "thresholdMs"],
  ])("is said beside the %s, in plain words", (_, typed, field) => {
    const { body, problems } = toSloBody({ ...GOOD, ...typed });
    expect(body).toBeNull();
    expect(Object.keys(problems)).toEqual([field]);
    expect(Object.values(problems).join()).not.toMatch(/expected|invalid/i);
  });

  it("is nothing in one that can be taken", () => {
    expect(toSloBody(GOOD)).toMatchObject({ body: { name: "buying" }, problems: {} });
  });
});
