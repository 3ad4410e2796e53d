import { parseAllDocuments } from "yaml";
import type { z } from "zod";
import { SloDefinition } from "@/lib/domain/slo";
import { type ImportNote, ImportNotes } from "./import-notes";
import { parseOpenSloDuration } from "./open-slo-duration";
import {
  MIN_BAD_EVENTS,
  type OpenSloCondition,
  OpenSloDocument,
  OpenSloIndicator,
  type OpenSloObjective,
  OpenSloPolicy,
  OpenSloSlo,
} from "./open-slo-schema";
import { readOpenSloIndicator } from "./read-open-slo-indicator";
import { type ReferredDocuments, readOpenSloRules } from "./read-open-slo-rules";

export interface OpenSloImport {
  readonly slos: readonly SloDefinition[];
  /** Everything that was not taken as it stands; a refused SLO is not among `slos`. */
  readonly notes: readonly ImportNote[];
}

interface Referred extends ReferredDocuments {
  readonly indicators: ReadonlyMap<string, OpenSloIndicator>;
}

/** An expanded alias may not grow a small text into a large one. */
const MAX_ALIASES = 100;

/** The SLOs of a stream of OpenSLO v1 documents. What it cannot read it names; it never throws. */
export function parseOpenSlo(text: string): OpenSloImport {
  const notes: ImportNote[] = [];
  const documents = readDocuments(text, notes);
  const referred = collectReferred(documents);
  const slos: SloDefinition[] = [];
  for (const document of documents) {
    const own = new ImportNotes(`${document.kind} ${document.metadata.name}`);
    if (document.kind === "SLO") slos.push(...readSlo(document, referred, own));
    else noteOther(document, own);
    notes.push(...own.notes);
  }
  if (documents.length === 0 && notes.length === 0) {
    notes.push({ document: "the text", path: "", effect: "refused", message: "holds no document" });
  }
  return { slos, notes };
}

function readDocuments(text: string, notes: ImportNote[]): OpenSloDocument[] {
  const parsed = parseAllDocuments(text, { prettyErrors: true });
  return [...parsed].flatMap((yaml, index) => {
    const name = new ImportNotes(`document ${index + 1}`);
    const problem = yaml.errors[0];
    const value = problem === undefined ? toValue(yaml) : null;
    if (problem !== undefined) name.refuse("", `no YAML: ${problem.message}`);
    else if (value instanceof Error) name.refuse("", value.message);
    else if (value !== null) {
      const document = OpenSloDocument.safeParse(value);
      if (document.success) return [document.data];
      refuseAll(name, document.error);
    }
    notes.push(...name.notes);
    return [];
  });
}

