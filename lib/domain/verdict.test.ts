import { describe, expect, it } from "vitest";
import { toGoldLabel } from "@/lib/evaluation/to-gold-label";
import { verdictOf } from "@/lib/testing/builders/verdict-of";
import { parseAnchor } from "./anchor";
import { familiesWith } from "./fault-family";
import { FaultFamilyId } from "./fault-family-id";
import { standingVerdict, VerdictContent } from "./verdict";

const SPAN = "00000000000000a1";

describe("an anchor", () => {
  it.each([
    [`span:${SPAN}`, { kind: "span", part: null }],
    [`span:${SPAN}#attr=db.statement=x`, { part: { kind: "attr", key: "db.statement=x" } }],
    [`span:${SPAN}#event=2`, { part: { kind: "event", index: 2 } }],
    ["log:abc", { kind: "log", id: "abc" }],
    ["metric:http.duration@17", { name: "http.duration", atUnixNano: 17n }],
    ["code:src/a.ts:33", { file: "src/a.ts", line: 33 }],
    ["change:deploy-1:2", { kind: "change", id: "deploy-1:2" }],
  ])("%s is read", (text, expected) => {
    expect(parseAnchor(text)).toMatchObject(expected);
  });

  it.each(["", "span:", "span:xyz", `span:${SPAN}#what`, "metric:x", "code:a", "trace:1", "log:"])(
    "%j is none",
    (text) => expect(parseAnchor(text)).toBeNull(),
  );
});

describe("a verdict", () => {
  const { content } = verdictOf();

  it("names the service of its spans, or a peer that sends none, or that nothing was wrong", () => {
    expect(VerdictContent.safeParse({ ...content, service: null }).success).toBe(false);
    const peer = { ...content, service: null, rootCause: { kind: "not-instrumented", peer: "db" } };
    expect(VerdictContent.safeParse(peer).success).toBe(true);
    const none = { ...content, service: null, rootCause: { kind: "no-fault" } };
    expect(VerdictContent.safeParse(none).success).toBe(true);
  });

  it("says what is missing where something is not quite right", () => {
    const subject = {
      kind: "hypothesis",
      analysisId: "a",
      hypothesisId: "h",
      title: "t",
    };
    const judged = (missing: string) => ({
      ...content,
      judgements: [{ subject, judgement: "not-quite", missing }],
    });
    expect(VerdictContent.safeParse(judged("")).success).toBe(false);
    expect(VerdictContent.safeParse(judged("the retry")).success).toBe(true);
  });

  it("stands as last amended, unless somebody settled it", () => {
    const first = verdictOf({ number: 1 });
    const amended = verdictOf({ number: 2, version: 2 });
    const settled = verdictOf({ number: 3, role: "adjudication", author: "eve" });
    const later = verdictOf({ number: 4, version: 3 });
    expect(standingVerdict([])).toBeNull();
    expect(standingVerdict([first, amended])?.number).toBe(2);
    expect(standingVerdict([first, amended, settled, later])?.number).toBe(3);
  });

  it("becomes a label that scoring reads", () => {
    expect(toGoldLabel(verdictOf({ content: { changeId: "deploy-7" } }))).toMatchObject({
      incident_id: "INC-1",
      root_service: "payments",
      root_operations: ["Charge"],
      root_spans: [SPAN],
      accept: ["deploy-7"],
      fault_type: "arithmetic_overflow",
    });
    const healthy = verdictOf({ content: { rootCause: { kind: "no-fault" } } });
    expect(toGoldLabel(healthy)).toMatchObject({ root_service: null, accept: [] });
  });
});

describe("fault families", () => {
  it("are extended by naming one, however it is written", () => {
    expect(FaultFamilyId.parse(" Arithmetic_Overflow ")).toBe("arithmetic-overflow");
    expect(FaultFamilyId.safeParse("a/b").success).toBe(false);
    const ids = familiesWith(["timeout", "cosmic-ray", "cosmic-ray"]).map(({ id }) => id);
    expect(ids.filter((id) => id === "cosmic-ray")).toHaveLength(1);
    expect(ids.filter((id) => id === "timeout")).toHaveLength(1);
  });
});
