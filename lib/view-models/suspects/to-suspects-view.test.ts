import { describe, expect, it } from "vitest";
import type { SuspectEvidenceDto } from "@/lib/domain/contracts/suspects";
import { rankingDtoOf, suspectDtoOf } from "@/lib/testing/builders/suspect-dto-of";
import { toSuspectsView } from "./to-suspects-view";

const evidence = (
  group: SuspectEvidenceDto["group"],
  nats: number,
  statement: string,
): SuspectEvidenceDto => ({ group, nats, statement, anchors: [] });

const FIRST = suspectDtoOf({
  evidence: [
    evidence("failures", 2.5, "fails with http 500"),
    evidence("changes", 2, "deploy “1.9.0” 3 s before"),
    evidence("metrics", 0.05, "http.server.duration 1 s → 2 s"),
    evidence("logs", -0.4, "writes the same as before"),
    evidence("failures", 0.5, "fails in 37 of 37 traces"),
  ],
  heals: { heals: 14, of: 14 },
});
const SECOND = suspectDtoOf({
  rank: 2,
  service: "bank",
  kind: "peer",
  operation: "",
  probability: 0.07,
  evidence: [evidence("failures", 1, "fails now and then")],
  spectrum: { ef: 10, nf: 6, ep: 71, np: 594, ochiai: 0.28 },
  heals: { heals: 2, of: 14 },
  prerank: [{ reason: "only passes on errors", points: -2 }],
});
const view = toSuspectsView(rankingDtoOf([FIRST, SECOND]));

describe("toSuspectsView", () => {
  it("names the way between two services by both, and tells why it is that, though it weighs nothing", () => {
    const way = suspectDtoOf({
      kind: "edge",
      edge: { caller: "checkout", callee: "payments" },
      evidence: [evidence("callers", 0, "it lies on the way"), evidence("timing", 7, "it is slow")],
    });
    const [first, second] = toSuspectsView(rankingDtoOf([SECOND, way])).suspects;
    expect(second).toMatchObject({ name: "checkout → payments", kind: "connection" });
    expect(second?.sentences.map(({ text }) => text)).toEqual([
      "It is slow.",
      "It lies on the way.",
    ]);
    expect(first?.runnerUp).toContain("number 1, checkout → payments");
  });

  it("tells the heaviest evidence for a suspect as sentences, and none that weighs nothing", () => {
    expect(view.suspects[0]?.sentences.map(({ text }) => text)).toEqual([
      "Fails with http 500.",
      "Deploy “1.9.0” 3 s before.",
      "Fails in 37 of 37 traces.",
    ]);
  });

  it("tells what speaks against one, from evidence, spectrum, replay and points", () => {
    expect(view.suspects[0]?.against).toEqual(["Writes the same as before."]);
    expect(view.suspects[1]?.against).toEqual([
      "6 of 16 symptomatic traces do not show it.",
      "71 of 665 other traces show it too.",
      "12 of 14 failing traces still fail without its failures.",
      "Only passes on errors.",
    ]);
  });

  it("tells what would pass without it, whole or in part", () => {
    expect(view.suspects.map(({ counterfactual }) => counterfactual)).toEqual([
      { text: "14 of 14 failing traces pass without its failures", isWhole: true },
      { text: "2 of 14 failing traces pass without its failures", isWhole: false },
    ]);
  });

  it("tells the first from the next by how much and in what; others from none", () => {
    expect(view.suspects.map(({ runnerUp }) => runnerUp)).toEqual([
      "12 times likelier than number 2, bank; ahead by own failures (+2.0) and changes (+2.0)",
      null,
    ]);
    expect(toSuspectsView(rankingDtoOf([FIRST])).suspects[0]?.runnerUp).toBeNull();
  });

  it("gathers all evidence by group, the heaviest first, with a bar of its weight", () => {
    expect(
      view.suspects[0]?.groups.map(({ group, weight, share, items }) => [
        group,
        weight,
        share.toFixed(2),
        items.length,
      ]),
    ).toEqual([
      ["failures", "+3.0", "1.00", 2],
      ["changes", "+2.0", "0.67", 1],
      ["logs", "−0.4", "0.13", 1],
      ["metrics", "+0.1", "0.02", 1],
    ]);
  });

  it("says how likely in a word and a figure that never claims certainty", () => {
    const figures = [0.9999, 0.86, 0.5, 0.07, 0.011, 0.0004].map((probability) => {
      const { suspects } = toSuspectsView(rankingDtoOf([suspectDtoOf({ probability })]));
      return `${suspects[0]?.probability.word} ${suspects[0]?.probability.figure}`;
    });
    expect(figures).toEqual([
      "likely >.99",
      "likely .86",
      "likely .50",
      "possible .07",
      "unlikely .01",
      "unlikely <.01",
    ]);
  });

  it("leads with as many as reach 90 % together, three at least, and says so only of several", () => {
    const five = [1, 2, 3, 4, 5].map((rank) => suspectDtoOf({ rank }));
    const of = (reaching90: number, status: "ranked" | "abstained" = "ranked") =>
      toSuspectsView(rankingDtoOf(five, { reaching90, status }));
    expect([of(1).leadCount, of(4).leadCount, view.leadCount]).toEqual([3, 4, 2]);
    expect([of(1).reachNote, of(4).reachNote]).toEqual([null, "the first 4 hold 90 % together"]);
    expect(of(4, "abstained").reachNote).toBeNull();
  });

  it("has a word for what is no operation", () => {
    expect(view.suspects.map(({ kind }) => kind)).toEqual([null, "peer"]);
  });
});
