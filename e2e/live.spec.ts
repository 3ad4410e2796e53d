import { randomUUID } from "node:crypto";
import type { APIRequestContext } from "@playwright/test";
import { expect, test } from "./fixtures/test";

interface Sent {
  readonly id: string;
  readonly startsAt: string;
  readonly endsAt?: string;
}

async function send(request: APIRequestContext, { id, startsAt, endsAt }: Sent): Promise<void> {
  const status = endsAt === undefined ? "firing" : "resolved";
  const response = await request.post("/api/alerts/alertmanager", {
    data: {
      version: "4",
      groupKey: id,
      status,
      receiver: "faultline",
      alerts: [
        {
          status,
          fingerprint: id,
          startsAt,
          ...(endsAt === undefined ? {} : { endsAt }),
          labels: { alertname: "Arrives", severity: "info", service: "nobody" },
          annotations: { summary: `Arrives ${id}` },
        },
      ],
    },
  });
  expect(response.status()).toBe(200);
}

test("an incident that arrives while the list is open appears, and so does its end", async ({
  list,
  request,
}) => {
  await list.open();
  await expect(list.firing()).toBeVisible();
  const id = randomUUID();
  const startsAt = new Date().toISOString();
  await send(request, { id, startsAt });
  const row = list.row(`Arrives ${id}`);
  await expect(row).toContainText("triggered");
  await send(request, { id, startsAt, endsAt: new Date().toISOString() });
  await expect(row).toContainText("resolved");
});

test("an open incident follows what others do to it", async ({ list, page, request }) => {
  const id = randomUUID();
  const startsAt = new Date().toISOString();
  await send(request, { id, startsAt });
  await list.open(`?q=${id}`);
  await list.row(id).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(id);
  await page.keyboard.press("a");
  await expect(page.getByText("acknowledged").first()).toBeVisible();
  await send(request, { id, startsAt, endsAt: new Date().toISOString() });
  await expect(page.getByText("resolved").first()).toBeVisible();
});

test("an incident without telemetry says what was searched for", async ({
  list,
  page,
  request,
}) => {
  const id = randomUUID();
  const startsAt = new Date(Date.now() - 40 * 86_400_000).toISOString();
  await send(request, { id, startsAt, endsAt: startsAt });
  await list.open(`?q=${id}`);
  await list.row(id).getByRole("link").first().click();
  await expect(page.getByText(/no request of service nobody/).first()).toBeVisible();
});
