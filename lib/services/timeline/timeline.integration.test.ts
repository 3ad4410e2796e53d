import { beforeEach, describe, expect, it } from "vitest";
import type { Change } from "@/lib/domain/change";
import { TimelineQuery } from "@/lib/domain/contracts/timeline";
import { type IncidentId, toIncidentId } from "@/lib/domain/ids";
import { recordChanges } from "@/lib/store/change-repository";
import { FIRED_MS, fireIncident } from "@/lib/testing/builders/fired-incident";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { getIncident } from "../incident/get-incident";
import { listNotes } from "../incident/list-notes";
import { mergeIncident } from "../incident/merge-incident";
import { updateIncident } from "../incident/update-incident";
import { addNote, amendNote } from "../incident/write-note";
import { getPostmortem } from "../postmortem/get-postmortem";
import { savePostmortem } from "../postmortem/save-postmortem";
import { rankIncident } from "../suspects/rank-incident";
import { getTimeline } from "./get-timeline";

const test = testDatabase();

let minute = 0;
let ctx: Parameters<typeof getTimeline>[0];
let id: IncidentId;

beforeEach(async () => {
  minute = 1;
  const scope = await createTestProject(test.db());
  ctx = { db: test.db(), scope, now: () => new Date(FIRED_MS + minute * 60_000) };
  id = await fireIncident(ctx);
});

const read = (query: Record<string, string> = {}, of = id) =>
  getTimeline(ctx, of, TimelineQuery.parse(query));
const textsOf = async (query: Record<string, string> = {}) =>
  (await read(query)).items.map(({ text }) => text);

