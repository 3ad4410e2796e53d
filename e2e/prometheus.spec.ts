import { z } from "zod";
import { findFreePort } from "@/lib/cli/free-port";
import { EvidenceTraceListDto, IncidentListDto } from "@/lib/domain/contracts/incident";
import { choosePlace, type Launcher, launch, leavePlace, type Place } from "./fixtures/launcher";
import { expect, test } from "./fixtures/test";
import { startControlPlane } from "./shop/fleet/control-plane";
import { endServiceProcess, startServiceProcess } from "./shop/fleet/service-process";
import { missingMonitoring, startMonitoring } from "./shop/recording/monitoring";

const HOST = "127.0.0.1";
const REQUEST_EVERY_MS = 100;

const missing = missingMonitoring();
test.skip(missing.length > 0, `not on this machine: ${missing.join(", ")}`);
test.describe.configure({ timeout: 90_000 });

let place: Place;
let launcher: Launcher;
let prometheusUrl: string;
let cleanups: (() => unknown)[];

const appUrl = () => `http://${HOST}:${place.port}`;

test.beforeEach(async () => {
  place = await choosePlace();
  const prometheusPort = await findFreePort(HOST);
  prometheusUrl = `http://${HOST}:${prometheusPort}`;
  launcher = launch(place, { FAULTLINE_PROMETHEUS_URL: prometheusUrl });
  cleanups = [
    async () => {
      await launcher.end("SIGTERM");
      leavePlace(place);
    },
  ];
  const metricsPort = await startFrontDoor();
  cleanups.push(
    await startMonitoring({
      prometheusPort,
      alertmanagerPort: await findFreePort(HOST),
      scrapeTargets: [`${HOST}:${metricsPort}`],
      region: "e2e",
      slos: [
        {
          kind: "availability",
          method: "POST",
          route: "/checkout",
          name: "checkout-availability",
          objective: 0.995,
          burnRate: 14.4,
          severity: "critical",
        },
      ],
      webhookUrl: `${appUrl()}/api/alerts/alertmanager`,
      groupWait: "100ms",
    }),
  );
  expect(await launcher.settled()).toBe("ready");
});
test.afterEach(async () => {
  for (const cleanUp of cleanups.reverse()) await cleanUp();
});

/** The shop's gateway with nothing behind it, so that every checkout fails; where it is scraped. */
async function startFrontDoor(): Promise<number> {
  const control = await startControlPlane(await findFreePort(HOST));
  cleanups.push(() => control.stop());
  const [port, metricsPort] = [await findFreePort(HOST), await findFreePort(HOST)];
  const gateway = await startServiceProcess({
    service: "gateway",
    version: "3.2.1",
    defects: [],
    region: "e2e",
    port,
    metricsPort,
    controlUrl: control.url,
    otlpUrl: appUrl(),
    databaseUrl: "",
  });
  cleanups.push(() => endServiceProcess(gateway));
  const checkOut = () =>
    fetch(`http://${HOST}:${port}/checkout`, { method: "POST", body: "{}" }).then((answer) =>
      answer.text(),
    );
  const timer = setInterval(() => void checkOut(), REQUEST_EVERY_MS);
  cleanups.push(() => clearInterval(timer));
  return metricsPort;
}

/** What the real Prometheus keeps, asked directly. */
async function exemplarsOfPrometheus(): Promise<readonly string[]> {
  const query = new URLSearchParams({
    query: "http_server_request_duration_bucket",
    start: String(Date.now() / 1_000 - 600),
    end: String(Date.now() / 1_000),
  });
  const response = await fetch(`${prometheusUrl}/api/v1/query_exemplars?${query}`);
  const labels = z.object({ labels: z.object({ trace_id: z.string() }) });
  const { data } = z
    .object({ data: z.array(z.object({ exemplars: z.array(labels) })) })
    .parse(await response.json());
  return data.flatMap(({ exemplars }) => exemplars.map((one) => one.labels.trace_id));
}

async function evidenceOf(incidentId: string) {
  const response = await fetch(`${appUrl()}/api/incidents/${incidentId}/traces`);
  return EvidenceTraceListDto.parse(await response.json()).items;
}

test("a rule of Prometheus opens an incident on the trace of an exemplar that Prometheus keeps", async ({
  page,
}) => {
  const incidents = async () => {
    const response = await fetch(`${appUrl()}/api/incidents`);
    return IncidentListDto.parse(await response.json()).items;
  };
  await expect.poll(incidents, { timeout: 30_000 }).toMatchObject([{ service: "gateway" }]);
  const [incident] = await incidents();
  if (incident === undefined) throw new Error("no incident");
  await page.goto(`${appUrl()}/incidents/${incident.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("POST /checkout burns");
  await expect.poll(() => evidenceOf(incident.id)).not.toEqual([]);
  const [lead] = await evidenceOf(incident.id);
  expect(lead).toMatchObject({
    role: "exemplar",
    reason: expect.stringContaining(
      "exemplar of http_server_request_duration_bucket in Prometheus",
    ),
  });
  expect(await exemplarsOfPrometheus()).toContain(lead?.traceId);
  await expect(page.getByText(/^Shown: POST \/checkout failed.*in Prometheus/)).toBeVisible();
  const point = page.locator('[data-stand="prometheus"][data-held="true"]').last();
  await point.focus();
  const told = page.getByRole("region", { name: "SLI over time" }).getByText(/^[0-9a-f]{32}$/);
  const traceId = await told.innerText();
  await point.press("Enter");
  await expect(page).toHaveURL(new RegExp(`trace=${traceId}`));
  // Parts of it may still be on their way, from an app that is now stopped.
  await page.close();
});
