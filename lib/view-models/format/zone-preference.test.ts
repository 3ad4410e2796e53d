import { expect, it } from "vitest";
import { parseZonePreference, serializeZonePreference, zoneOf } from "./zone-preference";

it("reads back what it wrote", () => {
  const preference = { mode: "local", localZone: "Asia/Kathmandu" } as const;
  expect(parseZonePreference(serializeZonePreference(preference))).toEqual(preference);
});

it.each([undefined, "", "local", "mars|UTC", "<script>|x"])("falls back for %j", (text) => {
  expect(parseZonePreference(text)).toEqual({ mode: "local", localZone: "UTC" });
});

it("never lets an unknown zone reach a formatter, which would throw", () => {
  expect(parseZonePreference("utc|Moon/Base")).toEqual({ mode: "utc", localZone: "UTC" });
});

it("formats in UTC when asked to, whatever the local zone", () => {
  expect(zoneOf({ mode: "utc", localZone: "Europe/Berlin" })).toBe("UTC");
  expect(zoneOf({ mode: "local", localZone: "Europe/Berlin" })).toBe("Europe/Berlin");
});
