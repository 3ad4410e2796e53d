/** Red belongs to failures alone: no service comes nearer to it than this. */
const FIRST_HUE = 48;
const LAST_HUE = 364;
const HUE_COUNT = 18;

/** The 18 hues of services, in degrees of OKLCH, evenly spread over the circle without red. */
export const SERVICE_HUES: readonly number[] = Array.from(
  { length: HUE_COUNT },
  (_, index) => Math.round(FIRST_HUE + (index * (LAST_HUE - FIRST_HUE)) / (HUE_COUNT - 1)) % 360,
);

/** The hue of a service: by its name alone, so that everyone sees the same one. */
export function serviceHue(service: string): number {
  return SERVICE_HUES[hashName(service) % HUE_COUNT] ?? FIRST_HUE;
}

/** Any start serves FNV; with this one, a dozen names common in web shops fall on a dozen hues. */
const HASH_BASIS = 36_158;

/** FNV-1a (32 bit) with a final mix, without which names that differ in the last letter stay neighbours. */
function hashName(name: string): number {
  let hash = HASH_BASIS;
  for (const char of name) {
    hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
