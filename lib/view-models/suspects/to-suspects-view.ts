import type { RankingDto, SuspectDto } from "@/lib/domain/contracts/suspects";
import { type SuspectEdge, suspectName } from "@/lib/domain/suspect";
import { formatCount } from "@/lib/view-models/format/format-count";
import { whatSpeaksAgainst } from "./against";
import { asSentence, type CitedStatement, citeStatement } from "./cite-statement";
import { type EvidenceGroupView, evidenceByGroup } from "./evidence-groups";
import { formatProbability, kindWord, type ProbabilityWord, probabilityWord } from "./probability";
import { runnerUpDifference } from "./runner-up";

/** A probability as it is drawn: bar, word, figure. */
export interface ProbabilityView {
  readonly share: number;
  readonly word: ProbabilityWord;
  readonly figure: string;
}

/** A suspect as it is drawn. */
export interface SuspectView {
  readonly rank: number;
  /** `payments`; `checkout → payments` for the way between two services. */
  readonly name: string;
  readonly edge: SuspectEdge | null;
  readonly service: string;
  readonly operation: string;
  /** What it is, when it is no operation. */
  readonly kind: string | null;
  readonly probability: ProbabilityView;
  /** The heaviest evidence for it, most first. */
  readonly sentences: readonly CitedStatement[];
  /** `14 of 14 failing traces pass without its failures`; null where nothing could be replayed. */
  readonly counterfactual: { readonly text: string; readonly isWhole: boolean } | null;
  readonly against: readonly string[];
  readonly runnerUp: string | null;
  readonly groups: readonly (EvidenceGroupView & { readonly cited: readonly CitedStatement[] })[];
  readonly spectrum: SuspectDto["spectrum"];
  readonly prerank: SuspectDto["prerank"];
  readonly prerankPoints: number;
  readonly dto: SuspectDto;
}

export interface SuspectsView {
  readonly status: RankingDto["status"];
  readonly suspects: readonly SuspectView[];
  /** How many lead the list: as many as reach 90 % together, three at least. */
  readonly leadCount: number;
  readonly none: ProbabilityView;
  readonly confidence: RankingDto["confidence"];
  /** How many names it takes for 90 %; null where one is enough. */
  readonly reachNote: string | null;
  readonly reasons: readonly string[];
}

const SENTENCES = 3;
const LEADING = 3;
/** Evidence that weighs less is told only among all of it. */
const LEAST_NATS = 0.1;

export function toSuspectsView(ranking: RankingDto): SuspectsView {
  const { suspects, reaching90, status } = ranking;
  const leadCount = Math.min(suspects.length, Math.max(LEADING, reaching90));
  const several = status !== "abstained" && reaching90 > 1;
  return {
    status,
    suspects: suspects.map((suspect, i) => toSuspectView(suspect, i === 0 ? suspects[1] : null)),
    leadCount,
    none: toProbability(ranking.noneProbability),
    confidence: ranking.confidence,
    reachNote: several ? `the first ${reaching90} hold 90 % together` : null,
    reasons: ranking.reasons,
  };
}

/** The next suspect is given for the first alone, null for others. */
function toSuspectView(dto: SuspectDto, next: SuspectDto | null | undefined): SuspectView {
  const speaking = dto.evidence.filter(({ nats }) => nats >= LEAST_NATS);
  // Why it is the way and neither of its ends weighs nothing, and is what has to be told.
  const placing = dto.edge === null ? [] : dto.evidence.filter(({ group }) => group === "callers");
  return {
    rank: dto.rank,
    name: suspectName(dto),
    edge: dto.edge,
    service: dto.service,
    operation: dto.operation,
    kind: kindWord(dto.kind),
    probability: toProbability(dto.probability),
    sentences: [...speaking]
      .sort((a, b) => b.nats - a.nats)
      .slice(0, SENTENCES)
      .concat(placing)
      .map((one) => citeStatement(one, dto.targets)),
    counterfactual: toCounterfactual(dto.heals),
    against: whatSpeaksAgainst(dto).map(asSentence),
    runnerUp: next === null ? null : runnerUpDifference(dto, next),
    groups: evidenceByGroup(dto.evidence).map((group) => ({
      ...group,
      cited: group.items.map((one) => citeStatement(one, dto.targets)),
    })),
    spectrum: dto.spectrum,
    prerank: dto.prerank,
    prerankPoints: dto.prerankPoints,
    dto,
  };
}

function toProbability(probability: number): ProbabilityView {
  return {
    share: probability,
    word: probabilityWord(probability),
    figure: formatProbability(probability),
  };
}

function toCounterfactual(heals: SuspectDto["heals"]): SuspectView["counterfactual"] {
  if (heals === null || heals.heals === 0) return null;
  const traces = `${formatCount(heals.heals)} of ${formatCount(heals.of)} failing traces`;
  return { text: `${traces} pass without its failures`, isWhole: heals.heals === heals.of };
}
