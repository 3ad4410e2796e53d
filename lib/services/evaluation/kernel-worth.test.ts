import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import { type IncidentCase, readCaseFolder } from "./read-case-folder";

const RECORDINGS = fileURLToPath(new URL("../../../prisma/seed/recordings", import.meta.url));
const READ_LIMIT_MS = 60_000;

function placeOf({ evidence }: IncidentCase, service: string, without: readonly "kernel"[]) {
  const { suspects } = rankSuspects(evidence, { without: new Set(without) });
  const found = suspects.find((suspect) => suspect.service === service);
  return { rank: found?.rank ?? Number.POSITIVE_INFINITY, suspect: found };
}

/** Both places of the root service, told. */
function worthOf(incident: IncidentCase) {
  const root = incident.label.root_service ?? "";
  const [withThem, without] = [placeOf(incident, root, []), placeOf(incident, root, ["kernel"])];
  console.log(
    `kernel events: ${root} at rank ${withThem.rank} with them (${percent(withThem)}), ${without.rank} without (${percent(without)})`,
  );
  return { withThem, without };
}

describe("the recorded incident in which a peer refuses connections", () => {
  let incident: IncidentCase;
  beforeAll(async () => {
    incident = await readCaseFolder(RECORDINGS, `${RECORDINGS}/05-connection-refused`);
  }, READ_LIMIT_MS);

  it("is read with its kernel events, each line of them", () => {
    expect(incident.problems).toEqual([]);
    expect(incident.evidence.kernelEvents?.length).toBeGreaterThan(10_000);
  });

  it("is ranked no worse for them, and the peer that always refused is spoken for", () => {
    const { withThem, without } = worthOf(incident);
    expect(withThem.rank).toBe(1);
    expect(withThem.rank).toBeLessThanOrEqual(without.rank);
    const refusing = placeOf(incident, "inventory", []).suspect;
    const kernel = refusing?.evidence.find(({ group }) => group === "kernel");
    expect(kernel?.nats).toBeLessThan(-1);
    expect(kernel?.statement).toMatch(
      /connections to it fail .*in \d+ of \d+ attempts, \d+ of \d+ before/,
    );
  });
});

describe("the recorded incident in which one has a row for long, and others fail waiting for it", () => {
  let incident: IncidentCase;
  beforeAll(async () => {
    incident = await readCaseFolder(RECORDINGS, `${RECORDINGS}/06-row-lock`);
  }, READ_LIMIT_MS);

  it("is read with who waited for which row, and whose transaction had it", () => {
    expect(incident.problems).toEqual([]);
    const types = new Set(incident.evidence.kernelEvents?.map(({ type }) => type));
    expect([types.has("row_lock_wait"), types.has("row_lock_held")]).toEqual([true, true]);
  });

  it("names the quiet holder by them, and the loud waiter without them", () => {
    const { withThem, without } = worthOf(incident);
    expect(withThem.rank).toBe(1);
    expect(withThem.suspect?.operation).toBe("billing.settle_invoice");
    expect(without.rank).toBeGreaterThan(1);
    expect(placeOf(incident, "orders", ["kernel"]).rank).toBe(1);
    const { heals, of } = withThem.suspect?.heals ?? { heals: 0, of: 1 };
    expect(heals / of).toBeGreaterThan(0.9);
    const told = withThem.suspect?.evidence.map(({ statement }) => statement).join("\n");
    expect(told).toMatch(
      /it held a lock that others waited for, up to \d+ ms, in \d+ of \d+ traces, 0 of \d+ before/,
    );
    expect(told).toMatch(
      /of the trouble of symptomatic traces is that they waited for what it held/,
    );
  });
});

function percent({ suspect }: { suspect: { probability: number } | undefined }): string {
  return `${Math.round((suspect?.probability ?? 0) * 100)} %`;
}
