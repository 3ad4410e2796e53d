import { describe, expect, it } from "vitest";
import type { Alert } from "@/lib/domain/alert";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { chooseIncident } from "./choose-incident";
import { followAlerts as followTotals } from "./follow-alerts";
import { parseDelivery } from "./parse-delivery";
import { leadAlertOf, readAlertLabels } from "./read-alert-labels";
import { totalAlerts } from "./total-alerts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));

function alert(changes: Partial<Alert> = {}): Alert {
  return {
    source: "alertmanager",
    receiver: "faultline",
    groupKey: "{}:{}",
    fingerprint: "f1",
    status: "firing",
    startsAt: at(0),
    endsAt: null,
    labels: { alertname: "ErrorBudgetBurn" },
    annotations: {},
    generatorUrl: "",
    ...changes,
  };
}
const followAlerts = (
  before: Parameters<typeof followTotals>[0],
  alerts: readonly Alert[],
  firesAnew: boolean,
) => followTotals(before, totalAlerts(alerts), firesAnew);
const resolved = (changes: Partial<Alert> & { endsAt: Date }) =>
  alert({ status: "resolved", ...changes });

describe("what an alert says", () => {
  it.each([
    ["critical", "sev1"],
    ["Page", "sev1"],
    ["error", "sev2"],
    ["warning", "sev3"],
    ["info", "sev4"],
    ["chartreuse", "sev3"],
    [undefined, "sev3"],
  ])("severity %s is %s", (severity, expected) => {
    const labels: Record<string, string> = severity === undefined ? {} : { severity };
    expect(readAlertLabels(alert({ labels })).severity).toBe(expected);
  });

  it("is titled by its summary, else by its name and where it is", () => {
    const labels = { alertname: "Burn", service_name: "cart", http_route: "/cart" };
    expect(readAlertLabels(alert({ labels })).title).toBe("Burn: cart /cart");
    expect(readAlertLabels(alert({ labels, annotations: { summary: "It burns" } }))).toMatchObject({
      title: "It burns",
      service: "cart",
      route: "/cart",
    });
    expect(readAlertLabels(alert({ labels: {} })).title).toBe("alert without a name");
  });

  it("leads its incident when it is the worst, then the first", () => {
    const warning = alert({ labels: { severity: "warning" }, startsAt: at(0) });
    const late = alert({ labels: { severity: "critical" }, startsAt: at(2), fingerprint: "b" });
    const early = alert({ labels: { severity: "critical" }, startsAt: at(1), fingerprint: "c" });
    expect(leadAlertOf([warning, late, early])).toBe(early);
    expect(leadAlertOf([])).toBeNull();
  });
});

describe("a delivery", () => {
  const payload = (alerts: object[]) =>
    AlertmanagerPayload.parse({ version: "4", groupKey: "g", status: "firing", alerts });
  const given = (changes: object = {}) => ({
    status: "firing",
    labels: {},
    startsAt: "2026-01-01T00:00:00.123456789Z",
    endsAt: "0001-01-01T00:00:00Z",
    fingerprint: "f",
    unknownField: { kept: "ignored" },
    ...changes,
  });

  it("takes the year 1 for no end, and cuts times to the millisecond", () => {
    const [only] = parseDelivery(payload([given()]), at(9));
    expect(only).toMatchObject({
      startsAt: new Date("2026-01-01T00:00:00.123Z"),
      endsAt: null,
      status: "firing",
    });
  });

  it("ends an alert whose end is missing, or before its start, when it was received", () => {
    const alerts = [
      given({ status: "resolved", fingerprint: "a", endsAt: undefined }),
      given({ status: "resolved", fingerprint: "b", endsAt: "2025-12-31T00:00:00Z" }),
    ];
    expect(parseDelivery(payload(alerts), at(9)).map(({ endsAt }) => endsAt)).toEqual([
      at(9),
      at(9),
    ]);
  });

  it("that names one alert as firing and as resolved says that it ended", () => {
    const end = given({ status: "resolved", endsAt: "2026-01-01T00:05:00Z" });
    for (const alerts of [
      [given(), end],
      [end, given()],
    ]) {
      const parsed = parseDelivery(payload(alerts), at(9));
      expect(parsed.map(({ status }) => status)).toEqual(["resolved"]);
    }
  });
});

describe("the incident that a new alert belongs to", () => {
  const open = { openedAt: at(60), resolvedAt: null };
  const over = { openedAt: at(60), resolvedAt: at(70) };

  it.each([
    ["while one is open", at(500), open, true],
    ["up to 30 minutes after one was resolved", at(100), over, true],
    ["later than that", new Date(at(100).getTime() + 1), over, false],
    ["told late, up to 30 minutes before it opened", at(30), over, true],
    ["earlier than that", new Date(at(30).getTime() - 1), over, false],
  ])("%s", (_when, startsAt, incident, joins) => {
    expect(chooseIncident({ startsAt }, [incident])).toBe(joins ? incident : null);
  });

  it("is the newest of those that are near", () => {
    expect(chooseIncident({ startsAt: at(80) }, [open, over])).toBe(open);
  });
});

describe("an incident follows its alerts", () => {
  const earlier = (changes: Partial<Parameters<typeof followAlerts>[0] & object> = {}) => ({
    status: "triggered" as const,
    resolvedAt: null,
    acknowledgedAt: null,
    reopenCount: 0,
    services: [],
    firingAlertCount: 1,
    ...changes,
  });

  it("opens at the first start with the services of all", () => {
    const alerts = [
      alert({ startsAt: at(3), labels: { service: "b" } }),
      alert({ startsAt: at(1), labels: { service: "a" }, fingerprint: "f2" }),
    ];
    expect(followAlerts(null, alerts, true)).toMatchObject({
      status: "triggered",
      openedAt: at(1),
      services: ["a", "b"],
      firingAlertCount: 2,
      alertCount: 2,
    });
  });

  it("is resolved when the last one ended, at that end", () => {
    const one = resolved({ endsAt: at(5) });
    const other = resolved({ endsAt: at(7), fingerprint: "f2" });
    const partly = followAlerts(earlier(), [one, alert({ fingerprint: "f2" })], false);
    expect(partly).toMatchObject({ status: "triggered", firingAlertCount: 1, resolvedAt: null });
    const whole = followAlerts(earlier(), [one, other], false);
    expect(whole).toMatchObject({ status: "resolved", resolvedAt: at(7) });
  });

  it("keeps what people said: acknowledged while it fires, resolved by hand until news", () => {
    const acknowledged = earlier({ status: "acknowledged", acknowledgedAt: at(2) });
    expect(followAlerts(acknowledged, [alert()], true)).toMatchObject({
      status: "acknowledged",
      acknowledgedAt: at(2),
    });
    const byHand = earlier({ status: "resolved", resolvedAt: at(4) });
    expect(followAlerts(byHand, [alert()], false)).toMatchObject({ resolvedAt: at(4) });
    const ended = followAlerts(byHand, [resolved({ endsAt: at(9) })], false);
    expect(ended).toMatchObject({ status: "resolved", resolvedAt: at(4) });
  });

  it("is reopened by an alert that is new to it, and counts that", () => {
    const over = earlier({ status: "resolved", resolvedAt: at(4), acknowledgedAt: at(2) });
    const alerts = [resolved({ endsAt: at(4) }), alert({ startsAt: at(6) })];
    expect(followAlerts(over, alerts, true)).toMatchObject({
      status: "triggered",
      resolvedAt: null,
      acknowledgedAt: null,
      reopenCount: 1,
    });
  });
});
