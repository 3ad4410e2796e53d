import type { SuspectsDto } from "@/lib/domain/contracts/suspects";
import type { IncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";

type State = SuspectsDto["progress"]["state"];

interface Run {
  state: State;
  readonly done: Promise<void>;
}

/** Next bundles routes apart from each other; the runs of a process are kept on its global object. */
const shared: { faultlineRankings?: Map<string, Run> } & object = globalThis;

/** Reports how far a ranking has come. */
export type ReportState = (state: State) => void;

/** How far the ranking of an incident has come in this process; null when none is under way here. */
export function stateOfRun(scope: ProjectScope, incidentId: IncidentId): State | null {
  return runs().get(keyOf(scope, incidentId))?.state ?? null;
}

/** Runs `work` unless it is under way for the incident already; either way resolves when that is through. */
export function runOnce(
  scope: ProjectScope,
  incidentId: IncidentId,
  work: (report: ReportState) => Promise<void>,
): Promise<void> {
  const key = keyOf(scope, incidentId);
  const known = runs().get(key);
  if (known !== undefined) return known.done;
  const started: { run: Run | null } = { run: null };
  const report: ReportState = (state) => {
    if (started.run !== null) started.run.state = state;
  };
  // In a later turn, so that `run` is there when the work first reports.
  const done = Promise.resolve()
    .then(() => work(report))
    .finally(() => runs().delete(key));
  started.run = { state: "queued", done };
  runs().set(key, started.run);
  return done;
}

function runs(): Map<string, Run> {
  shared.faultlineRankings ??= new Map();
  return shared.faultlineRankings;
}

function keyOf(scope: ProjectScope, incidentId: IncidentId): string {
  return `${scope.projectId} ${incidentId}`;
}
