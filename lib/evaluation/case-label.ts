import { z } from "zod";

const Names = z.array(z.string());

/** What no hit is decided by. Others keep another shape under these names: theirs is left alone. */
function told<S extends z.ZodType>(schema: S) {
  return schema.nullish().catch(null);
}

/** `label.json` of a case folder: what was wrong. Read by scoring alone, never by ranking. Unknown fields are ignored. */
export const CaseLabel = z.object({
  incident_id: told(z.string()),
  injected_at: told(z.string()),
  /** Null when there was no fault. */
  root_service: z.string().nullable(),
  root_services: Names.nullish(),
  accept: Names.nullish(),
  root_operations: Names.nullish(),
  root_operations_derived: Names.nullish(),
  root_spans: told(Names),
  fault_type: told(z.string()),
  mechanism: told(z.string()),
  notes: told(z.string()),
  distractors: told(z.array(z.object({ service: z.string(), why_not: z.string() }))),
});
export type CaseLabel = z.infer<typeof CaseLabel>;

/** Every name that counts as the cause. */
export function acceptedNames({ root_service, root_services, accept }: CaseLabel): string[] {
  const names = [root_service, ...(root_services ?? []), ...(accept ?? [])];
  return [...new Set(names.flatMap((name) => (name ? [canonicalName(name)] : [])))];
}

export function acceptedOperations({ root_operations, root_operations_derived }: CaseLabel) {
  const names = [...(root_operations ?? []), ...(root_operations_derived ?? [])];
  return [...new Set(names.map((name) => name.trim().toLowerCase()))];
}

/** Whether there was no fault, so that the right answer is to name nobody. */
export function isHealthyCase(label: CaseLabel): boolean {
  return acceptedNames(label).length === 0;
}

/** Names are compared without case and without a port. */
export function canonicalName(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/(?<=[^:]):\d+$/, "");
}
