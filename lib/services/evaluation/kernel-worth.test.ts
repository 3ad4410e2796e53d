import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import { type IncidentCase, readCaseFolder } from "./read-case-folder";

const RECORDINGS = fileURLToPath(new URL("../../../prisma/seed/recordings", import.meta.url));
const READ_LIMIT_MS = 60_000;
const FOLDER = `${RECORDINGS}/05-connection-refused`;

describe("the recorded incident whose kernel was watched", () => {
  let incident: IncidentCase;
  beforeAll(async () => {
    incident = await readCaseFolder(RECORDINGS, FOLDER);
  }, READ_LIMIT_MS);

  const placeOf = (service: string, without: readonly "kernel"[]) => {
    const { suspects } = rankSuspects(incident.evidence, { without: new Set(without) });
    const found = suspects.find((suspect) => suspect.service === service);
    return { rank: found?.rank ?? Number.POSITIVE_INFINITY, suspect: found };
  };

  it("is read with its kernel events, each line of them", () => {
    expect(incident.problems).toEqual([]);
    expect(incident.evidence.kernelEvents?.length).toBeGreaterThan(10_000);
  });

  it("is ranked no worse for them, and the peer that always refused is spoken for", () => {
    const root = incident.label.root_service ?? "";
    const [withThem, without] = [placeOf(root, []), placeOf(root, ["kernel"])];
    console.log(
      `kernel events: ${root} at rank ${withThem.rank} with them (${percent(withThem)}), ${without.rank} without (${percent(without)})`,
    );
    expect(withThem.rank).toBe(1);
    expect(withThem.rank).toBeLessThanOrEqual(without.rank);
    const refusing = placeOf("inventory", []).suspect;
    const kernel = refusing?.evidence.find(({ group }) => group === "kernel");
    expect(kernel?.nats).toBeLessThan(-1);
    expect(kernel?.statement).toMatch(
      /connections to it fail .*in \d+ of \d+ attempts, \d+ of \d+ before/,
    );
  });
});

function percent({ suspect }: { suspect: { probability: number } | undefined }): string {
  return `${Math.round((suspect?.probability ?? 0) * 100)} %`;
}
