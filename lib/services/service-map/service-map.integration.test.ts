import { describe, expect, it } from "vitest";
import { ServiceDetailDto, ServiceMapDto, ServiceQuery } from "@/lib/domain/contracts/service";
import type { ProjectScope } from "@/lib/domain/project";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { resourceOf } from "@/lib/testing/builders/resource-of";
import { type SpanSpec, spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { getService } from "./get-service";
import { listServiceNames } from "./list-service-names";
import { listServices } from "./list-services";
import { setServiceOwner } from "./set-service-owner";

const test = testDatabase();
const START_MS = Number(TEST_START_UNIX_NANO / 1_000_000n);
const context = (scope: ProjectScope) => ({
  db: test.db(),
  scope,
  now: () => new Date(START_MS + 600_000),
});
const query = ServiceQuery.parse({ seconds: 900 });

/** gateway calls cart, which calls a database that sends no spans; the call sends itself again. */
function request(n: number): SpanSpec[] {
  const error = n % 4 === 0 ? { error: "no" } : {};
  const common = { trace: `t${n}`, at: n * 1_000 };
  return [
    {
      ...common,
      id: `g${n}`,
      service: "gateway",
      kind: "server",
      lasts: 100,
      attributes: { "url.path": `/orders/${1_000 + n}` },
      ...error,
    },
    {
      ...common,
      id: `c${n}`,
      parent: `g${n}`,
      service: "gateway",
      kind: "client",
      lasts: 80,
      attributes: n % 2 === 0 ? { "http.request.resend_count": 1 } : {},
      ...error,
    },
    { ...common, id: `s${n}`, parent: `c${n}`, service: "cart", kind: "server", lasts: 60 },
    {
      ...common,
      id: `d${n}`,
      parent: `s${n}`,
      service: "cart",
      kind: "client",
      lasts: 5,
      attributes: { "db.system": "postgresql", "server.address": "db", "server.port": 5432 },
    },
  ];
}

describe("services over a rolling window", () => {
  it("are told with their calls, as their callers saw them, and with peers by their names", async () => {
    const scope = await createTestProject(test.db());
    await insertSpans(
      test.db(),
      scope,
      spansOf(Array.from({ length: 40 }, (_, n) => request(n)).flat()),
    );
    const map = ServiceMapDto.parse(await listServices(context(scope), query));
    expect(map.items).toMatchObject([
      { name: "cart", total: 40, failed: 0 },
      { name: "gateway", total: 40, failed: 10 },
    ]);
    expect(map.calls).toMatchObject([
      { from: "cart", to: "db:5432", isPeer: true, total: 40, failed: 0, resent: 0 },
      { from: "gateway", to: "cart", isPeer: false, total: 40, failed: 10, resent: 20 },
    ]);
    expect(Number(map.calls[1]?.p95Nano) / 80e6).toBeCloseTo(1, 1);
  });

  it("tell by version of whom was called, what breakers refused, and where the time went", async () => {
    const scope = await createTestProject(test.db());
    const versioned = (n: number, of: SpanSpec): SpanSpec => {
      if (of.service !== "cart") return of;
      return {
        ...of,
        resource: resourceOf("cart", { "service.version": n < 30 ? "1.0.0" : "2.0.0" }),
      };
    };
    const refused: SpanSpec[] = [
      { id: "g", trace: "refused", service: "gateway", kind: "server", lasts: 5, error: "no" },
      {
        id: "c",
        trace: "refused",
        parent: "g",
        service: "gateway",
        kind: "client",
        lasts: 1,
        attributes: {
          "server.address": "mail",
          "error.type": "io.github.resilience4j.circuitbreaker.CallNotPermittedException",
        },
        error: "refused",
      },
    ];
    const sent = Array.from({ length: 40 }, (_, n) => request(n).map((one) => versioned(n, one)));
    await insertSpans(test.db(), scope, spansOf([...sent.flat(), ...refused]));
    const { calls } = await listServices(context(scope), query);
    const of = (to: string) => calls.find((call) => call.to === to);
    expect(of("cart")?.versions).toMatchObject([
      { version: "1.0.0", total: 30, failed: 8 },
      { version: "2.0.0", total: 10, failed: 2 },
    ]);
    expect(calls.map(({ to, broken }) => [to, broken])).toEqual([
      ["db:5432", 0],
      ["cart", 0],
      ["mail", 1],
    ]);
    // Of 100 ms, 60 in the cart, 5 of which in its database.
    expect(of("cart")?.criticalShare).toBeCloseTo(0.55, 1);
    expect(of("db:5432")?.criticalShare).toBeCloseTo(0.05, 1);
  });

  it("are named without being counted, each once and only those of the last week", async () => {
    const scope = await createTestProject(test.db());
    const spans = Array.from({ length: 4 }, (_, n) => request(n)).flat();
    await insertSpans(test.db(), scope, spansOf(spans));
    const names = async (afterMs: number) => {
      const now = () => new Date(START_MS + afterMs);
      const { items } = await listServiceNames({ ...context(scope), now });
      return items.map(({ name }) => name);
    };
    expect(await names(60_000)).toEqual(["cart", "gateway"]);
    expect(await names(8 * 86_400_000)).toEqual([]);
    const other = await createTestProject(test.db());
    expect((await listServiceNames(context(other))).items).toEqual([]);
  });

  it("tell their owner, their versions with what each did, and requests to open", async () => {
    const scope = await createTestProject(test.db());
    const resource = resourceOf("gateway", { "service.version": "3.1", team: " shop-team " });
    const spans = Array.from({ length: 12 }, (_, n) =>
      request(n).map((one) => (one.service === "gateway" ? { ...one, resource } : one)),
    );
    await insertSpans(test.db(), scope, spansOf(spans.flat()));
    const detail = ServiceDetailDto.parse(await getService(context(scope), "gateway", query));
    const told = { name: "shop-team", attribute: "team", setBy: null, setAt: null };
    expect(detail.owner).toEqual(told);
    const ctx = context(scope);
    const said = { owner: "payments-team", by: "Mia" };
    const saidOwner = {
      name: "payments-team",
      attribute: null,
      setBy: "Mia",
      setAt: ctx.now().toISOString(),
    };
    expect((await setServiceOwner(ctx, "gateway", said)).owner).toEqual(saidOwner);
    expect((await getService(ctx, "gateway", query)).owner).toEqual(saidOwner);
    const other = context(await createTestProject(test.db()));
    expect((await getService(other, "gateway", query)).owner).toBeNull();
    expect((await setServiceOwner(ctx, "gateway", { owner: null })).owner).toEqual(told);
    expect(detail.versions).toMatchObject([{ version: "3.1", total: 12, failed: 3 }]);
    expect(new Set(detail.exemplars.map(({ stand }) => stand))).toEqual(
      new Set(["failing", "typical"]),
    );
    expect(await getService(context(scope), "cart", query)).toMatchObject({
      owner: null,
      versions: [],
    });
  });

  it("have operations without ids", async () => {
    const scope = await createTestProject(test.db());
    await insertSpans(
      test.db(),
      scope,
      spansOf(Array.from({ length: 40 }, (_, n) => request(n)).flat()),
    );
    const detail = ServiceDetailDto.parse(await getService(context(scope), "gateway", query));
    expect(detail.operations).toMatchObject([
      { route: "/orders/{id}", routeCount: 40, total: 40, failed: 10 },
    ]);
    expect(detail.folded).toEqual({ operations: 0, requests: 0 });
    expect(detail.series.reduce((sum, { total }) => sum + total, 0)).toBe(40);
    expect(detail.calls).toHaveLength(1);
  });

  it("are bound in their operations, and what is left out is counted", async () => {
    const scope = await createTestProject(test.db());
    const specs = Array.from({ length: 520 }, (_, n): SpanSpec => {
      const word = `${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + Math.floor(n / 26))}`;
      return {
        id: `s${n}`,
        trace: `t${n}`,
        kind: "server",
        attributes: { "http.route": `/${word}` },
      };
    });
    await insertSpans(test.db(), scope, spansOf(specs));
    const detail = await getService(context(scope), "shop", query);
    expect(detail.operations).toHaveLength(500);
    expect(detail.folded).toEqual({ operations: 20, requests: 20 });
  });

  it("that nobody knows have nothing", async () => {
    const scope = await createTestProject(test.db());
    await insertSpans(test.db(), scope, spansOf(request(1)));
    const detail = await getService(context(scope), "nobody", query);
    expect(detail).toMatchObject({ service: { total: 0 }, newestAt: null, operations: [] });
  });
});
