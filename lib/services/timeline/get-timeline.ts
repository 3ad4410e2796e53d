import { z } from "zod";
import type { TimelineDto, TimelineQuery, TimelineStepDto } from "@/lib/domain/contracts/timeline";
import type { HistoryStep } from "@/lib/domain/history";
import type { IncidentId } from "@/lib/domain/ids";
import { decodeCursor, encodeCursor, toPage } from "@/lib/store/cursor";
import { listMergedInto } from "@/lib/store/merge-repository";
import type { ServiceContext } from "../context";
import { loadIncident } from "../incident/get-incident";
import { readHistory } from "./read-history";
import { compareSteps, tellHistory } from "./tell-history";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/** When, and which of those then. */
const Position = z.tuple([z.iso.datetime(), z.string()]);

/**
 * Everything that happened to an incident and to those merged into it, the newest first. Pages by
 * position, so that what happens meanwhile neither repeats nor hides a step. @throws `not_found`
 */
export async function getTimeline(
  ctx: Context,
  id: IncidentId,
  { kind, cursor, limit }: TimelineQuery,
): Promise<TimelineDto> {
  const steps = (await readAll(ctx, id)).sort(compareSteps).reverse();
  const ofKind = kind?.length ? steps.filter((step) => kind.includes(step.kind)) : steps;
  const after = cursor === undefined ? null : positionFrom(cursor);
  const rest = after === null ? ofKind : ofKind.filter((step) => compareSteps(step, after) < 0);
  const page = toPage(rest, limit, toDto, ({ at, id: stepId }) =>
    encodeCursor([at.toISOString(), stepId]),
  );
  return { ...page, counts: countKinds(steps) };
}

/** A merged incident tells that it was merged; the one that goes on tells whom it took in. */
async function readAll(ctx: Context, id: IncidentId): Promise<HistoryStep[]> {
  const own = tellHistory(await readHistory(ctx, await loadIncident(ctx, id)));
  const seen = new Set(own.map((step) => step.id));
  for (const merged of await listMergedInto(ctx.db, ctx.scope, id)) {
    const history = await readHistory(ctx, await loadIncident(ctx, merged));
    const isTwice = ({ change }: (typeof history.steps)[number]) =>
      change.kind === "merged" || change.kind === "unmerged";
    const steps = history.steps.filter((step) => !isTwice(step));
    for (const step of tellHistory({ ...history, steps })) {
      if (!seen.has(step.id)) own.push(step);
      seen.add(step.id);
    }
  }
  return own;
}

function positionFrom(cursor: string): Pick<HistoryStep, "at" | "id"> {
  const [at, id] = decodeCursor(cursor, Position);
  return { at: new Date(at), id };
}

function countKinds(steps: readonly HistoryStep[]): TimelineDto["counts"] {
  const counts: TimelineDto["counts"] = {};
  for (const { kind } of steps) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function toDto({ at, anchors, ...step }: HistoryStep): TimelineStepDto {
  return { ...step, at: at.toISOString(), anchors: [...anchors] };
}
