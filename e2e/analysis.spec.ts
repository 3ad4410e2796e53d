import type { Page } from "@playwright/test";
import { startFakeModel } from "@/lib/testing/llm/fake-model-server";
import { obedientAnswer, packInRequest } from "@/lib/testing/llm/obedient-answer";
import { findBarriers, OPEN_TAB } from "./fixtures/find-barriers";
import { modelPort } from "./fixtures/served-app";
import { expect, test } from "./fixtures/test";

const MODEL_PORT = modelPort();

async function openAnalysis(page: Page): Promise<void> {
  await page.goto("/incidents?q=POST%20%2Fcheckout");
  const link = page.getByRole("table").getByRole("link").first();
  await page.goto(`${await link.getAttribute("href")}?tab=analysis`);
  await expect(page.getByText("Would be given")).toBeVisible();
}

const claims = (page: Page) => page.getByRole("list", { name: "Claims" }).first();

test("the built-in analyst is asked, answers with claims that hold, and leads to the span", async ({
  incident,
  page,
}) => {
  await openAnalysis(page);
  await expect(page.getByText("stays on this server")).toBeVisible();
  await page.getByRole("button", { name: "Analyse" }).click();
  await expect(claims(page)).toContainText("✓ supported");
  await expect(claims(page)).not.toContainText("contradicted");
  await expect(page.getByText("no model asked, no cost")).toBeVisible();
  await claims(page).getByRole("group").first().click();
  await expect(claims(page).getByText("Rule").first()).toBeVisible();
  await claims(page)
    .getByRole("button", { name: /^span / })
    .first()
    .click();
  await expect(page).toHaveURL(/span=[0-9a-f]{16}/);
  await expect(incident.selectedRow()).toBeVisible();
  await page.reload();
  await expect(claims(page)).toContainText("✓ supported");
});

test("a model's answer is published where the evidence bears it, and rejected where it does not", async ({
  page,
}) => {
  const model = await startFakeModel(
    ({ body }) => ({
      kind: "answer",
      text: JSON.stringify(obedientAnswer(packInRequest(body))),
      pauseMs: 50,
    }),
    MODEL_PORT,
  );
  try {
    await openAnalysis(page);
    await expect(page.getByText(`goes to 127.0.0.1:${MODEL_PORT}`)).toBeVisible();
    await page.getByRole("radio", { name: /stand-in/ }).check();
    await page.getByRole("button", { name: "Analyse" }).click();
    await expect(page.getByText(/1,200 tokens in, 340 out/)).toBeVisible();
    await expect(claims(page)).toContainText("✓ supported");
    await page.getByLabel("beside").selectOption({ index: 1 });
    await expect(page.getByText("no model asked, no cost")).toBeVisible();
    await expect(page).toHaveURL(/beside=/);
    await page.getByText("Rejected (1)").first().click();
    await expect(page.getByText("the root span deadbeefdeadbeef does not exist")).toBeVisible();
    await expect(page.getByText('<img src="x" onerror="alert(1)">').first()).toBeVisible();
    await expect(page.locator('img[src="x"], a[href*="evil"]')).toHaveCount(0);
    expect(await findBarriers(page, "light", OPEN_TAB)).toEqual([]);
  } finally {
    await model.stop();
  }
});

test("the pack is read whole before it leaves, downloaded to the byte, and compared between runs", async ({
  page,
  request,
}) => {
  await openAnalysis(page);
  await page.getByRole("link", { name: "read the whole pack" }).click();
  await expect(page.getByText("SHA-256")).toBeVisible();
  await expect(page.getByText(/within the budget/)).toBeVisible();
  const address = await page.getByRole("link", { name: "Download" }).getAttribute("href");
  const downloaded = await request.get(address ?? "");
  expect(downloaded.headers()["content-disposition"]).toContain("attachment");
  expect((await downloaded.body()).length).toBeLessThanOrEqual(51_200);
  await expect(page.getByText("Compare what two runs were given")).toBeVisible();
});
