import { toIncidentId } from "@/lib/domain/ids";
import { type StoredVerdict, VerdictContent } from "@/lib/domain/verdict";

interface VerdictSpec extends Partial<Omit<StoredVerdict, "content">> {
  readonly content?: Partial<VerdictContent>;
}

/** A verdict on payments; what the test is about is given. */
export function verdictOf({ content = {}, ...spec }: VerdictSpec = {}): StoredVerdict {
  return {
    incidentId: toIncidentId(1),
    number: 1,
    author: "ada",
    role: "label",
    version: 1,
    isBlind: false,
    createdAt: new Date(0),
    ...spec,
    content: VerdictContent.parse({
      rootCause: { kind: "spans", spans: ["span:00000000000000a1"] },
      service: "payments",
      operation: "Charge",
      faultFamily: "arithmetic-overflow",
      mechanism: "the amount overflows",
      certainty: "certain",
      ...content,
    }),
  };
}
