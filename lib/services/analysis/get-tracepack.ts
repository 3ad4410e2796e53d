import type { z } from "zod";
import type {
  DestinationDto,
  TracepackDiffDto,
  TracepackDto,
  TracepackQuery,
} from "@/lib/domain/contracts/analysis";
import { notFound } from "@/lib/domain/errors";
import type { IncidentId } from "@/lib/domain/ids";
import { findTracepack } from "@/lib/store/tracepack-repository";
import { byteLength, estimateTokens } from "@/lib/tracepack/canonical-json";
import { diffTracepacks } from "@/lib/tracepack/diff-tracepacks";
import { DEFAULT_BUDGET } from "@/lib/tracepack/fit-budget";
import { Tracepack } from "@/lib/tracepack/tracepack-schema";
import type { ServiceContext } from "../context";
import { ensureEvidence } from "../evidence/ensure-evidence";
import { loadIncident } from "../incident/get-incident";
import { listDestinationsNow } from "./list-destinations";
import { prepareAnalysis } from "./prepare-analysis";

type Context = Pick<ServiceContext, "db" | "scope" | "now">;

/**
 * What an analyst would be given now, or was given, with what was taken out of it and where it would
 * go. @throws `not_found`
 */
export async function getTracepack(
  ctx: Context,
  incidentId: IncidentId,
  { hash, reveal = false }: Partial<Pick<z.output<typeof TracepackQuery>, "hash" | "reveal">>,
): Promise<TracepackDto> {
  const incident = await ensureEvidence(ctx, await loadIncident(ctx, incidentId));
  const destinations = await listDestinationsNow(ctx);
  if (hash !== undefined && !reveal) {
    return toDto(hash, await contentOf(ctx, incidentId, hash), destinations, null);
  }
  const prepared = await prepareAnalysis(ctx, incident);
  const content = hash === undefined ? prepared.content : await contentOf(ctx, incidentId, hash);
  const originals = reveal ? originalsIn(content, prepared.originals) : null;
  return toDto(hash ?? prepared.hash, content, destinations, originals);
}

/** How two packs that analysts of the incident were given differ. @throws `not_found` */
export async function diffStoredTracepacks(
  ctx: Context,
  incidentId: IncidentId,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<TracepackDiffDto> {
  const [left, right] = await Promise.all(
    [before, after].map(async (hash) =>
      Tracepack.parse(JSON.parse(await contentOf(ctx, incidentId, hash))),
    ),
  );
  if (left === undefined || right === undefined) throw notFound("tracepack", before);
  return { items: diffTracepacks(left, right) };
}

async function contentOf(ctx: Context, incidentId: IncidentId, hash: string): Promise<string> {
  const content = await findTracepack(ctx.db, ctx.scope, incidentId, hash);
  if (content === null) throw notFound("tracepack", hash);
  return content;
}

/** What the tokens of a pack stand for, as far as the evidence that has them is still there. */
function originalsIn(
  content: string,
  originals: ReadonlyMap<string, string>,
): Record<string, string> {
  return Object.fromEntries([...originals].filter(([token]) => content.includes(token)));
}

function toDto(
  hash: string,
  content: string,
  destinations: readonly DestinationDto[],
  originals: TracepackDto["originals"],
): TracepackDto {
  const pack = Tracepack.parse(JSON.parse(content));
  const bytes = byteLength(content);
  const tokens = estimateTokens(bytes);
  return {
    hash,
    bytes,
    tokens,
    isWithin: bytes <= DEFAULT_BUDGET.maxBytes && tokens <= DEFAULT_BUDGET.maxTokens,
    removed: pack.redaction.removed,
    omitted: pack.omitted,
    destinations: [...destinations],
    originals,
    content,
  };
}
