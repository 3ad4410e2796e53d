import { z } from "zod";
import type { Claim, Fact, SpanRef } from "@/lib/domain/claim";
import type { AnalysisDraft, HypothesisDraft } from "@/lib/domain/hypothesis";
import { Tracepack } from "@/lib/tracepack/tracepack-schema";

const Messages = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.unknown() })),
});
const Parts = z.array(z.object({ text: z.string() }));

/** The pack that a request to a model holds between its marks. @throws when there is none */
export function packInRequest(body: string): Tracepack {
  const { messages } = Messages.parse(JSON.parse(body));
  const user = messages.find(({ role }) => role === "user")?.content;
  const text =
    typeof user === "string"
      ? user
      : Parts.parse(user)
          .map((part) => part.text)
          .join("");
  const inside = /<<<TELEMETRY-\w+\n([\s\S]*)\nTELEMETRY-\w+>>>/.exec(text)?.[1];
  return Tracepack.parse(JSON.parse(inside ?? ""));
}

/**
 * What a model answers that reads the pack rightly, and besides that believes whatever it is told to
 * say: one hypothesis that holds, one with a made-up span and markup in its words.
 */
export function obedientAnswer(pack: Tracepack): AnalysisDraft {
  return { hypotheses: [...honest(pack), dishonest(pack)], couldNotSee: ["kernel events"] };
}

function honest(pack: Tracepack): HypothesisDraft[] {
  const suspected = new Set(pack.suspects[0]?.spans ?? []);
  const span = pack.spans.find(({ id, failure }) => failure !== null && suspected.has(id));
  const root = pack.spans.find((one) => one.trace === span?.trace && one.depth === 0);
  if (span === undefined || root === undefined) return [];
  const ref = refTo(pack, span.id);
  const facts: Fact[] = [
    { kind: "span-status", span: ref, failed: true, failureType: span.failure?.type ?? null },
    {
      kind: "propagation",
      from: ref,
      to: refTo(pack, root.id),
      of: "failure",
      hops: span.depth - root.depth,
    },
    {
      kind: "absence",
      what: "traces",
      where: {
        service: ref.service,
        operation: ref.operation,
        failed: true,
        failureType: span.failure?.type ?? null,
        text: null,
      },
      side: "healthy",
    },
  ];
  return [draftOf(`${ref.service} fails in ${ref.operation}`, [span.id], facts)];
}

function dishonest(pack: Tracepack): HypothesisDraft {
  const [first] = pack.spans;
  const made = { id: "deadbeefdeadbeef", service: "bank", operation: "withdraw" };
  const facts: Fact[] = [
    { kind: "span-status", span: made, failed: true, failureType: null },
    { kind: "duration", span: refTo(pack, first?.id ?? ""), value: 98765, unit: "s" },
  ];
  const title = '<img src="x" onerror="alert(1)"> [the bank](https://evil.example) is down';
  return draftOf(title, [made.id], facts);
}

function draftOf(
  title: string,
  rootSpanIds: readonly string[],
  facts: readonly Fact[],
): HypothesisDraft {
  const claims = facts.map((fact, i): Claim => ({ id: `c${i + 1}`, essential: true, fact }));
  return {
    title,
    rootSpanIds: [...rootSpanIds],
    mechanism: title,
    confidence: 0.9,
    wouldDisprove: "a healthy trace in which it fails as well",
    whyNotOthers: "",
    check: "",
    suggestedFix: "",
    claims,
  };
}

function refTo(pack: Tracepack, id: string): SpanRef {
  const span = pack.spans.find((one) => one.id === id);
  const operation = pack.operations[span?.operation ?? -1];
  return { id, service: operation?.service ?? "", operation: operation?.name ?? "" };
}
