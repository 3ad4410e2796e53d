import { z } from "zod";

const Webhook = z.looseObject({
  status: z.enum(["firing", "resolved"]),
  groupLabels: z.record(z.string(), z.string()),
  alerts: z.array(z.looseObject({ status: z.enum(["firing", "resolved"]) })),
});
type Webhook = z.infer<typeof Webhook>;

export interface FoundWebhooks {
  /** The body with the most alerts firing, the latest of them; null when none fired. */
  readonly firing: Webhook | null;
  /** What came after it: alerts of the group resolve one by one, each in a body of its own. */
  readonly later: readonly Webhook[];
}

/** Looks for the webhooks of one route among all that Alertmanager sent. */
export function findWebhooks(bodies: readonly unknown[], route: string): FoundWebhooks {
  const own = bodies
    .map((body) => Webhook.parse(body))
    .filter((webhook) => webhook.groupLabels.http_route === route);
  const most = Math.max(1, ...own.map(firingCount));
  const index = own.findLastIndex((webhook) => firingCount(webhook) === most);
  return { firing: own[index] ?? null, later: index < 0 ? [] : own.slice(index + 1) };
}

/** Whether the last word was that nothing of the group fires any more. */
export function hasResolved(found: FoundWebhooks): boolean {
  return found.later.at(-1)?.status === "resolved";
}

function firingCount(webhook: Webhook): number {
  return webhook.alerts.filter((alert) => alert.status === "firing").length;
}
