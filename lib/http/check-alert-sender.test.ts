import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { checkAlertToken, checkPagerdutySignature } from "./check-alert-sender";

const unauthorized = expect.objectContaining({ code: "unauthorized" });
const bearer = (text: string) => new Headers({ authorization: text });

describe("the token of a sender", () => {
  it("is not asked for when none is configured", () => {
    expect(() => checkAlertToken(new Headers(), undefined)).not.toThrow();
  });

  it("must be the configured one", () => {
    expect(() => checkAlertToken(bearer("Bearer s3cret"), "s3cret")).not.toThrow();
    expect(() => checkAlertToken(bearer("bearer  s3cret"), "s3cret")).not.toThrow();
    for (const wrong of [
      "",
      "s3cret",
      "Basic s3cret",
      "Bearer s3cre",
      "Bearer s3cret2",
      "Bearer",
    ]) {
      expect(() => checkAlertToken(bearer(wrong), "s3cret")).toThrow(unauthorized);
    }
  });
});

describe("the signature of PagerDuty", () => {
  const body = new TextEncoder().encode('{"event":{}}');
  const sign = (secret: string, of = body) =>
    `v1=${createHmac("sha256", secret).update(of).digest("hex")}`;
  const check = (signature: string, of = body) =>
    checkPagerdutySignature(new Headers({ "x-pagerduty-signature": signature }), of, "ours");

  it("is of these bytes under our secret, among others while it is rotated", () => {
    expect(() => check(sign("ours"))).not.toThrow();
    expect(() => check(`${sign("older")},${sign("ours")}`)).not.toThrow();
    expect(() => check(`${sign("older")}, ${sign("ours")}`)).not.toThrow();
  });

  it("is refused when it is of another secret, another body, another version or missing", () => {
    const other = new TextEncoder().encode('{"event": {}}');
    const wrong = [sign("theirs"), sign("ours", other), sign("ours").replace("v1", "v0"), ""];
    for (const signature of wrong) expect(() => check(signature)).toThrow(unauthorized);
  });
});
