import { expect, test } from "vitest";
import type { RankingDto } from "@/lib/domain/contracts/suspects";
import { rankingDtoOf, suspectDtoOf } from "@/lib/testing/builders/suspect-dto-of";
import { toSuspectsView } from "@/lib/view-models/suspects/to-suspects-view";
import { incidentMarkdown } from "./incident-markdown";

const INCIDENT = {
  id: "INC-42",
  severity: "sev2",
  status: "triggered",
  title: "checkout *burns* 14.4×",
  route: "POST /checkout",
  services: ["gateway", "payments"],
  openedAt: "2026-11-21T02:14:00.000Z",
} as const;

function linesOf(ranking: RankingDto | null): readonly string[] {
  const suspects = ranking === null ? null : toSuspectsView(ranking);
  const incident = { ...INCIDENT, services: [...INCIDENT.services] };
  const url = "http://127.0.0.1:3000/incidents/INC-42?span=b7";
  return incidentMarkdown({ incident, suspects, url, timeZone: "UTC" }).split("\n");
}

test("a summary tells what, since when, where, who is suspected and why, and the link", () => {
  const why = { group: "failures", nats: 2, statement: "fails in 37 of 37", anchors: [] } as const;
  const first = suspectDtoOf({ evidence: [{ ...why, anchors: [] }] });
  const second = suspectDtoOf({
    rank: 2,
    service: "bank",
    kind: "peer",
    operation: "",
    probability: 0.07,
  });
  expect(linesOf(rankingDtoOf([first, second]))).toEqual([
    "**INC-42** SEV2, triggered: checkout \\*burns\\* 14.4×",
    "`POST /checkout` · since 2026-11-21 02:14:00 UTC · services: gateway, payments",
    "1. payments Charge, likely .86 – Fails in 37 of 37.",
    "2. bank (peer), possible .07",
    "http://127.0.0.1:3000/incidents/INC-42?span=b7",
  ]);
});

test("a summary names nobody where the ranking abstains, and says so while nothing is ranked", () => {
  const abstained = rankingDtoOf([], { status: "abstained", reasons: ["one trace alone"] });
  expect(linesOf(abstained)[2]).toBe("No cause is named: one trace alone");
  expect(linesOf(null)[2]).toBe("Nothing is ranked yet.");
});
