import type { Page, Route } from "@playwright/test";
import { readDemoNames } from "./fixtures/demo-addresses";
import { EVERY_PAGE, type Visit } from "./fixtures/every-page";
import { expect, test } from "./fixtures/test";

const API = "**/api/**";
/** More than what any page waits before it asks again by itself. */
const ASKED_AGAIN_MS = 40_000;
/** More than what a reader waits without a word. */
const LATE_MS = 11_000;

/** The server is there, and answers every question of the page with an error of ours. */
async function failReads(page: Page): Promise<void> {
  await page.route(API, (route) =>
    route.fulfill({
      status: 500,
      json: { error: { code: "internal", message: "it broke", details: {} } },
    }),
  );
}

function isEven(_: Visit, index: number): boolean {
  return index % 2 === 0;
}

for (const [half, visits] of [
  ["one half", EVERY_PAGE.filter(isEven)],
  ["the other half", EVERY_PAGE.filter((visit, index) => !isEven(visit, index))],
] as const) {
  test(`a page that can read nothing says so, and what to press: ${half}`, async ({
    page,
    request,
  }) => {
    const names = await readDemoNames(request);
    await page.addInitScript(() => localStorage.setItem("faultline.reviewer", "ada"));
    await failReads(page);
    for (const { route, address } of visits) {
      await page.goto(address(names));
      const main = page.getByRole("main");
      const failure = main.getByRole("alert").filter({ hasText: "could not be read" }).first();
      await expect(failure, route).toContainText("It broke.");
      await expect(main.getByRole("heading", { level: 1 }), route).not.toBeEmpty();
      await expect(main.getByRole("button", { name: "Try again" }).first(), route).toBeVisible();
    }
  });
}

test("what was read stays when it cannot be read again, with its time, until a key brings news", async ({
  incident,
  page,
  request,
}) => {
  const names = await readDemoNames(request);
  await page.clock.install();
  await page.goto(`/incidents/${names.incident}?tab=activity`);
  const steps = page.getByRole("region", { name: "Activity", exact: true }).getByRole("listitem");
  await expect(steps.first()).toBeVisible();
  await expect(incident.suspect(1)).toBeVisible();
  await failReads(page);
  await page.clock.fastForward(ASKED_AGAIN_MS);
  for (const what of ["The incident", "The suspects", "The activity"]) {
    await expect(page.getByText(`${what} could not be read again.`)).toBeVisible();
  }
  await expect(page.getByText(/As of \d\d:\d\d:\d\d/).first()).toBeVisible();
  await expect(incident.suspect(1)).toBeVisible();
  await expect(steps.first()).toBeVisible();

  await page.unroute(API);
  const retry = incident.suspects.getByRole("button", { name: "Try again" });
  await retry.press("Enter");
  await expect(incident.suspects.getByRole("alert")).toHaveCount(0);
  await expect(incident.suspects).toBeFocused();
});

/** The list, and an incident, without what belongs to one. */
const READS = /\/api\/incidents(\?|$|\/INC-\d+$)/;

test("an answer that does not come is told, with the time of what is shown, until it comes", async ({
  page,
  request,
}) => {
  const names = await readDemoNames(request);
  for (const [address, what] of [
    ["/incidents", "The incidents"],
    [`/incidents/${names.incident}`, "The incident"],
  ] as const) {
    const late = page.getByText(`${what}: no answer yet.`);
    await page.clock.install();
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).not.toBeEmpty();
    await expect(page.getByText("checkout").first()).toBeVisible();
    const held: Route[] = [];
    await page.route(READS, (route) => void held.push(route));
    await page.clock.fastForward(ASKED_AGAIN_MS);
    await expect.poll(() => held.length).toBeGreaterThan(0);
    await page.clock.fastForward(LATE_MS);
    await expect(late).toBeVisible();
    await expect(page.getByText(/As of \d\d:\d\d:\d\d/).first()).toBeVisible();

    // What was held goes on, too.
    await page.unroute(READS);
    await expect(late).toBeHidden();
  }
});

test("of a span with too much the beginning is shown, with how much of how much", async ({
  incident,
  page,
  request,
}) => {
  const names = await readDemoNames(request);
  await page.route("**/spans/*", async (route) => {
    const response = await route.fetch();
    const span = await response.json();
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`app.many.${i}`, i]));
    const attributes = { "app.huge": "lorem ipsum ".repeat(90_000), ...many };
    await route.fulfill({ response, json: { ...span, attributes } });
  });
  await page.goto(`/traces/${names.failing}`);
  await expect(incident.details).toContainText("100 of 401 attributes shown.");
  await expect(incident.details).toContainText("600 of 1,080,000 characters shown.");
  await incident.details.getByRole("button", { name: "Show 301 more" }).click();
  await expect(incident.details).toContainText("app.many.399");
  await incident.details.getByLabel("Filter attributes").fill("app.many.39");
  await expect(incident.details).not.toContainText("attributes shown.");
});
