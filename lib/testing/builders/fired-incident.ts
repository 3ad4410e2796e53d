import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { type IncidentId, toIncidentId } from "@/lib/domain/ids";
import { ingestAlertmanager } from "@/lib/services/alert/ingest-alertmanager";
import type { ServiceContext } from "@/lib/services/context";
import { collectEvidence } from "@/lib/services/evidence/collect-evidence";
import { insertSpans } from "@/lib/store/telemetry/insert-spans";
import { type SpanSpec, spansOf, TEST_START_UNIX_NANO } from "./span-of";

const MINUTE_MS = 60_000;
/** Twenty minutes into the test's time. */
export const FIRED_MS = Number(TEST_START_UNIX_NANO / 1_000_000n) + 20 * MINUTE_MS;

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** Orders of which the payment fails, healthy ones before them, and the incident of their alert. */
export async function fireIncident(ctx: Context, name = "orders"): Promise<IncidentId> {
  const failing = [18, 19].flatMap((minute) => order(name, minute, "overflow"));
  const healthy = [-20, -15].flatMap((minute) => order(name, minute));
  await insertSpans(ctx.db, ctx.scope, spansOf([...healthy, ...failing]));
  const payload = AlertmanagerPayload.parse({
    version: "4",
    groupKey: name,
    status: "firing",
    alerts: [
      {
        status: "firing",
        fingerprint: name,
        labels: { alertname: "Burn", service: "gateway", route: `/${name}` },
        annotations: { summary: `POST /${name} burns its budget 14× too fast` },
        startsAt: new Date(FIRED_MS).toISOString(),
      },
    ],
  });
  const { incidentIds } = await ingestAlertmanager(ctx, payload);
  const id = incidentIds[0] ?? toIncidentId(1);
  await collectEvidence(ctx, id);
  return id;
}

/** The label of the payment's span in a failing order: `spanIdOf` gives its id. */
export function failingPayment(name = "orders", minute = 18): string {
  return `${name}-${minute}-pay`;
}

function order(name: string, minute: number, failure?: string): SpanSpec[] {
  const trace = `${name}-${minute}`;
  const at = minute * MINUTE_MS;
  const error = failure === undefined ? {} : { error: failure };
  return [
    {
      id: `${trace}-in`,
      trace,
      service: "gateway",
      name: `POST /${name}`,
      kind: "server",
      at,
      lasts: 50,
      attributes: { "http.route": `/${name}` },
      ...error,
    },
    {
      id: `${trace}-pay`,
      trace,
      parent: `${trace}-in`,
      service: "payments",
      name: "Charge",
      at: at + 5,
      lasts: 30,
      attributes: { currency: "ETH" },
      ...error,
    },
  ];
}
