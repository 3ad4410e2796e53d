import { expect, it } from "vitest";
import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { indexEvidence } from "@/lib/analysis/citations/index-evidence";
import { createVerifier } from "@/lib/analysis/citations/verify-claim";
import { kernelEventOf } from "@/lib/testing/builders/kernel-event-of";
import { citedOf } from "@/lib/testing/cases/recorded-cases";
import { ALL_INCIDENTS } from "@/lib/testing/incidents/all-incidents";
import { factsOfKernel } from "./cited-facts";

const EINPROGRESS = 115;
const ECONNREFUSED = 111;

it("cites of the kernel what failed, and not what was only not done yet", () => {
  const [incident] = ALL_INCIDENTS;
  if (incident === undefined) throw new Error("an incident is drawn");
  const cited = citedOf(incident.evidence());
  const spanId = cited.window[0]?.nodes.flatMap((node) =>
    node.kind === "span" ? [node.span.spanId] : [],
  )[0];
  const connect = (id: string, errorNumber: number) => ({
    event: { ...kernelEventOf({ kind: "connect", at: 1, returned: -errorNumber }), id },
    spanId: spanId ?? null,
    grade: "exact" as const,
  });
  const factsWith = (...kernel: ReturnType<typeof connect>[]) => {
    const index = indexEvidence({ ...cited, kernel }, hasFailingRoot);
    const located = index.spans.get(spanId ?? "") ?? [];
    return { facts: factsOfKernel(index, located), verify: createVerifier(index) };
  };
  expect(factsWith(connect("a", EINPROGRESS)).facts).toEqual([]);
  const { facts, verify } = factsWith(connect("a", EINPROGRESS), connect("b", ECONNREFUSED));
  expect(facts).toMatchObject([{ event: { id: "b" }, errorNumber: ECONNREFUSED }]);
  expect(facts.map((fact) => verify(fact).verdict)).toEqual(["supported"]);
});
