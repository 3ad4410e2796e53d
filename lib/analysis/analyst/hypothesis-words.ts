import { describeFact, nameOf } from "@/lib/analysis/citations/describe-fact";
import type { LocatedSpan } from "@/lib/analysis/citations/index-evidence";
import type { Suspect } from "@/lib/analysis/suspects/suspect";
import type { Claim, FactKind } from "@/lib/domain/claim";
import { failureOf } from "@/lib/domain/failure-of";
import type { HypothesisDraft } from "@/lib/domain/hypothesis";
import { serviceNameOf } from "@/lib/domain/resource";
import { suspectName } from "@/lib/domain/suspect";

type Words = Pick<
  HypothesisDraft,
  "title" | "mechanism" | "wouldDisprove" | "whyNotOthers" | "check" | "suggestedFix"
>;

const MOST_TITLE = 200;
const MOST_TEXT = 2000;
const MOST_CHECK = 1000;

/** What the built-in analyst says, put together from the facts it cites. */
export function wordsFor(
  suspect: Suspect,
  lead: LocatedSpan,
  claims: readonly Claim[],
  likely: readonly Suspect[],
): Words {
  const { span } = lead.node;
  const failure = failureOf(span);
  const where = nameOf({ service: serviceNameOf(span.resource), operation: span.name });
  const said = (kind: FactKind) =>
    claims.filter(({ fact }) => fact.kind === kind).map(({ fact }) => describeFact(fact));
  const change = said("change-before")[0];
  const told = [
    ...(said("exception").length > 0 ? said("exception") : said("span-status")),
    ...(failure === null ? [...said("duration"), ...said("difference").slice(0, 2)] : []),
    ...said("propagation"),
    ...said("absence"),
    ...said("slice-heals"),
  ];
  const others = likely.filter((other) => other !== suspect);
  return {
    title: `${nameOfSuspect(suspect)}: ${failure?.text ?? "takes longer than it did"}`.slice(
      0,
      MOST_TITLE,
    ),
    mechanism: (told.length > 0 ? `${told.map(asSentence).join(" ")}` : asSentence(where)).slice(
      0,
      MOST_TEXT,
    ),
    wouldDisprove:
      `A healthy trace in which ${where} ${failure === null ? "is as slow" : `fails with ${failure.type}`}, or a failing one in which it does neither.`.slice(
        0,
        MOST_TEXT,
      ),
    whyNotOthers: others
      .map(
        (other) =>
          `${nameOfSuspect(other)} is ${other.probability < suspect.probability ? "less" : "more"} likely by the same evidence.`,
      )
      .join(" ")
      .slice(0, MOST_TEXT),
    check: (failure === null
      ? `expect no span "${span.name}" of ${serviceNameOf(span.resource)} to be slower than in healthy traces`
      : `expect no span "${span.name}" of ${serviceNameOf(span.resource)} to fail with ${failure.type}`
    ).slice(0, MOST_CHECK),
    suggestedFix: (change === undefined ? `Look at ${where}.` : `Undo it first: ${change}.`).slice(
      0,
      MOST_CHECK,
    ),
  };
}

function nameOfSuspect({ service, operation, edge }: Suspect): string {
  return nameOf({ service: suspectName({ service, edge }), operation });
}

/** A name keeps its letters where a sentence begins with it. */
function asSentence(text: string): string {
  const isWord = /^(the|there|without) /.test(text);
  return isWord ? `${text.charAt(0).toUpperCase()}${text.slice(1)}.` : `${text}.`;
}
