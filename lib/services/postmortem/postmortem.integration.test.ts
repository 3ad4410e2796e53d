import { beforeEach, describe, expect, it } from "vitest";
import { VerdictBody } from "@/lib/domain/contracts/verdict";
import type { IncidentId } from "@/lib/domain/ids";
import { FIRED_MS, failingPayment, fireIncident } from "@/lib/testing/builders/fired-incident";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { recordVerdict } from "../verdict/record-verdict";
import { changePostmortemStatus } from "./change-postmortem-status";
import { getPostmortem, listPostmortemVersions } from "./get-postmortem";
import { savePostmortem } from "./save-postmortem";

const test = testDatabase();
const ROOT = `span:${spanIdOf(failingPayment())}`;

let ctx: Parameters<typeof recordVerdict>[0];
let id: IncidentId;

beforeEach(async () => {
  const scope = await createTestProject(test.db());
  ctx = { db: test.db(), scope, now: () => new Date(FIRED_MS + 60_000) };
  id = await fireIncident(ctx);
});

const addAction = (text: string, line: string) =>
  text.replace("## Actions\n", `## Actions\n\n- ${line}\n`);
const sentencesBy = ({ sections }: Awaited<ReturnType<typeof getPostmortem>>, by: string) =>
  sections.flatMap(({ sentences }) => sentences.filter((one) => one.by === by));

