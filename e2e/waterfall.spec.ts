import type { Page } from "@playwright/test";
import { parseRange } from "@/lib/view-models/trace/range-in-link";
import { sendLargeTrace, sendRepeatedCalls } from "./fixtures/send-drawn-traces";
import { expect, test } from "./fixtures/test";

/** `?time=` of the address: the part of the trace's time that is shown. */
const timeInAddress = (page: Page) => new URL(page.url()).searchParams.get("time");

/** How long that part is, in whole milliseconds; null without any. */
function shownMs(page: Page): number | null {
  const range = parseRange(timeInAddress(page) ?? "");
  return range === null ? null : Math.round((range.toNano - range.fromNano) / 1e6);
}

/** Drags across the minimap, from one share of its width to another. */
async function brush(page: Page, from: number, to: number): Promise<void> {
  const box = await page.getByTestId("minimap").boundingBox();
  if (box === null) throw new Error("the minimap is not shown");
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * from, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * ((from + to) / 2), y, { steps: 3 });
  await page.mouse.move(box.x + box.width * to, y, { steps: 3 });
  await page.mouse.up();
}

test.describe("a trace with thirty equal calls", () => {
  test.beforeEach(async ({ incident, page, request }) => {
    await page.goto(`/traces/${await sendRepeatedCalls(request)}`);
    await expect(incident.row("list-orders")).toBeVisible();
  });

  test("a drag across the minimap zooms, the link keeps it, a double click shows all again", async ({
    page,
  }) => {
    const shown = page.getByRole("button", { name: /shown · show all/ });
    await brush(page, 0.25, 0.5);
    await expect(shown).toContainText("90 ms shown");
    await expect.poll(() => shownMs(page)).toBe(90);
    await page.reload();
    await expect(shown).toContainText("90 ms shown");
    await page.getByTestId("minimap").dblclick();
    await expect(shown).toHaveCount(0);
    await expect.poll(() => timeInAddress(page)).toBeNull();
  });

  test("Escape ends a zoom by key as well", async ({ page }) => {
    const shown = page.getByRole("button", { name: /shown · show all/ });
    await page.keyboard.press("+");
    await expect(shown).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(shown).toHaveCount(0);
  });

  test("a row collapses and expands by its arrow and by keys, and says what it hides", async ({
    incident,
    page,
  }) => {
    const root = incident.row("list-orders");
    await root.locator("[data-toggle]").click();
    await expect(incident.waterfall.getByRole("row")).toHaveCount(1);
    await expect(root).toHaveAttribute("aria-expanded", "false");
    await expect(root).toContainText("+62");
    await expect(root).toContainText("✕ 1");
    await root.click();
    await page.keyboard.press("ArrowRight");
    await expect(incident.row("render")).toBeVisible();
    await page.keyboard.press("ArrowLeft");
    await expect(incident.waterfall.getByRole("row")).toHaveCount(1);
  });

  test("equal calls are one row that says how many, how long and how many failed", async ({
    incident,
  }) => {
    await expect(incident.waterfall.getByRole("row")).toHaveCount(4);
    const fold = incident.row("SELECT order");
    await expect(fold).toHaveAttribute("aria-expanded", "false");
    await expect(fold).toContainText("×30");
    await expect(fold).toContainText("✕ 1");
    await expect(fold).toContainText("Σ 183 ms");
    await expect(fold).toContainText("max 9 ms");
    // What is looked at first is the call that failed, although its row is folded.
    await expect(fold).toHaveAttribute("aria-selected", "true");
    await expect(incident.details).toContainText("connection reset");
  });

  test("the row opens by a click and by keys, and its members fold again", async ({
    incident,
    page,
  }) => {
    const fold = incident.row("×30");
    await fold.click();
    await expect(incident.row("decode").first()).toBeVisible();
    await expect(incident.selectedRow()).toContainText("✕");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await expect(incident.waterfall.getByRole("row")).toHaveCount(4);
    await expect(fold).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(incident.row("decode").first()).toBeVisible();
    await incident.waterfall.press("Home");
    await incident.row("×30").locator("[data-fold]").click();
    await expect(incident.waterfall.getByRole("row")).toHaveCount(4);
  });

  test("stepping over the row by keys leaves it folded", async ({ incident, page }) => {
    await incident.row("authorize").click();
    await page.keyboard.press("ArrowDown");
    await expect(incident.row("×30")).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowDown");
    await expect(incident.selectedRow()).toContainText("render");
    await expect(incident.waterfall.getByRole("row")).toHaveCount(4);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowRight");
    await expect(incident.row("decode").first()).toBeVisible();
  });

  test("all of them are shown and folded by the toolbar and by a key", async ({
    incident,
    page,
  }) => {
    await expect(page.getByText("4 rows of 63 spans")).toBeVisible();
    await page.getByRole("button", { name: /^Show each of the equal spans/ }).click();
    await expect(incident.row("decode").first()).toBeVisible();
    await expect(page.getByText("63 spans").first()).toBeVisible();
    await page.keyboard.press("x");
    await expect(page.getByText("4 rows of 63 spans")).toBeVisible();
  });

  test("the next error and a match come out of the fold", async ({ incident, page }) => {
    await incident.row("render").click();
    await page.keyboard.press("n");
    await expect(incident.selectedRow()).toContainText("SELECT order");
    await expect(incident.row("decode").first()).toBeVisible();
    await page.keyboard.press("x");
    await expect(incident.waterfall.getByRole("row")).toHaveCount(4);
    await page.keyboard.press("/");
    await page.keyboard.type("decode");
    await expect(incident.row("×30")).toContainText("30 found");
    await page.keyboard.press("Enter");
    await expect(incident.selectedRow()).toContainText("decode");
  });

  test("a search for its matches alone shows a folded one with its callers", async ({
    incident,
    page,
  }) => {
    await page.keyboard.press("/");
    await page.keyboard.type("row=21");
    await page.getByRole("button", { name: "Only" }).click();
    await expect(page.getByText("3 rows of 63 spans")).toBeVisible();
    await expect(incident.row("decode")).toHaveCount(1);
    await expect(incident.row("SELECT order")).toContainText("9 ms");
  });

  test("a link to a folded span shows it among its like", async ({ incident, page }) => {
    await incident.row("×30").click();
    await expect.poll(() => incident.spanInAddress()).not.toBeNull();
    await page.reload();
    await expect(incident.selectedRow()).toContainText("9 ms");
    await expect(incident.row("decode").first()).toBeVisible();
  });

  test("spans, events and logs stand in one list by time, and lead to their spans", async ({
    incident,
    page,
  }) => {
    await incident.row("render").click();
    await page.getByRole("tab", { name: "Timeline" }).click();
    await expect(page).toHaveURL(/tab=timeline/);
    await expect(page.getByText("94 entries")).toBeVisible();
    const kinds = page.getByRole("group", { name: "Kinds shown" });
    await kinds.getByRole("button", { name: "Spans 63" }).click();
    await expect(page.getByText("31 of 94 entries")).toBeVisible();
    await page.getByRole("searchbox", { name: "Search the timeline" }).fill("reset");
    await expect(page.getByText("1 of 94 entries")).toBeVisible();
    const line = page.getByRole("region", { name: "Timeline" }).getByRole("button");
    await expect(line).toContainText("ResetError: connection reset");
    const before = incident.spanInAddress();
    await line.click();
    await expect(line).toHaveAttribute("aria-pressed", "true");
    await expect(incident.selectedRow()).toContainText("9 ms");
    await expect.poll(() => incident.spanInAddress()).not.toBe(before);
    await page.reload();
    await expect(page.getByRole("tab", { name: "Timeline" })).toHaveAttribute(
      "aria-selected",
      "true",
    );
    // The list comes to the span that is selected.
    await expect(
      page.getByRole("region", { name: "Timeline" }).getByRole("button", { pressed: true }).first(),
    ).toBeInViewport();
  });
});

