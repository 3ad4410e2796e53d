import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { FaultlineError } from "@/lib/domain/errors";
import { env } from "@/lib/env";

/** The sender of an alert shows the configured token, if one is. @throws `unauthorized` */
export function checkAlertToken(headers: Headers, token = env().FAULTLINE_ALERT_TOKEN): void {
  if (token === undefined) return;
  const [, shown = ""] = /^Bearer\s+(.+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  if (isSameText(shown.trim(), token)) return;
  const message = "alerts are taken with `Authorization: Bearer <FAULTLINE_ALERT_TOKEN>`";
  throw new FaultlineError("unauthorized", message);
}

/**
 * A webhook of PagerDuty, version 3, carries `x-pagerduty-signature: v1=<hex>[,v1=<hex>..]`: the
 * HMAC-SHA256 of the body under the secret of the subscription, several while secrets are rotated.
 * One of them must be ours. @throws `unauthorized`
 */
export function checkPagerdutySignature(headers: Headers, body: Uint8Array, secret: string): void {
  const expected = createHmac("sha256", secret).update(body).digest("hex");
  const signatures = (headers.get("x-pagerduty-signature") ?? "").split(",");
  const isOurs = signatures.some((text) => isSameText(text.trim(), `v1=${expected}`));
  if (isOurs) return;
  const message = "x-pagerduty-signature does not fit the body and FAULTLINE_PAGERDUTY_SECRET";
  throw new FaultlineError("unauthorized", message);
}

/** Takes the same time wherever they differ, and however long they are. */
function isSameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
