import { expect, test } from "./fixtures/test";

test("the graph shows the slice at first, and how many failing traces it heals", async ({
  incident,
  list,
  page,
}) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  const part = page.getByRole("group", { name: "Part shown" });
  await expect(part.getByRole("button", { name: "Slice" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText(/slice: heals (\d+) of \1 failing traces/)).toBeVisible();
  await expect(incident.graphNode("payments.convert_amount")).toContainText("origin");
  await part.getByRole("button", { name: "All" }).click();
  await expect(incident.graphNode("payments.convert_amount")).toBeVisible();
});

test("a group of equal calls is opened and folded back, and the link keeps it open", async ({
  incident,
  list,
  page,
}) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  const group = incident.graphNode("cart.check_stock");
  await expect(group).toHaveCount(1);
  await group.getByRole("button", { name: /×\d/ }).click();
  await expect(page).toHaveURL(/open=/);
  await expect.poll(() => group.count()).toBeGreaterThan(1);
  await page.reload();
  await expect.poll(() => group.count()).toBeGreaterThan(1);
  await page.getByRole("button", { name: "Fold back" }).click();
  await expect(group).toHaveCount(1);
});

test("the divergence names the flag that differs from healthy traces, and leads to its span", async ({
  incident,
  list,
  page,
}) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  await page.getByRole("tab", { name: /^Divergence/ }).click();
  const table = page.getByRole("table", { name: "Divergences" });
  const flag = table.getByRole("row").filter({ hasText: "decimal_mode is strict" });
  await expect(flag).toContainText(/(\d+) of \1/);
  await incident.row("checkout.place_order").click();
  await flag.getByRole("button").click();
  await expect(incident.selectedRow()).toContainText("payments.convert_amount");
});

test("an incident's healthy and failing traces are compared, and an operation leads to its span", async ({
  incident,
  list,
  page,
}) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  await page.getByRole("tab", { name: /^Evidence/ }).click();
  await page.getByRole("link", { name: /Compare the healthy with the failing/ }).click();
  const table = page.getByRole("table", { name: "Operations compared" });
  const charge = table.getByRole("row").filter({ hasText: "payments.convert_amount" });
  await expect(charge).toContainText("DecimalOverflowError");
  const states = page.getByRole("group", { name: "Operations shown" });
  await states.getByRole("button", { name: /unchanged/ }).click();
  await expect(page).toHaveURL(/show=/);
  await charge.getByRole("link").click();
  await expect(page).toHaveURL(/\/traces\/[0-9a-f]{32}\?span=/);
  await expect(incident.selectedRow()).toContainText("payments.convert_amount");
});

test("what stands out in failing traces is told above the tree, and leads to a trace", async ({
  incident,
  list,
  page,
}) => {
  await list.open();
  const address = await list.firing().getByRole("link").first().getAttribute("href");
  await page.goto(`/compare?incident=${address?.split("/").at(-1)}`);
  const table = page.getByRole("table", { name: "What stands out" });
  const convert = table.getByRole("row").filter({ hasText: "payments.convert_amount" });
  await expect(convert).toContainText("failures that begin here");
  await expect(convert).toContainText(/100 %/);
  await convert.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/traces\/[0-9a-f]{32}\?find=/);
  await expect(incident.row("payments.convert_amount")).toBeVisible();
});

test("a value that only failing traces have leads to a trace, searched for it", async ({
  incident,
  list,
  page,
}) => {
  await list.open();
  const address = await list.firing().getByRole("link").first().getAttribute("href");
  await page.goto(`/compare?incident=${address?.split("/").at(-1)}`);
  const values = page.getByRole("table", { name: "Values that differ" });
  const flag = values.getByRole("row").filter({ hasText: "strict" }).first();
  await expect(flag).toContainText(/(\d+) of \1/);
  await flag.getByRole("link").first().click();
  await expect(page).toHaveURL(/find=/);
  await expect(incident.waterfall).toBeVisible();
});

test("two traces are compared by their ids; what is no id is marked, what is unknown is told", async ({
  page,
  request,
}) => {
  const { items } = await (await request.get("/api/traces?limit=2&service=gateway")).json();
  await page.goto("/compare");
  await expect(page.getByText("Nothing to compare yet")).toBeVisible();
  await page.getByRole("textbox", { name: "Before" }).fill("not an id");
  await expect(page.getByRole("textbox", { name: "Before" })).toHaveAttribute(
    "aria-invalid",
    "true",
  );
  await page.getByRole("textbox", { name: "Before" }).fill(items[0].traceId);
  await page.getByRole("textbox", { name: "After" }).fill(items[1].traceId);
  await expect(
    page
      .getByRole("table", { name: "Operations compared" })
      .or(page.getByText("No difference of the kinds shown")),
  ).toBeVisible();
  await page.getByRole("button", { name: "Swap the two sides" }).click();
  await expect(page).toHaveURL(new RegExp(`before=${items[1].traceId}`));
  await page.goto(`/compare?before=${items[0].traceId}&after=${"a".repeat(32)}`);
  await expect(page.getByRole("alert").first()).toContainText("does not exist");
});

test("the graph is saved as a picture", async ({ list, page }) => {
  await list.open();
  await list.firing().getByRole("link").first().click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the graph as SVG" }).click();
  expect((await download).suggestedFilename()).toBe("causal-graph.svg");
});