test.describe("a trace of 10,000 spans", () => {
  test("opens, scrolls to its end and is never in the page as a whole", async ({
    incident,
    page,
    request,
  }) => {
    await page.goto(`/traces/${await sendLargeTrace(request)}?span=0000000000000001`);
    await expect(incident.waterfall).toHaveAccessibleName("Waterfall, 10,000 spans");
    await expect(incident.selectedRow()).toContainText("POST /checkout");
    const rows = incident.waterfall.getByRole("row");
    const rowCount = Number(await incident.waterfall.getAttribute("aria-rowcount"));
    await incident.waterfall.hover();
    for (let turn = 0; turn < 5; turn += 1) {
      await page.mouse.wheel(0, 50_000);
      await expect.poll(() => rows.count()).toBeLessThan(100);
    }
    await expect(incident.waterfall.locator(`[aria-rowindex="${rowCount}"]`)).toBeInViewport();
    await page.keyboard.press("x");
    await expect(incident.waterfall).toHaveAttribute("aria-rowcount", "10000");
  });

  test("has a timeline that is searched and scrolled as quickly", async ({ page, request }) => {
    await page.goto(`/traces/${await sendLargeTrace(request)}?tab=timeline`);
    await expect(page.getByText("10,123 entries")).toBeVisible();
    await page.getByRole("searchbox", { name: "Search the timeline" }).fill("request 4 failed");
    await expect(page.getByText(/^\d+ of 10,123 entries$/)).toBeVisible();
    const lines = page.getByRole("region", { name: "Timeline" }).getByRole("listitem");
    await expect(lines.first()).toContainText("Error: request 4 failed");
    expect(await lines.count()).toBeLessThan(60);
  });
});
