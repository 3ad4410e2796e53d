import {
  type Alertmanager,
  findAlertmanager,
  type PostedAlert,
  startAlertmanager,
} from "./fixtures/alertmanager";
import { choosePlace, type Launcher, launch, leavePlace, type Place } from "./fixtures/launcher";
import { expect, test } from "./fixtures/test";

const program = findAlertmanager();
test.skip(program === null, "no prometheus-alertmanager on this machine");
test.describe.configure({ timeout: 120_000 });

let place: Place;
let launcher: Launcher;
let alertmanager: Alertmanager;
test.beforeEach(async () => {
  place = await choosePlace();
  launcher = launch(place);
  expect(await launcher.settled()).toBe("ready");
  alertmanager = await startAlertmanager(program ?? "", `${appUrl()}/api/alerts/alertmanager`);
});
test.afterEach(async () => {
  await alertmanager.stop();
  await launcher.end("SIGTERM");
  leavePlace(place);
});

const appUrl = () => `http://127.0.0.1:${place.port}`;

interface ListedIncident {
  readonly id: string;
  readonly status: string;
  readonly service: string | null;
  readonly severity: string;
  readonly alertCount: number;
  readonly title: string;
}

async function incidents(): Promise<readonly ListedIncident[]> {
  const response = await fetch(`${appUrl()}/api/incidents`);
  if (!response.ok) return [];
  return ((await response.json()) as { items: ListedIncident[] }).items;
}

function burning(service: string, pod: string, changes: Partial<PostedAlert> = {}): PostedAlert {
  return {
    labels: { alertname: "ErrorBudgetBurn", service, pod, severity: "page", slo: "availability" },
    annotations: { summary: `${service} burns its error budget 14.4 times too fast` },
    startsAt: new Date(Date.now() - 60_000).toISOString(),
    ...changes,
  };
}

test("alerts of one group become one incident, which is resolved when all of them are", async () => {
  const alerts = [burning("parcels", "a"), burning("parcels", "b"), burning("letters", "c")];
  await alertmanager.post(alerts);
  const seen = async () =>
    (await incidents())
      .map(({ service, status, alertCount, severity }) => [service, status, alertCount, severity])
      .sort();
  await expect.poll(seen, { timeout: 30_000 }).toEqual([
    ["letters", "triggered", 1, "sev1"],
    ["parcels", "triggered", 2, "sev1"],
  ]);

  const endsAt = new Date().toISOString();
  await alertmanager.post(alerts.slice(0, 2).map((alert) => ({ ...alert, endsAt })));
  await expect.poll(seen, { timeout: 30_000 }).toEqual([
    ["letters", "triggered", 1, "sev1"],
    ["parcels", "resolved", 2, "sev1"],
  ]);
});

test("an alert that fires while the app is down arrives once it is up again", async () => {
  expect(await launcher.end("SIGKILL")).toBe("SIGKILL");
  await alertmanager.post([burning("parcels", "a")]);
  launcher = launch(place);
  expect(await launcher.settled()).toBe("ready");
  await expect
    .poll(async () => (await incidents()).map(({ title }) => title), { timeout: 60_000 })
    .toEqual(["parcels burns its error budget 14.4 times too fast"]);
});
