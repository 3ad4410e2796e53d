import { beforeEach, describe, expect, it } from "vitest";
import { VerdictBody } from "@/lib/domain/contracts/verdict";
import { type IncidentId, toIncidentId } from "@/lib/domain/ids";
import { FIRED_MS, failingPayment, fireIncident } from "@/lib/testing/builders/fired-incident";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestChanges } from "../change/ingest-changes";
import { getPostmortem } from "../postmortem/get-postmortem";
import { listFaultFamilies } from "./list-fault-families";
import { listVerdicts } from "./list-verdicts";
import { recordVerdict } from "./record-verdict";

const test = testDatabase();
const ROOT = `span:${spanIdOf(failingPayment())}`;

let ctx: Parameters<typeof recordVerdict>[0];
let id: IncidentId;

beforeEach(async () => {
  const scope = await createTestProject(test.db());
  ctx = { db: test.db(), scope, now: () => new Date(FIRED_MS + 60_000) };
  id = await fireIncident(ctx);
});

function bodyOf(content: object = {}, more: object = {}): VerdictBody {
  return VerdictBody.parse({
    author: "ada",
    ...more,
    content: {
      rootCause: { kind: "spans", spans: [ROOT] },
      service: "payments",
      operation: "Charge",
      faultFamily: "arithmetic_overflow",
      mechanism: "ETH has too many digits",
      certainty: "certain",
      ...content,
    },
  });
}

describe("a verdict", () => {
  it("is kept, amended by a further version, and never overwritten", async () => {
    expect(await recordVerdict(ctx, id, bodyOf())).toMatchObject({ number: 1, version: 1 });
    const amended = bodyOf({ mechanism: "it overflows" }, { replaces: 1 });
    expect(await recordVerdict(ctx, id, amended)).toMatchObject({ number: 2, version: 2 });
    const { items, standing } = await listVerdicts(ctx, id);
    expect(items.map(({ content }) => content.mechanism)).toEqual([
      "it overflows",
      "ETH has too many digits",
    ]);
    expect(standing).toBe(2);
    await expect(
      test
        .db()
        .pool.query("update verdicts set author = 'x' where project_id = $1", [
          ctx.scope.projectId,
        ]),
    ).rejects.toThrow(/never changed/);
  });

  it("that amends another version than the latest is refused, also of two at once", async () => {
    await recordVerdict(ctx, id, bodyOf());
    await expect(recordVerdict(ctx, id, bodyOf())).rejects.toMatchObject({ code: "conflict" });
    const race = [1, 2].map(() => recordVerdict(ctx, id, bodyOf({}, { replaces: 1 })));
    const outcomes = await Promise.allSettled(race);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is refused with the name of every anchor that does not resolve", async () => {
    const citations = [
      `${ROOT}#attr=currency`,
      `${ROOT}#attr=colour`,
      `${ROOT}#event=9`,
      "span:00000000000000ff",
      "log:0123",
      "kernel:0123",
      "exemplar:0123",
      "metric:nothing@1",
      "code:nowhere.ts:1",
    ];
    const refused = await recordVerdict(ctx, id, bodyOf({ citations, changeId: "d1" })).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({
      code: "invalid_request",
      details: { anchors: ["change:d1", ...citations.slice(1)] },
    });
    expect((await listVerdicts(ctx, id)).items).toEqual([]);
  });

  it("of another is not told to who labels blind", async () => {
    await recordVerdict(ctx, id, bodyOf());
    await recordVerdict(ctx, id, bodyOf({}, { author: "bob" }));
    const { items, standing } = await listVerdicts(ctx, id, { blindFor: "bob" });
    expect(items.map(({ author }) => author)).toEqual(["bob"]);
    expect(standing).toBe(2);
  });

  it("of one project is not another's", async () => {
    await recordVerdict(ctx, id, bodyOf());
    const other = { ...ctx, scope: await createTestProject(test.db()) };
    await expect(listVerdicts(other, id)).rejects.toMatchObject({ code: "not_found" });
    await fireIncident(other);
    expect((await listVerdicts(other, toIncidentId(1))).items).toEqual([]);
  });

  it("adds its fault family to the taxonomy", async () => {
    await recordVerdict(ctx, id, bodyOf({ faultFamily: "Cosmic ray" }));
    expect((await listFaultFamilies(ctx)).items).toContainEqual({
      id: "cosmic-ray",
      label: "cosmic ray",
    });
  });
});

describe("the draft of a postmortem", () => {
  it("says what waits for a verdict, then the cause with anchors that resolve, in a timeline", async () => {
    const before = await getPostmortem(ctx, id);
    expect(JSON.stringify(before.sections)).toContain("no verdict is given yet");
    const at = String(BigInt(FIRED_MS - 300_000) * 1_000_000n);
    const change = { id: "d1", kind: "deploy", service: "payments", version: "1.9.0" } as const;
    await ingestChanges(ctx, [{ ...change, at_unix_nano: at, title: "pay in ETH" }]);
    const distractors = [{ service: "bank", whyNot: "as slow when healthy" }];
    await recordVerdict(ctx, id, bodyOf({ changeId: "d1", distractors }));
    const draft = await getPostmortem(ctx, id);
    expect(draft.timeline.map(({ kind }) => kind)).toEqual([
      "change",
      "alert",
      "status",
      "finding",
    ]);
    const text = draft.sections.flatMap(({ sentences }) => sentences.map((one) => one.text));
    expect(text).toContain("POST /orders burns its budget 14× too fast.");
    expect(text).toContain("The cause was payments Charge (overflow, precision, rounding).");
    expect(text).toContain("It came with deploy payments 1.9.0: pay in ETH.");
    const own = draft.sections.flatMap(({ sentences }) =>
      sentences.filter(({ by }) => by !== null),
    );
    expect(own.map(({ by }) => by)).toEqual(["ada", "ada"]);
    expect(draft.references.filter((one) => one.text === null)).toEqual([]);
    expect(draft.references).toContainEqual({
      anchor: ROOT,
      text: "payments Charge",
      path: expect.stringContaining(`/incidents/${id}?trace=`),
    });
  });
});