describe("the timeline of an incident", () => {
  it("tells everything that happened to it from wherever it is kept, the newest first", async () => {
    await getIncident(ctx, id);
    await rankIncident(ctx, id);
    minute = 2;
    await updateIncident(ctx, id, { status: "acknowledged", assignee: "Mia", by: "Mia" });
    minute = 3;
    await addNote(ctx, id, { author: "Mia", text: "rolled back <b>payments</b>" });
    minute = 4;
    await updateIncident(ctx, id, { severity: "sev4", by: "Noa" });
    const { items } = await read();
    expect(items.map(({ by, text }) => `${by}: ${text}`)).toEqual([
      expect.stringMatching(/^Noa: INC-1 goes from SEV\d to SEV4$/),
      "Mia: Mia notes",
      "Mia: Mia takes INC-1",
      "Mia: INC-1 is acknowledged",
      expect.stringMatching(/^faultline: suspects are ranked: /),
      expect.stringMatching(/^faultline: evidence is found: 2 failing traces/),
      expect.stringMatching(/^alert: INC-1 is opened by /),
      expect.stringMatching(/^alert: .* fires$/),
    ]);
    expect(items[1]).toMatchObject({ quote: "rolled back <b>payments</b>", kind: "note" });
    await getIncident({ ...ctx, now: () => new Date(FIRED_MS + 3_600_000) }, id);
    expect(await textsOf({ kind: "evidence" })).toHaveLength(2);
  });

  it("tells changes of its services and of none, and no others that would push them out", async () => {
    const at = BigInt(FIRED_MS - 60_000) * 1_000_000n;
    const { services } = await getIncident(ctx, id);
    const change = (name: string, service: string | null, atUnixNano: bigint): Change => ({
      id: name,
      kind: "deploy",
      service,
      version: null,
      title: name,
      atUnixNano,
    });
    const others = Array.from({ length: 60 }, (_, n) =>
      change(`o${n}`, "elsewhere", at + 9_000_000_000n),
    );
    await recordChanges(test.db(), ctx.scope, [
      change("ours", services[0] ?? null, at),
      change("everybody's", null, at + 5_000_000_000n),
      ...others,
    ]);
    const told = await textsOf({ kind: "change" });
    expect(told.map((text) => text.replace(/^.*: /, ""))).toEqual(["everybody's", "ours"]);
  });

  it("counts what was told again without news, and leaves the incident as it was", async () => {
    const before = await getIncident(ctx, id);
    await fireIncident(ctx);
    await fireIncident(ctx);
    expect(await getIncident(ctx, id)).toEqual(before);
    expect(await textsOf({ kind: "alert" })).toEqual([
      "an alert is told again without news, 2 times in all",
      expect.stringMatching(/ fires$/),
    ]);
  });

  it("is read page by page without a step twice or missing, and by kind", async () => {
    for (const name of ["Mia", "Noa", "Mia"]) {
      await updateIncident(ctx, id, { assignee: name });
      await updateIncident(ctx, id, { assignee: null });
    }
    const whole = (await read()).items.map((step) => step.id);
    const paged: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await read({ limit: "2", ...(cursor === "" ? {} : { cursor }) });
      paged.push(...page.items.map((step) => step.id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect(new Set(whole).size).toBe(whole.length);
    const { items, counts } = await read({ kind: "people" });
    expect(items).toHaveLength(6);
    expect(counts).toMatchObject({ people: 6, alert: 1 });
    await expect(read({ cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid_request" });
    await expect(read({}, toIncidentId(99))).rejects.toMatchObject({ code: "not_found" });
  });

  it("goes on with what was merged into it, notes and evidence included", async () => {
    const other = await fireIncident(ctx, "refunds");
    await getIncident(ctx, other);
    await addNote(ctx, other, { author: "Noa", text: "refunds fail too" });
    minute = 2;
    await mergeIncident(ctx, other, { into: id, by: "Mia" });
    const { items } = await read();
    expect(items[0]).toMatchObject({
      text: `${other} is merged into ${id}, with 1 alert`,
      target: { kind: "incident", id: other },
    });
    expect(items.find(({ kind }) => kind === "note")).toMatchObject({ incidentId: other });
    expect((await listNotes(ctx, id)).items).toMatchObject([{ text: "refunds fail too" }]);
    await expect(addNote(ctx, other, { author: "Noa", text: "late" })).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await read({}, other)).items[0]?.text).toBe(`${other} is merged into ${id}`);
  });
});

describe("a note", () => {
  it("is amended and struck out by its author alone, and keeps what it said", async () => {
    const { items } = await addNote(ctx, id, { author: "Mia", text: "it is DNS" });
    const note = items[0]?.note ?? 0;
    const own = { incidentId: id, note };
    minute = 2;
    await amendNote(ctx, own, { author: "Mia", text: "it is not DNS" });
    await amendNote(ctx, own, { author: "Mia", text: "it is not DNS" });
    await expect(amendNote(ctx, own, { author: "Noa", text: "-" })).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(
      amendNote(ctx, { ...own, note: 77 }, { author: "Mia", isStruck: true }),
    ).rejects.toMatchObject({ code: "not_found" });
    const struck = await amendNote(ctx, own, { author: "Mia", isStruck: true });
    expect(struck.items).toMatchObject([
      {
        text: "it is not DNS",
        isStruck: true,
        version: 3,
        earlier: [{ text: "it is DNS" }, { text: "it is not DNS", isStruck: false }],
      },
    ]);
    expect(await textsOf({ kind: "note" })).toEqual([
      "Mia strikes out a note",
      "Mia amends a note",
      "Mia notes",
    ]);
    const changed = test.db().pool.query("update incident_notes set text = 'x'");
    await expect(changed).rejects.toThrow(/never changed/);
  });

  it("stands in the postmortem as it reads now, unless it was struck out", async () => {
    const first = await addNote(ctx, id, { author: "Mia", text: "rolled\nback [span:x]" });
    minute = 2;
    await addNote(ctx, id, { author: "Noa", text: "wrong" });
    const { items } = await listNotes(ctx, id);
    const note = items.find(({ text }) => text === "wrong")?.note ?? 0;
    await amendNote(ctx, { incidentId: id, note }, { author: "Noa", isStruck: true });
    const { timeline, text } = await getPostmortem(ctx, id);
    const kept = await savePostmortem(ctx, id, { author: "Ada", base: null, text });
    expect(kept.timeline).toEqual(timeline);
    expect(first.items).toHaveLength(1);
    expect(timeline.filter(({ kind }) => kind === "action").map(({ text }) => text)).toEqual([
      "Mia notes: “rolled back (span:x)”",
    ]);
  });
});
