import type { Change } from "@/lib/domain/change";
import { listChanges, recordChanges } from "@/lib/store/change-repository";
import { findVersionTurns, type VersionTurn } from "@/lib/store/telemetry/find-version-turns";
import type { ServiceContext } from "../context";

const NANO_PER_MS = 1_000_000n;
const MINUTE_NANO = 60_000n * NANO_PER_MS;
/** Spans come late by as much at most, or their version is told by a later request. */
const LOOK_BACK_NANO = 10n * MINUTE_NANO;
const HOUR_NANO = 60n * MINUTE_NANO;
const WEEK_NANO = 7n * 24n * HOUR_NANO;
const MOST_TURNS = 200;
const MOST_KNOWN = 2_000;

/**
 * Records a deployment for each service whose requests were, in the last ten minutes, for the first
 * time in an hour answered by a version other than the one right before: by `service.version` and
 * the revision of `vcs.*`. One that is known within an hour, detected or told by people, is not
 * recorded again; so it may be asked for any number of times. Returns how many were recorded.
 */
export async function detectChanges(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
): Promise<number> {
  const toUnixNano = BigInt(ctx.now().getTime()) * NANO_PER_MS;
  const turns = await findVersionTurns(ctx.db, ctx.scope, {
    fromUnixNano: toUnixNano - LOOK_BACK_NANO,
    toUnixNano,
    quietNano: HOUR_NANO,
    memoryNano: WEEK_NANO,
    limit: MOST_TURNS,
  });
  if (turns.length === 0) return 0;
  const known = await listChanges(ctx.db, ctx.scope, {
    fromUnixNano: toUnixNano - LOOK_BACK_NANO - HOUR_NANO,
    toUnixNano: toUnixNano + HOUR_NANO,
    services: turns.map(({ service }) => service),
    limit: MOST_KNOWN,
  });
  const fresh = turns.filter((turn) => !known.some((change) => isSame(change, turn)));
  const { recorded } = await recordChanges(ctx.db, ctx.scope, fresh.map(toChange));
  return recorded;
}

/** A late span may move the first request of a version: the same turn has another time then. */
function isSame({ kind, service, version, atUnixNano }: Change, turn: VersionTurn): boolean {
  const apart = atUnixNano - turn.atUnixNano;
  return (
    kind === "deploy" &&
    service === turn.service &&
    version === nameOf(turn) &&
    apart < HOUR_NANO &&
    apart > -HOUR_NANO
  );
}

function toChange(turn: VersionTurn): Change {
  const { service, version, versionBefore, revisionBefore, atUnixNano } = turn;
  const name = nameOf(turn);
  const before = isNewRevision(turn) ? null : versionBefore;
  const what = version === null ? short(turn.revision) : name;
  return {
    // What the id is cut to is enough: the time tells turns of one service apart.
    id: `${`seen/${service}/${name}`.slice(0, 170)}/${atUnixNano / NANO_PER_MS}`,
    kind: "deploy",
    service,
    version: name,
    atUnixNano,
    title: `${service} ${what}, after ${before ?? short(revisionBefore)}: seen in its spans`,
  };
}

/** `2.9.0`; with its revision where that alone is new; the revision where no version is told. */
function nameOf(turn: VersionTurn): string {
  const { version, revision } = turn;
  const name = isNewRevision(turn) ? `${version} ${short(revision)}` : (version ?? revision ?? "");
  return name.slice(0, 200);
}

function isNewRevision({ version, versionBefore, revision }: VersionTurn): boolean {
  return version !== null && version === versionBefore && revision !== null;
}

function short(revision: string | null): string {
  return revision === null ? "none told" : revision.slice(0, 12);
}
