import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures/test";

/** An incident of its own about a request that the demo recorded, so that no other journey sees it. */
async function openOwnIncident(request: APIRequestContext): Promise<string> {
  const { items } = await (await request.get("/api/incidents?q=POST%20%2Fcheckout")).json();
  const { leadTraceId } = await (await request.get(`/api/incidents/${items[0].id}`)).json();
  const opened = await request.post("/api/incidents", { data: { traceId: leadTraceId } });
  return (await opened.json()).id;
}

test("a hypothesis is edited, rejected and accepted by keys, and begins the verdict", async ({
  page,
  request,
}) => {
  const id = await openOwnIncident(request);
  try {
    await page.addInitScript(() => localStorage.setItem("faultline.reviewer", "ada"));
    await page.goto(`/incidents/${id}?tab=analysis`);
    await page.getByRole("button", { name: "Analyse" }).click();
    await expect(page.getByText("asked by ada")).toBeVisible();
    const card = page.locator("[data-hypothesis]").first();
    await expect(card).toContainText("✓ supported");
    await expect(
      page.getByText(/looked like this one|that names a cause yet|looks like this one/),
    ).toBeVisible();

    await page.keyboard.press("Shift+E");
    await page.getByLabel("Title").fill("more digits than payments can hold");
    await page.getByRole("button", { name: "Verify and save" }).click();
    await expect(card).toContainText("✎ edited by ada");
    await expect(card).toContainText("version 2");

    await page.keyboard.press("Shift+X");
    await page.getByLabel("Why it is rejected").fill("to see whether it is kept");
    await page.keyboard.press("Enter");
    await expect(card).toContainText("to see whether it is kept");
    await expect(page.getByLabel("Why it is rejected")).toBeHidden();
    await page.keyboard.press("Shift+A");
    await expect(card).toContainText("✓ accepted by ada");

    await card.getByRole("note").first().hover();
    await expect(page.getByText("its failure is of this sort").last()).toBeVisible();

    await page.getByRole("tab", { name: /Verdict/ }).click();
    await expect(page.getByText("Filled in from the accepted hypothesis")).toBeVisible();
  } finally {
    await request.patch(`/api/incidents/${id}`, { data: { status: "resolved" } });
  }
});

test("what may leave is chosen in the settings, and every byte of it is seen before it does", async ({
  page,
}) => {
  await page.goto("/settings");
  await page.getByLabel(/And these, one a line/).fill("nobody.sends.this");
  await page.getByRole("form", { name: "What may leave" }).getByText("Save").click();
  await expect(page.getByText("✓ saved")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(/And these, one a line/)).toHaveValue("nobody.sends.this");
  await page.getByRole("button", { name: "Show every byte" }).click();
  const pack = page.locator("pre").first();
  await expect(pack).toContainText(/\[value#[0-9a-f]{10}\]/);
  await page.getByRole("button", { name: "Show what tokens stand for" }).click();
  await expect(pack.locator("mark[title^='leaves as']").first()).toBeVisible();
});
