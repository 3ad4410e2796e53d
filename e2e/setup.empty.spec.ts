import { execFileSync } from "node:child_process";
import { findBarriersInBoth } from "./fixtures/find-barriers";
import { expect, test } from "./fixtures/test";

test("an empty product tells how to fill it, and the commands it shows do so as they stand", async ({
  baseURL,
  context,
  list,
  page,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await list.open();
  await expect(page.getByText(`OTEL_EXPORTER_OTLP_ENDPOINT=${baseURL}`)).toBeVisible();
  await expect(page.getByText(`${baseURL}/api/alerts/alertmanager`).first()).toBeVisible();
  expect(await findBarriersInBoth(page)).toEqual([]);
  for (const title of ["Try it: one span", "Try it: one alert"]) {
    await page.getByRole("button", { name: `Copy: ${title}` }).click();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command).toContain(baseURL);
    execFileSync("sh", ["-c", command.replace("curl ", "curl -sf ")], { stdio: "pipe" });
  }
  await expect(list.row("Checkout fails for some")).toContainText("triggered");
  await list.row("Checkout fails for some").getByRole("link").first().click();
  await expect(page.getByText("cart is empty").first()).toBeVisible();
});
