import { expect, it } from "vitest";
import { locateCode } from "../recording/label-case";
import { FAULTS, faultNamed } from "./all-faults";

it("each fault's root cause is a place that the code still has", () => {
  for (const fault of FAULTS) {
    expect(locateCode(fault.truth.code)).toMatch(/^services\/[a-z-]+\.ts:\d+$/);
  }
});

it("each fault has its own region, so that no two alerts share a group", () => {
  expect(new Set(FAULTS.map(({ region }) => region)).size).toBe(FAULTS.length);
});

it("is found by its name and by the service that it breaks", () => {
  expect(faultNamed("payments").name).toBe("decimal-overflow");
  expect(FAULTS.map(({ name }) => faultNamed(name))).toEqual(FAULTS);
  for (const { truth } of FAULTS) {
    expect(faultNamed(truth.service).truth.service).toBe(truth.service);
  }
});

it("an unknown name is answered with the names there are", () => {
  expect(() => faultNamed("gremlin")).toThrow("missing-cart-id, phantom-timeout");
});
