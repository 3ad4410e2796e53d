import * as awkward from "./awkward-input";
import * as failing from "./failing-services";
import type { Incident } from "./incident";
import * as silence from "./silence";
import * as slow from "./slow-callees";
import * as spreading from "./spreading-trouble";
import * as ways from "./troubled-ways";

/** Every drawn incident, by the number in its name. */
export const ALL_INCIDENTS: readonly Incident[] = [
  ...Object.values(slow),
  ...Object.values(failing),
  ...Object.values(spreading),
  ...Object.values(silence),
  ...Object.values(awkward),
  ...Object.values(ways),
].sort((a, b) => Number.parseInt(a.name, 10) - Number.parseInt(b.name, 10));
