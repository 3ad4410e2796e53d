import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CaseLabel } from "@/lib/evaluation/case-label";
import { fireAlert } from "./fixtures/fire-alert";
import { expect, test } from "./fixtures/test";
import type { IncidentListPage } from "./pages/incident-list-page";

const RECORDINGS = fileURLToPath(new URL("../prisma/seed/recordings", import.meta.url));
/** What tells each recording's incident from the others in the list, by its place from the newest. */
const PLACES: Readonly<Record<string, number>> = {
  "03-decimal-overflow": 0,
  "02-phantom-timeout": 1,
  "04-retry-storm": 2,
  "01-missing-cart-id": 3,
  "05-connection-refused": 4,
  "06-row-lock": 5,
};

const labels = readdirSync(RECORDINGS).map((name) => ({
  name,
  label: CaseLabel.parse(JSON.parse(readFileSync(`${RECORDINGS}/${name}/label.json`, "utf8"))),
}));

/** The recorded incidents alone: other journeys fire alerts of a service without telemetry. */
async function openRecorded(list: IncidentListPage, place: number): Promise<void> {
  await list.open("?q=burns%20its%20availability");
  await list.rows().nth(place).getByRole("link").first().click();
}

for (const { name, label } of labels) {
  test(`${name} has its root service for the first suspect, in the list as on its page`, async ({
    incident,
    list,
  }) => {
    const place = PLACES[name] ?? -1;
    await list.open("?q=burns%20its%20availability");
    await expect(list.rows()).toHaveCount(labels.length);
    await expect(list.topSuspect(list.rows().nth(place))).toContainText(
      new RegExp(`${label.root_service}.*(high|medium|low)`),
    );
    await openRecorded(list, place);
    await expect(incident.suspect(1)).toContainText(String(label.root_service));
    await expect(incident.suspect(1)).toContainText(/likely/);
    await expect(incident.noneOfThese()).toContainText("none of these");
  });
}

test("a sentence leads to the span, the log and the change that it cites", async ({
  incident,
  list,
  page,
}) => {
  await openRecorded(list, 0);
  await incident
    .citation(1, /^span( 1)?:/)
    .first()
    .click();
  await expect(incident.selectedRow()).toContainText("payments.convert_amount");
  await expect(page).toHaveURL(/anchor=span/);
  await expect(incident.citation(1, /^span( 1)?:/).first()).toHaveAttribute("aria-pressed", "true");
  await incident
    .suspect(1)
    .getByRole("button", { name: /^All evidence/ })
    .click();
  await incident
    .allEvidence(1)
    .getByRole("button", { name: /^flag:/ })
    .click();
  await expect(incident.signals.locator('tr[aria-current="true"]')).toContainText("decimal_mode");
});

test("what the kernel saw of an incident, and what a suspect cites of it, lead to the event on its span", async ({
  incident,
  list,
  page,
}) => {
  await openRecorded(list, 4);
  await page.getByRole("button", { name: /failed connects/ }).click();
  await expect(page).toHaveURL(/tab=kernel/);
  await expect(incident.litKernelEvent()).toContainText("connect to 127.0.0.1:4730");
  await incident.suspect(2).getByRole("button").first().click();
  await page.keyboard.press("i");
  await incident
    .allEvidence(2)
    .getByRole("button", { name: /^kernel 3:/ })
    .click();
  await expect(incident.litKernelEvent()).toContainText("refused (ECONNREFUSED)");
  await expect(incident.selectedRow()).toContainText("GET /stock/:sku");
});

test("choosing a suspect shows its clearest span; its number stands in graph and waterfall", async ({
  incident,
  list,
  page,
}) => {
  await openRecorded(list, 0);
  await incident.suspect(2).getByRole("button").first().click();
  await expect(page).toHaveURL(/suspect=2/);
  const second = await incident.suspect(2).locator("strong").textContent();
  await expect(incident.selectedRow()).toContainText(second ?? "");
  await incident.suspect(1).getByRole("button").first().click();
  await expect(incident.selectedRow()).toContainText("payments.convert_amount");
  await expect(incident.selectedRow().getByRole("img", { name: "suspect 1" })).toBeVisible();
  await expect(incident.graph.getByRole("img", { name: "suspect 1" }).first()).toBeVisible();
});

test("by keyboard alone: digits choose suspects, i shows all evidence, the key sheet tells so", async ({
  incident,
  list,
  page,
}) => {
  await openRecorded(list, 0);
  await expect(incident.suspect(2)).toBeVisible();
  await page.keyboard.press("2");
  await expect(incident.suspect(2)).toHaveAttribute("data-selected", "true");
  await page.keyboard.press("1");
  await expect(incident.suspect(1)).toHaveAttribute("data-selected", "true");
  await page.keyboard.press("i");
  const all = incident.allEvidence(1);
  await expect(all.getByRole("heading", { name: /Own failures.*nats/ })).toBeVisible();
  await expect(all.getByRole("heading", { name: /Changes.*nats/ })).toBeVisible();
  await expect(all.getByRole("heading", { name: /Spectrum.*Ochiai/ })).toBeVisible();
  await expect(all.getByRole("heading", { name: /Pre-rank points/ })).toBeVisible();
  await expect(all).toContainText("records an exception");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Suspect of that rank");
});

test("a link to a suspect opens that suspect", async ({ incident, list, page }) => {
  await openRecorded(list, 0);
  await incident.suspect(2).getByRole("button").first().click();
  await expect(page).toHaveURL(/suspect=2/);
  await page.reload();
  await expect(incident.suspect(2)).toHaveAttribute("data-selected", "true");
});

test("an incident without evidence names nobody, and says what was not seen", async ({
  incident,
  list,
  request,
}) => {
  const alert = await fireAlert(request);
  await list.openIncident(alert.id);
  await expect(incident.suspects).toContainText("I cannot tell");
  await expect(incident.suspects).toContainText("no traces of the incident's window");
  await expect(incident.noneOfThese()).toBeHidden();
  await alert.resolve();
});

test("suspects that cannot be read are asked for again", async ({ incident, list, page }) => {
  await page.route("**/suspects", (route) =>
    route.fulfill({
      status: 500,
      json: { error: { code: "internal", message: "it broke", details: {} } },
    }),
  );
  await openRecorded(list, 1);
  // The server drew the first answer; the next one is asked for when the evidence may be stale.
  await page.clock.install();
  await page.clock.fastForward(40_000);
  await expect(incident.suspects.getByRole("alert")).toContainText("It broke.");
  await expect(incident.suspect(1)).toBeVisible();
  const asked = page.waitForRequest("**/suspects");
  await incident.suspects.getByRole("button", { name: "Try again" }).click();
  await asked;
  await page.unroute("**/suspects");
  await page.clock.fastForward(40_000);
  await expect(incident.suspects.getByRole("alert")).toHaveCount(0);
});
