import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toIncidentId } from "@/lib/domain/ids";
import { incidentOf } from "@/lib/testing/builders/incident-of";
import { storedAlertOf } from "@/lib/testing/builders/stored-alert-of";
import type { IncidentHistory } from "./incident-history";
import { tellHistory } from "./tell-history";

const START_MS = Date.UTC(2026, 0, 1);
const at = (second: number) => new Date(START_MS + second * 1_000);

const historyOf = (changes: Partial<IncidentHistory> = {}): IncidentHistory => ({
  incident: incidentOf({ openedAt: at(0) }),
  alerts: [],
  changes: [],
  steps: [],
  notes: [],
  verdicts: [],
  reviews: [],
  analyses: [],
  postmortems: [],
  ...changes,
});
const textsOf = (history: IncidentHistory, kind: string) =>
  tellHistory(history)
    .filter((step) => step.kind === kind)
    .map(({ text }) => text);

const alerts = fc.uniqueArray(
  fc
    .record({
      fingerprint: fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
      second: fc.integer({ min: 0, max: 400 }),
      lasts: fc.option(fc.integer({ min: 0, max: 300 })),
    })
    .map(({ fingerprint, second, lasts }) =>
      storedAlertOf({
        fingerprint,
        startsAt: at(second),
        labels: { alertname: `Alert ${fingerprint}` },
        ...(lasts === null ? {} : { status: "resolved", endsAt: at(second + lasts) }),
      }),
    ),
  { selector: (one) => `${one.fingerprint}/${one.startsAt.getTime()}`, maxLength: 40 },
);

describe("the history of an incident", () => {
  it("is in order, names each step once, and is the same in whatever order it was stored", () => {
    const property = fc.property(alerts, fc.infiniteStream(fc.nat()), (some, keys) => {
      const told = tellHistory(historyOf({ alerts: some }));
      const times = told.map((step) => step.at.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
      const shuffled = [...some]
        .map((alert) => ({ alert, key: keys.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ alert }) => alert);
      expect(tellHistory(historyOf({ alerts: shuffled }))).toEqual(told);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it("leaves no alert out, however much it folds, and never grows past what there is", () => {
    const property = fc.property(alerts, (some) => {
      const told = textsOf(historyOf({ alerts: some }), "alert");
      const folded = told.join("\n");
      const counted = /(\d+) alerts fire/.test(folded);
      for (const { labels } of counted ? [] : some) expect(folded).toContain(labels.alertname);
      expect(told.length).toBeLessThanOrEqual(2 * some.length);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it("tells a flapping alert in three steps, and counts a storm", () => {
    const flapping = Array.from({ length: 9 }, (_, n) =>
      storedAlertOf({ startsAt: at(n * 100), status: "resolved", endsAt: at(n * 100 + 50) }),
    );
    expect(textsOf(historyOf({ alerts: flapping }), "alert")).toEqual([
      "Burn fires",
      "Burn fires again, 9 times in all: it flaps",
      "Burn ends",
    ]);
    const storm = Array.from({ length: 40 }, (_, n) =>
      storedAlertOf({ fingerprint: `f${n}`, labels: { alertname: `A${n % 5}` }, startsAt: at(n) }),
    );
    expect(textsOf(historyOf({ alerts: storm }), "alert")).toEqual([
      "40 alerts fire within a minute: A0, A1, A2 and 2 more",
    ]);
  });

  it("says why an alert of another group is here, and who took it", () => {
    const joinedBecause = "cart calls payments, and both alert at the same time";
    const history = historyOf({
      alerts: [storedAlertOf({ joinedBecause })],
      steps: [
        {
          incidentId: toIncidentId(1),
          number: 1,
          at: at(9),
          by: "Mia",
          change: { kind: "assignee", from: "Noa", to: "Mia" },
        },
      ],
    });
    expect(textsOf(history, "alert")).toEqual([`Burn fires and is grouped here: ${joinedBecause}`]);
    expect(textsOf(history, "people")).toEqual(["Mia takes INC-1 from Noa"]);
  });

  it("tells each version of a note for what it is", () => {
    const note = (number: number, changes: object) => ({
      incidentId: toIncidentId(1),
      number,
      note: 1,
      version: number,
      author: "Mia",
      text: "it is DNS",
      isStruck: false,
      createdAt: at(number),
      ...changes,
    });
    const notes = [note(1, {}), note(2, { text: "no" }), note(3, { isStruck: true }), note(4, {})];
    expect(textsOf(historyOf({ notes }), "note")).toEqual([
      "Mia notes",
      "Mia amends a note",
      "Mia strikes out a note",
      "Mia puts a note back",
    ]);
  });
});
