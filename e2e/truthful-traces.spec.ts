import { manyOperations } from "@/lib/testing/gallery/many-operations";
import { skewedClocks } from "@/lib/testing/gallery/odd-timing";
import { sendTrace } from "./fixtures/send-trace";
import { expect, test } from "./fixtures/test";

test("a clock that is off is adjusted, said so, and put back to what was recorded", async ({
  incident,
  page,
  request,
}) => {
  const traceId = await sendTrace(request, skewedClocks());
  await page.goto(`/traces/${traceId}`);
  const panel = page.getByRole("button", { name: /clock of host host-payments/ });
  await expect(panel).toContainText(/adjusted by \+200 ms ±/);
  await page.getByRole("button", { name: /^Show each of the equal spans/ }).click();
  await expect(incident.row("payments serve").first()).toBeVisible();
  await expect(incident.waterfall.getByRole("row").first()).toContainText("gateway root");
  await incident.row("payments serve").first().click();
  await expect(incident.details).toContainText(
    /adjusted by \+200 ms ± .*recorded by\s*host-payments/,
  );
  await expect(page.getByText(/clocks adjusted/)).toBeVisible();

  await page.getByRole("button", { name: "Raw times" }).click();
  await expect(page).toHaveURL(/clock=raw/);
  await expect(panel).toContainText("raw times shown");
  await expect(page.getByText(/raw times, clocks are off/)).toBeVisible();
  await expect(incident.details).not.toContainText("adjusted by");
  await page.reload();
  await expect(panel).toContainText("raw times shown");

  await page.getByRole("button", { name: "Adjusted" }).click();
  await expect(page).not.toHaveURL(/clock=/);
  await panel.click();
  await expect(page.getByRole("dialog")).toContainText("10 spans moved as a whole host");
});

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
] as const) {
  test(`of 200 nodes those that failed can be read at once, ${width} wide`, async ({
    incident,
    page,
    request,
  }) => {
    await page.setViewportSize({ width, height });
    const traceId = await sendTrace(request, manyOperations());
    await page.goto(`/traces/${traceId}`);
    await expect(page.getByText(/200 nodes/)).toBeVisible();
    const origin = incident.graphNode("RangeError");
    for (const part of ["Slice", "Failure", "All"]) {
      await page.getByRole("button", { name: part, exact: true }).click();
      await expect(origin).toBeInViewport({ ratio: 1 });
      // The drawing is scaled: what counts is the height of the text on the screen.
      await expect
        .poll(() =>
          origin.locator("strong").evaluate((label) => {
            const box = label.getBoundingClientRect();
            const scale = box.width / (label instanceof HTMLElement ? label.offsetWidth : 1);
            return Number.parseFloat(getComputedStyle(label).fontSize) * scale;
          }),
        )
        .toBeGreaterThanOrEqual(10);
    }
  });
}
