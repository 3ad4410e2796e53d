import { describe, expect, it } from "vitest";
import { PlainAlertsBody } from "@/lib/domain/contracts/intake";
import { SliDto, SliQuery } from "@/lib/domain/contracts/sli";
import type { ProjectScope } from "@/lib/domain/project";
import { SloDefinition } from "@/lib/domain/slo";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { atMs, spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestPlain } from "../alert/ingest-plain";
import { ingestChanges } from "../change/ingest-changes";
import { createSlo } from "../slo/create-slo";
import { getIncidentSli } from "./get-incident-sli";

const test = testDatabase();
const START_MS = Number(TEST_START_UNIX_NANO / 1_000_000n);
const MINUTE = 60_000;
const context = (scope: ProjectScope, minute: number) => ({
  db: test.db(),
  scope,
  now: () => new Date(START_MS + minute * MINUTE),
});
const iso = (minute: number) => new Date(START_MS + minute * MINUTE).toISOString();

/** A request a second for twenty minutes: 50 ms, from minute ten on a fifth fails after 2 s. */
async function sendRequests(scope: ProjectScope) {
  const specs = Array.from({ length: 1_200 }, (_, second) => {
    const isBad = second >= 600 && second % 5 === 0;
    return {
      id: `s${second}`,
      trace: `t${second}`,
      kind: "server" as const,
      name: "POST /buy",
      service: "shop",
      at: second * 1_000,
      lasts: isBad ? 2_000 : second % 100 === 1 ? 400 : 50,
      attributes: { "http.route": "/buy" },
      ...(isBad ? { error: "sold out" } : {}),
    };
  });
  await insertSpans(test.db(), scope, spansOf(specs));
}

async function openIncident(scope: ProjectScope, route = "/buy") {
  const body = PlainAlertsBody.parse({
    id: "a",
    title: "Buying fails",
    service: "shop",
    route,
    startsAt: iso(12),
  });
  const { incidentIds } = await ingestPlain(context(scope, 15), body);
  const [id] = incidentIds;
  if (id === undefined) throw new Error("no incident");
  return id;
}

describe("the service level of an incident", () => {
  it("counts its requests in steps, with exemplars of each kind and what happened", async () => {
    const scope = await createTestProject(test.db());
    await sendRequests(scope);
    await ingestChanges(context(scope, 15), [
      {
        id: "d",
        kind: "deploy",
        service: "shop",
        at_unix_nano: String(atMs(9.5 * MINUTE)),
        title: "",
      },
      {
        id: "e",
        kind: "deploy",
        service: "bank",
        at_unix_nano: String(atMs(9.5 * MINUTE)),
        title: "",
      },
    ]);
    const definition = SloDefinition.parse({
      name: "buying",
      service: "shop",
      target: 0.99,
      indicator: { source: "spans", kind: "availability", service: "shop", route: "POST /buy" },
    });
    await createSlo(context(scope, 15), definition);
    const id = await openIncident(scope);
    const sli = SliDto.parse(await getIncidentSli(context(scope, 20), id, SliQuery.parse({})));
    expect(sli).toMatchObject({ status: "ok", service: "shop", route: "/buy", stepSeconds: 10 });
    const sum = (of: (item: (typeof sli.items)[number]) => number) =>
      sli.items.reduce((total, item) => total + of(item), 0);
    expect(sum(({ total }) => total)).toBe(1_200);
    expect(sum(({ failed }) => failed)).toBe(120);
    const late = sli.items.at(-2);
    expect(Number(late?.p50Nano) / 50e6).toBeCloseTo(1, 1);
    expect(Number(late?.p95Nano) / 2e9).toBeCloseTo(1, 1);
    expect(sli.objective).toMatchObject({ slo: "buying", errorShare: 0.01 });
    expect(sli.changes.map(({ id: one }) => one)).toEqual(["d"]);
    expect(new Set(sli.exemplars.map(({ stand }) => stand))).toEqual(
      new Set(["failing", "slow", "typical"]),
    );
    expect(sli.exemplars.length).toBeLessThanOrEqual(24);
  });

  it("is that of the time asked for", async () => {
    const scope = await createTestProject(test.db());
    await sendRequests(scope);
    const id = await openIncident(scope);
    const query = SliQuery.parse({ from: iso(14), to: iso(15) });
    const sli = await getIncidentSli(context(scope, 20), id, query);
    expect(sli.stepSeconds).toBe(1);
    expect(sli.items.filter(({ total }) => total > 0)).toHaveLength(60);
    const onset = await getIncidentSli(context(scope, 20), id, SliQuery.parse({ preset: "onset" }));
    expect([onset.from, onset.to].map((text) => Date.parse(text))).toEqual([
      Date.parse(iso(7)),
      Date.parse(iso(17)),
    ]);
  });

  it("says by what it was counted when the labels name no request, and when there is none", async () => {
    const scope = await createTestProject(test.db());
    const empty = await openIncident(scope);
    expect(await getIncidentSli(context(scope, 20), empty, SliQuery.parse({}))).toMatchObject({
      status: "failed",
      exemplars: [],
    });
    await sendRequests(scope);
    const other = await openIncident(scope, "/never");
    expect(await getIncidentSli(context(scope, 20), other, SliQuery.parse({}))).toMatchObject({
      status: "degraded",
      service: "shop",
      route: null,
    });
  });
});
