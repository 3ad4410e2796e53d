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

/** When orders failed and when they did not, in minutes. */
const FEW = { failing: [18, 19], healthy: [-20, -15] };
/** So many that a cause can be told from chance. */
export const MANY = {
  failing: [18, 18.1, 18.2, 18.3, 18.4, 18.5],
  healthy: [0, 1, 2, 3, 4, 5, 6, 7],
};

/** Orders of which the payment fails, healthy ones before them, and the incident of their alert. */
export async function fireIncident(
  ctx: Context,
  name = "orders",
  minutes: typeof FEW = FEW,
): Promise<IncidentId> {
  const failing = minutes.failing.flatMap((minute) => order(name, minute, "overflow"));
  const healthy = minutes.healthy.flatMap((minute) => order(name, minute));
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
