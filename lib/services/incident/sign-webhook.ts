import { createHmac } from "node:crypto";

/**
 * The signature of a body: `t=<unix seconds>,v1=<hex HMAC-SHA-256 of "<t>.<body>">`, so that who
 * receives it can tell who sent it, that it is whole, and that it is not an old one sent again.
 */
export function signWebhook(body: string, secret: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1_000);
  const digest = createHmac("sha256", secret).update(`${seconds}.${body}`).digest("hex");
  return `t=${seconds},v1=${digest}`;
}
