import { describe, expect, it } from "vitest";
import { spanLink } from "./span-link";

describe("the link to a span", () => {
  it("names the trace that is shown, though the address still names the one before", () => {
    const address = "http://faultline/incidents/INC-1?trace=aa&span=11&tab=logs";
    expect(spanLink(address, "bb", "22")).toBe(
      "http://faultline/incidents/INC-1?trace=bb&span=22&tab=logs",
    );
  });

  it("does not name it again on the trace's own page", () => {
    expect(spanLink("http://faultline/traces/aa", "aa", "22~1")).toBe(
      "http://faultline/traces/aa?span=22%7E1",
    );
  });
});
