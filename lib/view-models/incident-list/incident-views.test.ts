import { describe, expect, it } from "vitest";
import { NO_FILTERS } from "@/lib/domain/no-filters";
import {
  builtInViews,
  findView,
  isSameFilters,
  parseViewRequest,
  toViewChoice,
} from "./incident-views";

const SAVED = toViewChoice({
  id: 7,
  name: "Payments",
  filters: { ...NO_FILTERS, service: ["payments", "bank"] },
  isDefault: false,
  createdBy: null,
  updatedAt: "2026-01-01T00:00:00.000Z",
});
const CHOICES = [...builtInViews("Mia"), SAVED];

describe("the views of the list", () => {
  it("are found by the key in the address, else by what is filtered", () => {
    expect(findView(CHOICES, "7", NO_FILTERS)?.name).toBe("Payments");
    expect(findView(CHOICES, "", { ...NO_FILTERS, service: ["bank", "payments"] })).toBe(SAVED);
    expect(findView(CHOICES, "7", { ...NO_FILTERS, q: "changed" })).toBe(SAVED);
    expect(findView(CHOICES, "", NO_FILTERS)?.name).toBe("All");
    expect(findView(CHOICES, "all", { ...NO_FILTERS, labelled: ["no"] })?.name).toBe("Unlabelled");
    expect(findView(CHOICES, "99", NO_FILTERS)).toBeNull();
    expect(findView(CHOICES, "", { ...NO_FILTERS, q: "x" })).toBeNull();
  });

  it("differ by their values and not by the order of them", () => {
    const [a, b] = [
      ["x", "y"],
      ["y", "x"],
    ].map((service) => ({ ...NO_FILTERS, service }));
    expect(isSameFilters(a ?? NO_FILTERS, b ?? NO_FILTERS)).toBe(true);
    expect(isSameFilters({ ...NO_FILTERS, service: ["x"] }, NO_FILTERS)).toBe(false);
  });

  it("ask for incidents of the person in front of the browser", () => {
    const mine = builtInViews("Mia").find(({ name }) => name === "Mine");
    expect(mine?.filters.assignee).toEqual(["Mia"]);
  });
});

describe("an address of the list", () => {
  it.each([
    [{}, { kind: "default" }],
    [{ view: undefined }, { kind: "default" }],
    [{ view: "7" }, { kind: "saved", id: 7 }],
    [{ view: "all" }, { kind: "as-it-is" }],
    [{ view: "0" }, { kind: "as-it-is" }],
    [{ view: "7; drop" }, { kind: "as-it-is" }],
    [{ view: "99999999999" }, { kind: "as-it-is" }],
    [{ view: ["7", "8"] }, { kind: "as-it-is" }],
    [{ view: "7", status: "resolved" }, { kind: "as-it-is" }],
    [{ q: "cart" }, { kind: "as-it-is" }],
  ])("%j asks for %j", (parameters, request) => {
    expect(parseViewRequest(parameters)).toEqual(request);
  });
});
