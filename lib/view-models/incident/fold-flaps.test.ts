import { describe, expect, it } from "vitest";
import type { AlertDto } from "@/lib/domain/contracts/incident";
import { foldFlaps, groupingReasons } from "./fold-flaps";

const alertOf = (
  fingerprint: string,
  minute: number,
  changes: Partial<AlertDto> = {},
): AlertDto => ({
  source: "plain",
  receiver: "",
  groupKey: "g",
  fingerprint,
  status: "firing",
  startsAt: `2026-11-21T02:${String(minute).padStart(2, "0")}:00.000Z`,
  endsAt: null,
  labels: {},
  annotations: {},
  generatorUrl: "",
  firstReceivedAt: "2026-11-21T02:00:00.000Z",
  lastReceivedAt: "2026-11-21T02:00:00.000Z",
  joinedBecause: null,
  movedFrom: null,
  ...changes,
});

describe("alerts of an incident", () => {
  it("are each told once, as last, with how often they fired", () => {
    const alerts = [alertOf("a", 1, { status: "resolved" }), alertOf("b", 2), alertOf("a", 3)];
    expect(foldFlaps(alerts)).toMatchObject([
      { alert: alerts[2], firedCount: 2, firstStartsAt: alerts[0]?.startsAt },
      { alert: alerts[1], firedCount: 1 },
    ]);
    expect(foldFlaps([...alerts].reverse())).toMatchObject([
      { alert: alerts[2], firedCount: 2, firstStartsAt: alerts[0]?.startsAt },
      { alert: alerts[1], firedCount: 1 },
    ]);
  });

  it("of two groups are two", () => {
    expect(foldFlaps([alertOf("a", 1), alertOf("a", 1, { groupKey: "h" })])).toHaveLength(2);
  });

  it("say each reason once", () => {
    const because = { joinedBecause: "a calls b" };
    const alerts = [alertOf("a", 1), alertOf("b", 2, because), alertOf("c", 3, because)];
    expect(groupingReasons(alerts)).toEqual(["a calls b"]);
  });
});
