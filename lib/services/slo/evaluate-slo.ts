import {
  bucketSecondsOf,
  bucketStartMs,
  LATE_WITHIN_SECONDS,
} from "@/lib/analysis/slo/bucket-times";
import { evaluateRules, type RuleState } from "@/lib/analysis/slo/evaluate-rules";
import type { IncidentId } from "@/lib/domain/ids";
import type { FiringRule, Slo, StoredSlo } from "@/lib/domain/slo";
import type { EntityStore } from "@/lib/store/database";
import { dropCountsBefore, replaceCounts, sumWindows } from "@/lib/store/slo-counts";
import { lockSlo, saveSloTick } from "@/lib/store/slo-repository";
import { withEntityTransaction } from "@/lib/store/transaction";
import { servicesThatFire } from "../alert/services-that-fire";
import { takeInAlerts } from "../alert/take-in-alerts";
import type { ServiceContext } from "../context";
import { loadCallGraph } from "../service-map/load-call-graph";
import { countEvents } from "./count-events";
import { alertGroupOf, endedAlert, firingAlert } from "./slo-alerts";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** So much telemetry is counted in one transaction, when much of it has to be made up for. */
const CHUNK_SECONDS = 6 * 3_600;

export interface SloEvaluation {
  /** False when this tick was evaluated before, by whomever. */
  readonly isEvaluated: boolean;
  /** Incidents that alerts of this tick told something new. */
  readonly incidentIds: readonly IncidentId[];
}

/**
 * Evaluates an SLO at the newest tick: counts what is new and, once more, what may have come late
 * (`LATE_WITHIN_SECONDS`), then raises and ends alerts. All of a tick is one transaction under the
 * lock of the SLO's row, so that it happens once however many processes try. An SLO that is far
 * behind catches up first; rules are only evaluated at the newest tick. @throws `not_found`
 */
export async function evaluateSlo(ctx: Context, name: string): Promise<SloEvaluation> {
  for (;;) {
    const step = await withEntityTransaction(ctx.db, (store) => advance(ctx, store, name));
    if (step !== "behind") return step;
  }
}

async function advance(
  ctx: Context,
  store: EntityStore,
  name: string,
): Promise<SloEvaluation | "behind"> {
  const stored = await lockSlo(store, ctx.scope, name);
  const bucketSeconds = bucketSecondsOf(stored.slo);
  const tickMs = bucketStartMs(ctx.now().getTime(), bucketSeconds);
  if (stored.evaluatedAt !== null && stored.evaluatedAt.getTime() >= tickMs) {
    return { isEvaluated: false, incidentIds: [] };
  }
  const { toMs, reasons } = await count(ctx, store, stored, tickMs);
  const countedThrough = new Date(Math.max(toMs, stored.countedThrough.getTime()));
  if (toMs < tickMs) {
    await saveSloTick(store, ctx.scope, name, { countedThrough, evaluated: null, reasons });
    return "behind";
  }
  const at = new Date(tickMs);
  const windows = await sumWindows(store, ctx.scope, name, at, windowsOf(stored.slo));
  const states = evaluateRules(stored.slo, windows, new Set(stored.firing.map(({ rule }) => rule)));
  const firing = firingAfter(stored, states, at);
  const incidentIds = await tell(ctx, store, stored, states, at);
  await saveSloTick(store, ctx.scope, name, {
    countedThrough,
    evaluated: { at, windows, firing },
    reasons,
  });
  return { isEvaluated: true, incidentIds };
}

/** Counts the next stretch, beginning with what may have come late. Returns where it ended. */
async function count(
  ctx: Context,
  store: EntityStore,
  { slo, countedThrough }: StoredSlo,
  tickMs: number,
) {
  const bucketSeconds = bucketSecondsOf(slo);
  const doneMs = bucketStartMs(countedThrough.getTime(), bucketSeconds);
  const fromMs = bucketStartMs(
    Math.min(doneMs, tickMs) - LATE_WITHIN_SECONDS * 1_000,
    bucketSeconds,
  );
  const toMs = Math.min(tickMs, doneMs + CHUNK_SECONDS * 1_000);
  const { counts, reasons } = await countEvents(ctx, slo.indicator, {
    fromMs,
    toMs,
    bucketSeconds,
  });
  const range = { from: new Date(fromMs), to: new Date(toMs) };
  await replaceCounts(store, ctx.scope, slo.name, range, counts);
  const keptMs = Math.max(...windowsOf(slo)) * 1_000;
  await dropCountsBefore(store, ctx.scope, slo.name, new Date(tickMs - keptMs));
  return { toMs, reasons };
}

function windowsOf({ rules, periodSeconds }: Slo): number[] {
  const ofRules = rules.flatMap(({ longSeconds, shortSeconds }) => [longSeconds, shortSeconds]);
  return [...new Set([...ofRules, periodSeconds])];
}

function firingAfter({ firing }: StoredSlo, states: readonly RuleState[], at: Date): FiringRule[] {
  const since = new Map(firing.map((one) => [one.rule, one.since]));
  return states
    .filter(({ isFiring }) => isFiring)
    .map(({ key }) => ({ rule: key, since: since.get(key) ?? at }));
}

/** Raises alerts of rules that began to fire, and ends those of rules that became calm. */
async function tell(
  ctx: Context,
  store: EntityStore,
  { slo, firing }: StoredSlo,
  states: readonly RuleState[],
  at: Date,
): Promise<readonly IncidentId[]> {
  const before = new Set(firing.map(({ rule }) => rule));
  const after = new Set(states.filter(({ isFiring }) => isFiring).map(({ key }) => key));
  const began = states.filter(({ key }) => after.has(key) && !before.has(key));
  const ended = firing.filter(({ rule }) => !after.has(rule));
  const delivery = {
    ...alertGroupOf(slo),
    alerts: [
      ...began.map((state) => firingAlert(slo, state, at)),
      ...ended.map((one) => endedAlert(slo, one, at)),
    ],
    receivedAt: ctx.now(),
    truncatedAlertCount: 0,
  };
  const services = servicesThatFire(delivery.alerts);
  // Read beside the transaction, and only when something is told.
  const calls = began.length === 0 ? [] : await loadCallGraph(ctx, services);
  const { incidentIds } = await takeInAlerts(store, ctx.scope, delivery, calls);
  return incidentIds;
}
