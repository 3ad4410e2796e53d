import { createHmac } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { PlainAlertsBody } from "@/lib/domain/contracts/intake";
import { IncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { ingestPlain } from "../alert/ingest-plain";
import { mergeIncident } from "./merge-incident";
import { tellStatuses } from "./tell-statuses";
import { updateIncident } from "./update-incident";

const test = testDatabase();
const SECRET = "between us";

let server: http.Server;
let received: { readonly body: string; readonly signature: string | undefined }[];
let answers: number[];

beforeEach(async () => {
  received = [];
  answers = [];
  server = http.createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on("end", () => {
      received.push({ body, signature: request.headers["x-faultline-signature"]?.toString() });
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const context = (scope: ProjectScope, minute: number) => ({
  db: test.db(),
  scope,
  now: () => at(minute),
});
// listen() on a port gives an address with it.
const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
const tell = (scope: ProjectScope, minute: number) =>
  tellStatuses(context(scope, minute), { url: url(), secret: SECRET });
const fire = (scope: ProjectScope, minute: number, status: "firing" | "resolved") =>
  ingestPlain(
    context(scope, minute),
    PlainAlertsBody.parse({ id: "a", title: "Cart is down", service: "cart", status }),
  );
const notices = () => received.map(({ body }) => JSON.parse(body));

it("every status is told once, signed over its time and its bytes", async () => {
  const scope = await createTestProject(test.db());
  await fire(scope, 1, "firing");
  expect(await tell(scope, 2)).toBe(1);
  expect(await tell(scope, 3)).toBe(0);
  await updateIncident(context(scope, 4), IncidentId.parse("INC-1"), { status: "acknowledged" });
  await tell(scope, 5);
  await fire(scope, 6, "resolved");
  await tell(scope, 7);
  expect(notices()).toMatchObject([
    {
      event: "incident.triggered",
      previousStatus: null,
      incident: { id: "INC-1", title: "Cart is down", service: "cart" },
    },
    { event: "incident.acknowledged", previousStatus: "triggered" },
    { event: "incident.resolved", previousStatus: "acknowledged" },
  ]);
  const [first] = received;
  const seconds = at(2).getTime() / 1_000;
  const digest = createHmac("sha256", SECRET).update(`${seconds}.${first?.body}`).digest("hex");
  expect(first?.signature).toBe(`t=${seconds},v1=${digest}`);
});

it("tells who works on it, how bad it is, and into which other it was merged", async () => {
  const scope = await createTestProject(test.db());
  await fire(scope, 1, "firing");
  await ingestPlain(
    context(scope, 1),
    PlainAlertsBody.parse({ id: "b", title: "Bank is slow", service: "bank", status: "firing" }),
  );
  await tell(scope, 2);
  received = [];
  const [first, second] = [IncidentId.parse("INC-1"), IncidentId.parse("INC-2")];
  await updateIncident(context(scope, 3), first, { assignee: "Mia", severity: "sev4" });
  await mergeIncident(context(scope, 4), second, { into: first });
  await tell(scope, 5);
  expect(await tell(scope, 6)).toBe(0);
  expect(notices()).toMatchObject([
    { event: "incident.severity_changed", incident: { id: "INC-1", severity: "sev4" } },
    { event: "incident.assigned", incident: { id: "INC-1", assignee: "Mia" } },
    { event: "incident.merged", incident: { id: "INC-2", mergedInto: "INC-1" } },
  ]);
});

it("one that was not taken is told again, under the same id", async () => {
  const scope = await createTestProject(test.db());
  await fire(scope, 1, "firing");
  answers = [500];
  await expect(tell(scope, 2)).rejects.toThrow("the webhook answered 500 to INC-1/triggered");
  expect(await tell(scope, 3)).toBe(1);
  expect(notices().map(({ id }) => id)).toEqual([notices()[0]?.id, notices()[0]?.id]);
});

it("what changed a day ago or longer is not told", async () => {
  const scope = await createTestProject(test.db());
  await fire(scope, 1, "firing");
  expect(await tell(scope, 24 * 60 + 1)).toBe(0);
  expect(received).toEqual([]);
});
