import type { HistoryKind, HistoryStep, HistoryTarget } from "@/lib/domain/history";
import type { Incident } from "@/lib/domain/incident";
import type { IncidentStep, StepChange } from "@/lib/domain/incident-step";
import { BY_ALERT } from "@/lib/domain/step-actor";
import { type IncidentHistory, stepOf } from "./incident-history";

/** That it opened, and what people and alerts did with it since. */
export function tellSteps(history: IncidentHistory): HistoryStep[] {
  const { incident, steps } = history;
  const opened = stepOf(history, {
    id: `opened/${incident.id}`,
    at: incident.openedAt,
    kind: "status",
    by: incident.source === "manual" ? null : BY_ALERT,
    text: openedText(incident),
    target: incident.source === "manual" ? null : { kind: "alerts", id: null },
  });
  return [opened, ...steps.map((step) => tellStep(history, step))];
}

function openedText({ id, source, alertName }: Incident): string {
  return source === "manual" ? `${id} is opened by hand` : `${id} is opened by ${alertName}`;
}

function tellStep(history: IncidentHistory, step: IncidentStep): HistoryStep {
  const { number, at, by, change, incidentId } = step;
  return stepOf(history, {
    id: `step/${incidentId}/${number}`,
    at,
    kind: KINDS[change.kind],
    by,
    text:
      change.kind === "assignee"
        ? assigneeText(incidentId, change, by)
        : textOf(incidentId, change),
    target: targetOf(change),
  });
}

const KINDS: Readonly<Record<StepChange["kind"], HistoryKind>> = {
  status: "status",
  assignee: "people",
  severity: "status",
  merged: "merge",
  "took-in": "merge",
  unmerged: "merge",
  "gave-back": "merge",
  split: "merge",
  "split-off": "merge",
  evidence: "evidence",
  suspects: "evidence",
};

function assigneeText(
  id: string,
  { from, to }: Extract<StepChange, { kind: "assignee" }>,
  by: string | null,
): string {
  const before = from === null ? "" : ` from ${from}`;
  if (to === null) return from === by ? `${by} gives ${id} back` : `${id} is taken${before}`;
  return to === by
    ? `${to} takes ${id}${before}`
    : `${id} is assigned to ${to}${from === null ? "" : `, after ${from}`}`;
}

function textOf(id: string, change: Exclude<StepChange, { kind: "assignee" }>): string {
  switch (change.kind) {
    case "status":
      return statusText(id, change);
    case "severity":
      return `${id} goes from ${change.from.toUpperCase()} to ${change.to.toUpperCase()}`;
    case "merged":
      return `${id} is merged into ${change.into}`;
    case "took-in":
      return `${change.incident} is merged into ${id}, with ${alerts(change.alertCount)}`;
    case "unmerged":
      return `${id} is taken out of ${change.from} again`;
    case "gave-back":
      return `${change.incident} is taken out of ${id} again, with ${alerts(change.alertCount)}`;
    case "split":
      return `${alerts(change.alertCount)} of ${id} become ${change.into}`;
    case "split-off":
      return `${id} begins with ${alerts(change.alertCount)} of ${change.from}`;
    case "evidence":
      return `evidence is found: ${traces(change.failing, "failing")}, ${traces(change.healthy, "healthy")}`;
    case "suspects":
      return change.first === null
        ? "suspects are ranked: nobody can be named yet"
        : `suspects are ranked: ${change.first} is first`;
  }
}

function statusText(id: string, { from, to }: Extract<StepChange, { kind: "status" }>): string {
  if (to !== "triggered") return `${id} is ${to}`;
  return from === "resolved" ? `${id} is reopened` : `${id} is triggered again`;
}

function targetOf(change: StepChange): HistoryTarget | null {
  switch (change.kind) {
    case "merged":
    case "split":
      return { kind: "incident", id: change.into };
    case "took-in":
    case "gave-back":
      return { kind: "incident", id: change.incident };
    case "unmerged":
    case "split-off":
      return { kind: "incident", id: change.from };
    case "evidence":
      return { kind: "evidence", id: null };
    case "status":
    case "assignee":
    case "severity":
    case "suspects":
      return null;
  }
}

function alerts(count: number): string {
  return count === 1 ? "1 alert" : `${count} alerts`;
}

function traces(count: number, what: string): string {
  return `${count} ${what} ${count === 1 ? "trace" : "traces"}`;
}
