import { describe, expect, it } from "vitest";
import type { SloDto } from "@/lib/domain/contracts/slo";
import { SloDefinition } from "@/lib/domain/slo";
import { toEditedSlo, toSloEdit } from "./slo-edit";

const RULE = { severity: "page", longSeconds: 3_600, shortSeconds: 300, factor: 14.4 } as const;
const NOW = "2026-11-21T02:00:00.000Z";

const sloOf = (indicator: object): SloDto => ({
  ...SloDefinition.parse({
    name: "buying",
    description: "told",
    service: "shop",
    target: 0.999,
    periodSeconds: 28 * 86_400,
    indicator,
  }),
  state: "ok",
  good: 1,
  budget: { allowedBad: 1, bad: 0, total: 10, remaining: 1, secondsToExhaustion: null },
  windows: [],
  rules: [
    {
      ...RULE,
      key: "page-3600-300",
      thresholdRatio: 0.0144,
      longBurnRate: null,
      shortBurnRate: null,
      isFiring: false,
      firingSince: null,
    },
  ],
  bucketSeconds: 60,
  lateWithinSeconds: 120,
  evaluatedAt: NOW,
  countedThrough: NOW,
  reasons: [],
  createdAt: NOW,
  updatedAt: NOW,
});

const LATENCY = sloOf({
  source: "spans",
  kind: "latency",
  service: "shop",
  route: "/buy",
  thresholdMs: 300,
  attributes: { tenant: "gold" },
});

describe("an SLO that is edited", () => {
  it("stays as it is where nothing is typed, what no field shows included", () => {
    const { body } = toEditedSlo(LATENCY, toSloEdit(LATENCY));
    expect(body).toMatchObject({
      name: "buying",
      description: "told",
      target: 0.999,
      indicator: LATENCY.indicator,
      rules: [RULE],
    });
  });

  it("takes what is typed, and leaves its rules to the workbook when asked to", () => {
    const edit = {
      ...toSloEdit(LATENCY),
      targetPercent: "99.95",
      thresholdMs: "250",
      route: "",
      workbookRules: true,
    };
    const { body } = toEditedSlo(LATENCY, edit);
    expect(body).toMatchObject({ target: 0.9995, indicator: { route: null, thresholdMs: 250 } });
    expect(body).not.toHaveProperty("rules");
  });

  it("keeps what is counted over metrics", () => {
    const slo = sloOf({
      source: "metrics",
      kind: "latency",
      histogram: { name: "http.server.request.duration" },
      threshold: 0.5,
    });
    const { body } = toEditedSlo(slo, { ...toSloEdit(slo), targetPercent: "90" });
    expect(body).toMatchObject({ target: 0.9, indicator: slo.indicator });
  });

  it.each([
    ["targetPercent", "100"],
    ["periodDays", "x"],
    ["minBadEvents", "0"],
    ["thresholdMs", ""],
  ])("is none with %s %j, and says why", (name, value) => {
    const { body, problems } = toEditedSlo(LATENCY, { ...toSloEdit(LATENCY), [name]: value });
    expect(body).toBeNull();
    expect(Object.keys(problems)).toHaveLength(1);
  });
});
