import type { SuspectDto } from "@/lib/domain/contracts/suspects";
import { formatCount } from "@/lib/view-models/format/format-count";

type Judged = Pick<SuspectDto, "evidence" | "spectrum" | "heals" | "prerank">;

/** What speaks against a suspect, in sentences without their full stop; empty when nothing does. */
export function whatSpeaksAgainst({ evidence, spectrum, heals, prerank }: Judged): string[] {
  const against = evidence.filter(({ nats }) => nats < 0).map(({ statement }) => statement);
  if (spectrum !== null && spectrum.nf > 0) {
    against.push(`${of(spectrum.nf, spectrum.ef + spectrum.nf)} symptomatic traces do not show it`);
  }
  if (spectrum !== null && spectrum.ep > 0) {
    against.push(`${of(spectrum.ep, spectrum.ep + spectrum.np)} other traces show it too`);
  }
  if (heals !== null && heals.heals < heals.of) {
    against.push(
      `${of(heals.of - heals.heals, heals.of)} failing traces still fail without its failures`,
    );
  }
  return [...against, ...prerank.filter(({ points }) => points < 0).map(({ reason }) => reason)];
}

function of(part: number, whole: number): string {
  return `${formatCount(part)} of ${formatCount(whole)}`;
}
