import type { Attributes } from "@/lib/domain/attributes";
import type { Metric } from "@/lib/domain/metric";
import { WINDOW_AT_MS } from "./evidence-of";
import { resourceOf, TEST_SCOPE } from "./resource-of";
import { seededRandom } from "./seeded-random";
import { atMs } from "./span-of";

export interface GaugeSpec {
  readonly before: number;
  readonly during?: number;
  /** How far it wavers, as a share of its level. */
  readonly wavers?: number;
  readonly seed?: number;
  readonly unit?: string;
  readonly runs?: Attributes;
}

const STEP_MS = 30_000;
const AFTER_MS = 60_000;

/** A gauge of one service, a point each half minute up to a minute into the window. */
export function gaugeOf(name: string, service: string, spec: GaugeSpec): Metric {
  const { before, during = before, wavers = 0.02, seed = 1 } = spec;
  const random = seededRandom(seed + service.length * 31 + name.length);
  const count = (WINDOW_AT_MS + AFTER_MS) / STEP_MS;
  const points = Array.from({ length: count }, (_, i) => {
    const at = (i + 1) * STEP_MS;
    const level = at > WINDOW_AT_MS ? during : before;
    return {
      startUnixNano: 0n,
      timeUnixNano: atMs(at),
      attributes: {},
      flags: 0,
      value: level * (1 + wavers * (random.next() - 0.5)),
      exemplars: [],
    };
  });
  return {
    name,
    description: "",
    unit: spec.unit ?? "1",
    metadata: {},
    data: { kind: "gauge", points },
    resource: resourceOf(service, spec.runs),
    scope: TEST_SCOPE,
  };
}