describe("a postmortem", () => {
  it("is a draft with the requests counted, until it is kept; then each version stays", async () => {
    const draft = await getPostmortem(ctx, id);
    expect(draft).toMatchObject({ stored: null, latest: null });
    const impact = draft.sections.find(({ section }) => section === "impact");
    expect(impact?.sentences[0]?.text).toMatch(
      /^2 of 2 requests of gateway \/orders failed \(100 %\) .*; in the hour before 0 of 2 \(0 %\)\.$/,
    );
    const text = addAction(draft.text, `Raise the limit [${ROOT}]`);
    const first = await savePostmortem(ctx, id, { author: "ada", base: null, text });
    expect(first).toMatchObject({
      latest: 1,
      stored: { version: 1, status: "draft", author: "ada" },
    });
    expect(sentencesBy(first, "ada")).toEqual([
      expect.objectContaining({ text: "Raise the limit", anchors: [ROOT], by: "ada" }),
    ]);
    const second = await savePostmortem(ctx, id, {
      author: "bob",
      base: 1,
      text: addAction(first.text, "Tell the bank"),
    });
    expect(sentencesBy(second, "ada").map((one) => one.text)).toEqual(["Raise the limit"]);
    expect(sentencesBy(second, "bob").map((one) => one.text)).toEqual(["Tell the bank"]);
    expect((await getPostmortem(ctx, id, { version: 1 })).text).toBe(first.text);
    expect((await getPostmortem(ctx, id, { fresh: true })).text).toBe(draft.text);
    await expect(
      test
        .db()
        .pool.query("update postmortems set author = 'x' where project_id = $1", [
          ctx.scope.projectId,
        ]),
    ).rejects.toThrow(/never changed/);
  });

  it("is reviewed and published by steps; an edit of what was published is a new draft", async () => {
    const { text } = await getPostmortem(ctx, id);
    await savePostmortem(ctx, id, { author: "ada", base: null, text });
    const skip = { author: "bob", base: 1, status: "published", despite: false } as const;
    await expect(changePostmortemStatus(ctx, id, skip)).rejects.toMatchObject({ code: "conflict" });
    await changePostmortemStatus(ctx, id, {
      author: "bob",
      base: 1,
      status: "reviewed",
      despite: false,
    });
    await changePostmortemStatus(ctx, id, {
      author: "bob",
      base: 2,
      status: "published",
      despite: false,
    });
    const back = { author: "bob", base: 3, status: "draft", despite: false } as const;
    await expect(changePostmortemStatus(ctx, id, back)).rejects.toMatchObject({ code: "conflict" });
    await savePostmortem(ctx, id, { author: "eve", base: 3, text: addAction(text, "More") });
    const { items } = await listPostmortemVersions(ctx, id);
    expect(items.map((one) => `${one.version} ${one.status} ${one.author}`)).toEqual([
      "2 draft eve",
      "1 published bob",
      "1 reviewed bob",
      "1 draft ada",
    ]);
    expect(await getPostmortem(ctx, id, { version: 1 })).toMatchObject({
      text,
      stored: { status: "published" },
    });
  });

  it("made from another than the latest is refused, also of two at once", async () => {
    const { text } = await getPostmortem(ctx, id);
    const race = ["ada", "bob"].map((author) =>
      savePostmortem(ctx, id, { author, base: null, text }),
    );
    const outcomes = await Promise.allSettled(race);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const late = changePostmortemStatus(ctx, id, {
      author: "a",
      base: 7,
      status: "reviewed",
      despite: false,
    });
    await expect(late).rejects.toMatchObject({ code: "conflict", details: { latest: 1 } });
  });

  it("keeps anchors that name nothing, and says so wherever it is read", async () => {
    const { text } = await getPostmortem(ctx, id);
    const lost = "span:00000000000000ff";
    const saved = await savePostmortem(ctx, id, {
      author: "ada",
      base: null,
      text: addAction(text, `Look here [${ROOT}] [${lost}]`),
    });
    const missing = saved.references.filter((one) => one.text === null);
    expect(missing.map(({ anchor }) => anchor)).toEqual([lost]);
    expect(saved.references.find(({ anchor }) => anchor === ROOT)?.text).toBe("payments Charge");
    const many = Array.from({ length: 501 }, (_, index) => `[log:${index}]`).join(" ");
    const flood = { author: "eve", base: 1, text: addAction(text, `Look ${many}`) };
    await expect(savePostmortem(ctx, id, flood)).rejects.toThrow(/at most 500/);
  });

  it("tells of a verdict that came later only when drafted anew, and is not another project's", async () => {
    const { text } = await getPostmortem(ctx, id);
    await savePostmortem(ctx, id, { author: "ada", base: null, text });
    const content = {
      rootCause: { kind: "spans", spans: [ROOT] },
      service: "payments",
      operation: "Charge",
      faultFamily: "arithmetic_overflow",
      mechanism: "ETH has too many digits",
      certainty: "certain",
    };
    await recordVerdict(ctx, id, VerdictBody.parse({ author: "ada", content }));
    expect((await getPostmortem(ctx, id)).text).toBe(text);
    expect((await getPostmortem(ctx, id, { fresh: true })).text).toContain("known for certain");
    const other = { ...ctx, scope: await createTestProject(test.db()) };
    await fireIncident(other);
    expect(await getPostmortem(other, id)).toMatchObject({ stored: null });
    const status = { author: "eve", base: 1, status: "reviewed", despite: false } as const;
    await expect(changePostmortemStatus(other, id, status)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("verifies each sentence, drafted or edited, and refuses to publish what is contradicted", async () => {
    const content = {
      rootCause: { kind: "spans", spans: [ROOT] },
      service: "payments",
      operation: "Charge",
      faultFamily: "arithmetic_overflow",
      mechanism: "ETH has too many digits",
      certainty: "certain",
    };
    await recordVerdict(ctx, id, VerdictBody.parse({ author: "ada", content }));
    const draft = await getPostmortem(ctx, id);
    const drafted = [...draft.sections.flatMap(({ sentences }) => sentences), ...draft.timeline];
    expect(
      drafted.filter(({ by, check }) => by === null && check?.verdict !== "supported"),
    ).toEqual(
      drafted.filter(({ text }) => text.startsWith("To be written") || text.startsWith("None are")),
    );
    const shown = drafted.find(({ text }) =>
      text.startsWith("The evidence shows: payments Charge"),
    );
    expect(shown?.facts[0]).toMatchObject({ kind: "claim", claim: { kind: "span-status" } });

    const corrupted = draft.text
      .replace("2 of 2 requests", "1 of 2 requests")
      .replace("2 of the requests it touched", "3 of the requests it touched")
      .replace(
        "## Contributing factors\n",
        `## Contributing factors\n\n- payments Charge took 30 ms [${ROOT}]\n- payments Charge took 31 ms [${ROOT}]\n- gateway took long [${ROOT}]\n`,
      );
    const saved = await savePostmortem(ctx, id, { author: "eve", base: null, text: corrupted });
    const checks = saved.sections
      .flatMap(({ sentences }) => sentences)
      .filter(({ by }) => by === "eve")
      .map(({ check }) => `${check?.verdict}: ${check?.claimed} → ${check?.found}`);
    expect(checks).toEqual([
      "cannot-check: 1 → 2 by now: the incident lasts",
      "contradicted: 3 → 2",
      "supported: payments; 30 ms → payments; 30 ms",
      "contradicted: 31 ms → 30 ms",
      "contradicted: gateway → payments",
    ]);
    await changePostmortemStatus(ctx, id, {
      author: "bob",
      base: 1,
      status: "reviewed",
      despite: false,
    });
    const publish = { author: "bob", base: 2, status: "published", despite: false } as const;
    await expect(changePostmortemStatus(ctx, id, publish)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining(
        "“3 of the requests it touched are kept as evidence.”: it says 3, found is 2. So are 2 more.",
      ),
    });
    const published = await changePostmortemStatus(ctx, id, { ...publish, despite: true });
    expect(published.stored).toMatchObject({
      status: "published",
      author: "bob",
      despite: [
        "3 of the requests it touched are kept as evidence.",
        "payments Charge took 31 ms",
        "gateway took long",
      ],
    });
  });
});