function toValue(yaml: { toJS(options: { maxAliasCount: number }): unknown }): unknown {
  try {
    return yaml.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function collectReferred(documents: readonly OpenSloDocument[]): Referred {
  const indicators = new Map<string, OpenSloIndicator>();
  const policies = new Map<string, OpenSloPolicy>();
  const conditions = new Map<string, OpenSloCondition>();
  for (const document of documents) {
    const { name } = document.metadata;
    if (document.kind === "SLI") {
      const parsed = OpenSloIndicator.safeParse(document);
      if (parsed.success) indicators.set(name, parsed.data);
    } else if (document.kind === "AlertPolicy" || document.kind === "AlertCondition") {
      const isPolicy = document.kind === "AlertPolicy";
      const spec = isPolicy ? document : { spec: { conditions: [document] } };
      const parsed = OpenSloPolicy.safeParse(spec);
      const [condition] = parsed.data?.spec?.conditions ?? [];
      if (isPolicy && parsed.success) policies.set(name, parsed.data);
      else if (condition !== undefined) conditions.set(name, condition);
    }
  }
  return { indicators, policies, conditions };
}

const SLO_FIELDS = [
  "description",
  "service",
  "indicator",
  "indicatorRef",
  "timeWindow",
  "budgetingMethod",
  "objectives",
  "alertPolicies",
];

function readSlo(document: OpenSloDocument, referred: Referred, notes: ImportNotes) {
  const parsed = OpenSloSlo.safeParse(document);
  if (!parsed.success) {
    refuseAll(notes, parsed.error);
    return [];
  }
  const { metadata, spec } = parsed.data;
  notes.leaveOutOthers("spec", spec, SLO_FIELDS);
  noteMetadata(metadata, notes);
  if (spec.budgetingMethod !== "Occurrences") {
    const message = `${spec.budgetingMethod} is not supported, Occurrences is`;
    notes.refuse("spec.budgetingMethod", message);
  }
  const shared = {
    displayName: metadata.displayName ?? "",
    description: spec.description ?? "",
    service: spec.service,
    periodSeconds: readPeriod(spec.timeWindow, notes),
    ...readMinBadEvents(metadata.annotations?.[MIN_BAD_EVENTS], notes),
    ...(spec.alertPolicies === undefined
      ? {}
      : { rules: readOpenSloRules(spec.alertPolicies, referred, notes) }),
  };
  const indicator = findIndicator(spec, referred, notes);
  const slos = spec.objectives.flatMap((objective, index) => {
    const path = spec.indicator === undefined ? `SLI ${spec.indicatorRef ?? ""}` : "spec.indicator";
    const name = spec.objectives.length > 1 ? `${metadata.name}-${index + 1}` : metadata.name;
    noteObjective(objective, index, notes);
    const target = objective.target ?? (objective.targetPercent ?? Number.NaN) / 100;
    const context = { notes, path, service: spec.service, objective };
    const counted = indicator === null ? null : readOpenSloIndicator(indicator, context);
    return counted === null ? [] : [{ ...shared, name, target, indicator: counted }];
  });
  const valid = slos.flatMap((slo) => readDefinition(slo, notes) ?? []);
  return notes.isRefused ? [] : valid;
}

function readDefinition(slo: z.input<typeof SloDefinition>, notes: ImportNotes) {
  const parsed = SloDefinition.safeParse(slo);
  if (parsed.success) return parsed.data;
  refuseAll(notes, parsed.error);
  return null;
}

function readPeriod([window]: OpenSloSlo["spec"]["timeWindow"], notes: ImportNotes): number {
  if (window === undefined) return 0;
  const path = "spec.timeWindow[0]";
  notes.leaveOutOthers(path, window, ["duration", "isRolling", "calendar"]);
  if (window.isRolling === false || "calendar" in window) {
    notes.refuse(path, "calendar-aligned windows are not supported, rolling ones are");
  }
  const seconds = parseOpenSloDuration(window.duration);
  if (seconds === null) notes.refuse(`${path}.duration`, `${window.duration} is no duration`);
  if (/[MQY]$/.test(window.duration) && seconds !== null) {
    notes.change(`${path}.duration`, `${window.duration} is taken as ${seconds / 86_400} days`);
  }
  return seconds ?? 0;
}

function readMinBadEvents(text: string | undefined, notes: ImportNotes) {
  if (text === undefined) return {};
  if (/^[1-9]\d{0,5}$/.test(text)) return { minBadEvents: Number(text) };
  notes.refuse(`metadata.annotations.${MIN_BAD_EVENTS}`, `${text} is no whole number above 0`);
  return {};
}

function findIndicator(
  { indicator, indicatorRef }: OpenSloSlo["spec"],
  { indicators }: Referred,
  notes: ImportNotes,
): OpenSloIndicator | null {
  const found = indicator ?? (indicatorRef === undefined ? null : indicators.get(indicatorRef));
  if (found != null) return found;
  const message =
    indicatorRef === undefined
      ? "has neither indicator nor indicatorRef; composite SLOs are not supported"
      : `indicator ${indicatorRef} is not in this text, or is not valid`;
  notes.refuse("spec", message);
  return null;
}

function noteObjective(objective: OpenSloObjective, index: number, notes: ImportNotes): void {
  const known = ["op", "value", "target", "targetPercent"];
  notes.leaveOutOthers(`spec.objectives[${index}]`, objective, known);
}

function noteMetadata({ labels, annotations = {} }: OpenSloSlo["metadata"], notes: ImportNotes) {
  if (labels !== undefined) notes.leaveOut("metadata.labels", "not kept");
  notes.leaveOutOthers("metadata.annotations", annotations, [MIN_BAD_EVENTS]);
}

function noteOther({ kind }: OpenSloDocument, notes: ImportNotes): void {
  const isReferred = kind === "SLI" || kind === "AlertPolicy" || kind === "AlertCondition";
  if (!isReferred) notes.leaveOut("", `documents of kind ${kind} are not kept`);
}

function refuseAll(notes: ImportNotes, error: z.ZodError): void {
  for (const { path, message } of error.issues) notes.refuse(path.join("."), message);
}
