import { expect, it } from "vitest";
import { PlainAlertsBody } from "@/lib/domain/contracts/intake";
import { toIncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { listAlerts } from "@/lib/store/alert-repository";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestPlain } from "./ingest-plain";

const test = testDatabase();
const ALERTS = 600;
const GROUPS = 12;
const SENDERS = 24;

it("a storm from many senders, each alert told twice, is kept whole: one incident a group", async () => {
  const scope = await createTestProject(test.db());
  const random = seededRandom(11);
  const storm = Array.from({ length: ALERTS * 2 }, (_, n) => n % ALERTS)
    .map((n) => ({ n, key: random.next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ n }) => n);
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      for (let n = storm.pop(); n !== undefined; n = storm.pop()) await tell(scope, n);
    }),
  );
  const numbers = Array.from({ length: GROUPS }, (_, index) => index + 1);
  const kept = await Promise.all(
    numbers.map((number) => listAlerts(test.db(), scope, toIncidentId(number))),
  );
  expect(kept.map((alerts) => alerts.length)).toEqual(numbers.map(() => ALERTS / GROUPS));
  const ids = kept.flat().map(({ fingerprint }) => fingerprint);
  expect(ids.toSorted()).toEqual(Array.from({ length: ALERTS }, (_, n) => `a${n}`).sort());
  const services = kept.map((alerts) => new Set(alerts.map(({ labels }) => labels.service)).size);
  expect(services).toEqual(numbers.map(() => 1));
  expect(await test.db().prisma.incident.count({ where: scope })).toBe(GROUPS);
});

async function tell(scope: ProjectScope, n: number): Promise<void> {
  const ctx = { db: test.db(), scope, now: () => new Date("2026-01-01T00:00:00Z") };
  const body = { id: `a${n}`, title: `alert ${n}`, service: `service-${n % GROUPS}` };
  const { incidentIds } = await ingestPlain(ctx, PlainAlertsBody.parse(body));
  expect(incidentIds).toHaveLength(1);
}
