import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { maskText } from "@/lib/analysis/logs/mask-text";
import { ownFrames } from "@/lib/analysis/logs/own-frames";
import { readStatements } from "@/lib/analysis/logs/read-statements";
import type { AssembledTrace, SpanNode } from "@/lib/analysis/trace/assembled-trace";
import { stringAttribute } from "@/lib/domain/attributes";
import { failureOf } from "@/lib/domain/failure-of";
import type { Incident } from "@/lib/domain/incident";
import type { IncidentSignature } from "@/lib/domain/incident-signature";
import { type StoredLogRecord, severityLevelOf } from "@/lib/domain/log-record";
import { serviceNameOf } from "@/lib/domain/resource";

const MOST = 5;
const GRAVE: ReadonlySet<string> = new Set(["fatal", "error", "warn"]);

export interface SignedEvidence {
  readonly window: readonly AssembledTrace[];
  readonly windowLogs: readonly StoredLogRecord[];
}

/**
 * What an incident looks like: the failures that no other one below explains, with their code, the
 * grave lines of its logs, and where it was noticed. O(spans + records × words).
 */
export function signIncident(
  { service, route }: Pick<Incident, "service" | "route">,
  { window, windowLogs }: SignedEvidence,
): IncidentSignature {
  const failing = window.filter(hasFailingRoot);
  const origins = (failing.length > 0 ? failing : window).map(originsOf);
  const most = (namesOf: (origin: SpanNode) => readonly string[]) =>
    mostFrequent(origins.map((nodes) => new Set(nodes.flatMap(namesOf))));
  return {
    service,
    route,
    exceptions: most(({ span }) => {
      const failure = failureOf(span);
      return failure === null ? [] : [`${serviceNameOf(span.resource)} ${failure.type}`];
    }),
    frames: most(({ span }) => framesOf(span)),
    logTemplates: graveTemplates(windowLogs),
    operations: most(({ span }) => [`${serviceNameOf(span.resource)} ${span.name}`]),
    versions: most(({ span: { resource } }) => {
      const version = stringAttribute(resource.attributes, "service.version");
      return version === null ? [] : [`${serviceNameOf(resource)} ${version}`];
    }),
  };
}

/** What a signature says, and its incident's title, as one text to be searched. */
export function signatureText(title: string, signature: IncidentSignature): string {
  const { exceptions, frames, logTemplates, operations, route } = signature;
  return [
    maskText(title),
    route ?? "",
    ...exceptions,
    ...frames,
    ...operations,
    ...logTemplates,
  ].join("\n");
}

/** The failed spans below which none failed. Pre-order: what follows a node within its count is below it. */
function originsOf({ nodes }: AssembledTrace): SpanNode[] {
  const explained = new Set<number>();
  const origins: SpanNode[] = [];
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    const node = nodes[i];
    if (node === undefined) continue;
    const hasFailed = node.kind === "span" && failureOf(node.span) !== null;
    if (hasFailed && !explained.has(i)) origins.push(node);
    if (hasFailed || explained.has(i)) explained.add(node.parent);
  }
  return origins;
}

function framesOf({ events }: SpanNode["span"]): string[] {
  const stacks = events.flatMap(
    ({ attributes }) => stringAttribute(attributes, "exception.stacktrace") ?? [],
  );
  return stacks.flatMap((stack) =>
    ownFrames(stack)
      .slice(0, 3)
      .map(({ file, function: name }) => `${name || "anonymous"} (${endOf(file)})`),
  );
}

/** The last two parts of a path: where a program is installed says nothing about it. */
function endOf(file: string): string {
  return file.split(/[\\/]/).slice(-2).join("/");
}

function graveTemplates(records: readonly StoredLogRecord[]): string[] {
  const grave = records.filter((record) => GRAVE.has(severityLevelOf(record)));
  const { statements, statementOf } = readStatements(grave);
  const names = statements.map(({ service, text }) => `${service}: ${text}`);
  return mostFrequent([...statementOf].map((at) => new Set([names[at] ?? ""])));
}

/** Names by the number of sets that have them; of as many the one that came first. */
function mostFrequent(sets: readonly ReadonlySet<string>[]): string[] {
  const counts = new Map<string, number>();
  for (const set of sets) for (const name of set) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .sort(([, m], [, n]) => n - m)
    .slice(0, MOST)
    .map(([name]) => name);
}
