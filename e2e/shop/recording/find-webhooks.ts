import { z } from "zod";

const Webhook = z.looseObject({
  status: z.enum(["firing", "resolved"]),
  groupLabels: z.record(z.string(), z.string()),
  alerts: z.array(z.looseObject({ status: z.enum(["firing", "resolved"]) })),
});
type Webhook = z.infer<typeof Webhook>;

export interface FoundWebhooks {
  /** The body with the most alerts firing, the latest of them. */
  readonly firing: Webhook | null;
  readonly resolved: Webhook | null;
}

/** Looks for the webhooks of one route among all that Alertmanager sent. */
export function findWebhooks(bodies: readonly unknown[], route: string): FoundWebhooks {
  const own = bodies
    .map((body) => Webhook.parse(body))
    .filter((webhook) => webhook.groupLabels.http_route === route);
  const firing = own.filter((webhook) => webhook.status === "firing");
  const resolved = own.filter((webhook) => webhook.status === "resolved");
  return {
    firing: firing.reduce<Webhook | null>(
      (best, next) => (best === null || firingCount(next) >= firingCount(best) ? next : best),
      null,
    ),
    resolved: resolved.at(-1) ?? null,
  };
}

function firingCount(webhook: Webhook): number {
  return webhook.alerts.filter((alert) => alert.status === "firing").length;
}
