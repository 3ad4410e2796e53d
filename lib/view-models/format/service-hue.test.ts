import fc from "fast-check";
import { expect, it } from "vitest";
import { SERVICE_HUES, serviceHue } from "./service-hue";

const ERROR_HUES = [27, 25];

function distance(a: number, b: number): number {
  const apart = Math.abs(a - b) % 360;
  return Math.min(apart, 360 - apart);
}

it("offers 18 hues, none within 20° of the error hue of either theme", () => {
  expect(new Set(SERVICE_HUES).size).toBe(18);
  for (const hue of SERVICE_HUES) {
    for (const error of ERROR_HUES) expect(distance(hue, error)).toBeGreaterThan(20);
  }
});

it("gives a name the same hue every time, one of the 18", () => {
  fc.assert(
    fc.property(fc.string(), (name) => {
      const first = serviceHue(name);
      expect(serviceHue(`${name}`)).toBe(first);
      expect(SERVICE_HUES).toContain(first);
    }),
  );
});

it("spreads names that differ by one character", () => {
  const hues = Array.from({ length: 200 }, (_, index) => serviceHue(`service-${index}`));
  expect(new Set(hues).size).toBe(18);
});

it("tells the services of a common shop apart", () => {
  const shop = ["gateway", "checkout", "cart", "payments", "bank-adapter", "inventory", "postgres"];
  expect(new Set(shop.map(serviceHue)).size).toBe(shop.length);
});
