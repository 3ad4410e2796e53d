import { readFileSync } from "node:fs";
import { findBarriers } from "./fixtures/find-barriers";
import { fireAlert } from "./fixtures/fire-alert";
import { expect, test } from "./fixtures/test";

/** The records say when the alert told of it: not then. */
const FALSE = "Arrives told of it at 2020-01-01 00:00:00 UTC.";

test("a postmortem is drafted, edited, reviewed, published and exported", async ({
  page,
  request,
}) => {
  const fired = await fireAlert(request);
  await fired.resolve();
  const { items } = await (await request.get(`/api/incidents?q=${fired.id}`)).json();
  const id: string = items[0].id;
  await page.goto(`/incidents/${id}?tab=postmortem`);
  await expect(page.getByRole("article", { name: "Draft of the postmortem" })).toContainText(
    `${id} is opened by Arrives`,
  );
  await page.getByRole("button", { name: "Edit" }).click();
  const field = page.getByRole("textbox", { name: "Text of the postmortem" });
  await expect(field).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("- Ada raises the <b>limit</b> [log:00ff]");
  await page.keyboard.press("Enter");
  // The editor begins the line as the one before.
  await page.keyboard.type(FALSE);

  await page.getByRole("tab", { name: "Alerts" }).click();
  await page.getByRole("tab", { name: "Postmortem" }).click();
  await expect(field).toContainText("Ada raises the");
  expect(await findBarriers(page, "light", 'form[aria-label="Edit the postmortem"]')).toEqual([]);
  await page.getByLabel("Your name").fill("ada");
  await page.getByLabel("Your name").press("Control+Enter");

  const article = page.getByRole("article", { name: "Postmortem", exact: true });
  await expect(article).toContainText("Ada raises the <b>limit</b> says ada");
  await expect(page.getByText("1 citation does not resolve any more.")).toBeVisible();
  await page.getByRole("button", { name: "Mark as reviewed" }).click();
  await expect(article.getByText("contradicted: it says 2020-01-01")).toBeVisible();
  await page.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("alert").filter({ hasText: FALSE })).toBeVisible();
  await page.getByRole("button", { name: "Publish all the same, as ada" }).click();
  const versions = page.getByRole("region", { name: "Versions of the postmortem" });
  await expect(versions.getByRole("listitem")).toContainText([
    `although contradicted: ${FALSE}`,
    "Version 1 reviewed by ada",
    "Version 1 saved by ada",
  ]);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).press("Enter");
  await page.getByRole("menuitem", { name: "HTML, to be printed" }).press("Enter");
  const html = readFileSync(await (await download).path(), "utf8");
  expect(html).toContain("Ada raises the &lt;b&gt;limit&lt;/b&gt;");
  expect(html).toContain("Version 1, published by ada");
  expect(html).toContain("ada published it although 1 sentence was contradicted.");
  expect(html).toContain("✕ contradicted: it says 2020-01-01");
  expect(html).toMatch(
    /<span class="missing">does not resolve any more<\/span> <span class="anchor">log:00ff/,
  );
});
