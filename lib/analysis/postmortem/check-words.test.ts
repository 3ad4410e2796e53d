import { describe, expect, it } from "vitest";
import { checkWords } from "./check-words";
import type { CitedThing } from "./records";

const AT = BigInt(Date.parse("2026-11-21T03:26:04Z")) * 1_000_000n;
const charge: CitedThing = {
  services: ["payments"],
  words: "Charge\namount 3175 ETH\nexception.message too many digits: 19",
  momentsNano: [AT, AT + 42_400_000n],
  lengthsNano: [42_400_000],
};
const request: CitedThing = {
  services: ["gateway"],
  words: "POST /pay\nhttp.response.status_code 502",
  momentsNano: [AT - 5_000_000_000n],
  lengthsNano: [90_000_000],
};
const known: CitedThing = {
  services: [],
  words: "2 of 37\nCheckout burns",
  momentsNano: [AT + 60_000_000_000n],
  lengthsNano: [240_000_000_000],
};

function verdictsOf(
  text: string,
  things: readonly (CitedThing | null)[] = [charge, request],
  isPlan = false,
) {
  const anchors = things.map((_, i) => `span:${i}`);
  const services = ["payments", "gateway", "cart"];
  return checkWords(text, { anchors, things, known, services, isPlan }).map(
    ({ verdict, claimed }) => `${verdict} ${claimed}`,
  );
}

describe("words that no code wrote", () => {
  it.each([
    ["a service and a length of what is cited", "payments took 42.4 ms"],
    ["a length to the digits given", "payments took 42 ms"],
    ["a time of what is cited", "at 2026-11-21 03:26:04 UTC payments gave up"],
    ["a time to the minute", "at 03:26 UTC payments gave up"],
    ["numbers that stand in what is cited", "3175 ETH have 19 digits, hence the 502"],
    ["what code says of the incident", "37 requests in 4 min, over by 03:27:04"],
    ["an order that is so", "gateway was called before payments gave up"],
    ["an order told from the other end", "payments gave up after gateway was called"],
  ])("are supported by %s", (_what, text) => {
    const verdicts = verdictsOf(text);
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.filter((one) => !one.startsWith("supported"))).toEqual([]);
  });

  it.each([
    ["a service that is not what is cited", "cart took long", "contradicted cart"],
    ["another length", "payments took 43 ms", "contradicted 43 ms"],
    ["another unit", "payments took 42.4 s", "contradicted 42.4 s"],
    ["another time", "payments failed at 03:28 UTC", "contradicted 03:28 UTC"],
    ["another day", "payments failed at 2026-11-20 03:26", "contradicted 2026-11-20 03:26"],
    ["a time without a zone", "payments failed at 04:26", "cannot-check 04:26"],
    ["a number of nothing that is cited", "payments has 20 digits", "not-found 20"],
    [
      "an order turned round",
      "payments gave up before gateway was called",
      "contradicted payments before gateway",
    ],
  ])("are not by %s", (_what, text, verdict) => {
    expect(verdictsOf(text)).toContain(verdict);
  });

  it("may name a length that nothing took, and plan what is in no evidence", () => {
    expect(verdictsOf("raising the limit of payments to 7 s would have helped")).toEqual([
      "supported payments",
      "not-found 7 s",
    ]);
    const plan = "Raise the limit of payments to 5 s and 40 retries by 2030-01-01 10:00";
    expect(verdictsOf(plan, [charge], true)).toEqual([]);
    expect(verdictsOf("Watch cart too", [null], true)).toEqual(["not-found span:0"]);
  });

  it("are not found where an anchor leads nowhere, and not judged where they cite nothing", () => {
    expect(verdictsOf("it broke", [null])).toEqual(["not-found span:0"]);
    expect(verdictsOf("Ada raises the limit to 40", [])).toEqual(["cannot-check 40"]);
  });
});
