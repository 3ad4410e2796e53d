import { describe, expect, it } from "vitest";
import { NO_FILTERS } from "@/lib/domain/no-filters";
import type { ProjectScope } from "@/lib/domain/project";
import { MOST_VIEWS } from "@/lib/store/incident-view-repository";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { createView } from "./create-view";
import { deleteView } from "./delete-view";
import { listViews } from "./list-views";
import { updateView } from "./update-view";

const test = testDatabase();
const NOW = new Date(Date.UTC(2026, 0, 2));
const contextOf = (scope: ProjectScope) => ({ db: test.db(), scope, now: () => NOW });
const filters = { ...NO_FILTERS, service: ["pay,ments"], labelled: ["no" as const], q: "100%" };

describe("a saved view", () => {
  it("keeps its filters for everybody of its project, and for nobody else", async () => {
    const [scope, other] = [await createTestProject(test.db()), await createTestProject(test.db())];
    const saved = await createView(contextOf(scope), {
      name: "Payments",
      filters,
      isDefault: false,
      by: "Mia",
    });
    expect(saved).toMatchObject({ name: "Payments", filters, isDefault: false, createdBy: "Mia" });
    expect((await listViews(contextOf(scope))).items).toEqual([saved]);
    expect((await listViews(contextOf(other))).items).toEqual([]);
    const ways = [
      updateView(contextOf(other), saved.id, { name: "Theirs" }),
      deleteView(contextOf(other), saved.id),
    ];
    await Promise.all(ways.map((way) => expect(way).rejects.toMatchObject({ code: "not_found" })));
  });

  it("is renamed, changed and removed; a name is taken whatever its case", async () => {
    const ctx = contextOf(await createTestProject(test.db()));
    const first = await createView(ctx, { name: "First", filters, isDefault: false });
    const second = await createView(ctx, { name: "Second", filters, isDefault: false });
    const taken = { code: "conflict", message: "a view named FIRST exists" };
    await expect(updateView(ctx, second.id, { name: "FIRST" })).rejects.toMatchObject(taken);
    await expect(
      createView(ctx, { name: "FIRST", filters, isDefault: false }),
    ).rejects.toMatchObject(taken);
    expect(await updateView(ctx, first.id, { name: "FIRST", filters: NO_FILTERS })).toMatchObject({
      name: "FIRST",
      filters: NO_FILTERS,
    });
    await deleteView(ctx, first.id);
    expect((await listViews(ctx)).items.map(({ name }) => name)).toEqual(["Second"]);
  });

  it("as the default takes the place of the one before", async () => {
    const ctx = contextOf(await createTestProject(test.db()));
    const first = await createView(ctx, { name: "First", filters, isDefault: true });
    await createView(ctx, { name: "Second", filters, isDefault: true });
    const defaults = async () =>
      (await listViews(ctx)).items.filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect(await defaults()).toEqual(["Second"]);
    await updateView(ctx, first.id, { isDefault: true });
    expect(await defaults()).toEqual(["First"]);
    await updateView(ctx, first.id, { isDefault: false });
    expect(await defaults()).toEqual([]);
  });

  it("is refused with the reason when there are too many", async () => {
    const ctx = contextOf(await createTestProject(test.db()));
    for (let index = 0; index < MOST_VIEWS; index += 1) {
      await createView(ctx, { name: `View ${index}`, filters, isDefault: false });
    }
    await expect(
      createView(ctx, { name: "One more", filters, isDefault: false }),
    ).rejects.toMatchObject({ code: "conflict", details: { most: MOST_VIEWS } });
  });
});
