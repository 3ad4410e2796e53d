import type { AnchorTargetDto, SuspectEvidenceDto } from "@/lib/domain/contracts/suspects";

/** A piece of evidence that a sentence cites, as a link to it. */
export interface Citation {
  readonly anchor: string;
  /** `span 1`, `log 2`, `deploy`. */
  readonly name: string;
  /** The same where another of its kind stands before it: `2`. */
  readonly label: string;
  /** What it is, for the title: `payments Charge`. */
  readonly title: string;
  readonly target: AnchorTargetDto;
}

/** A sentence with what it cites. */
export interface CitedStatement {
  readonly group: SuspectEvidenceDto["group"];
  readonly text: string;
  readonly citations: readonly Citation[];
}

type Targets = Readonly<Record<string, AnchorTargetDto>>;

/** The statement as a sentence, and a link for each of its anchors that resolves. */
export function citeStatement(
  { group, statement, anchors }: SuspectEvidenceDto,
  targets: Targets,
): CitedStatement {
  const found = anchors.flatMap((anchor) => {
    const target = targets[anchor];
    return target === undefined ? [] : [{ anchor, target }];
  });
  const countOf = (kind: AnchorTargetDto["kind"]) =>
    found.filter(({ target }) => target.kind === kind).length;
  const turns = new Map<string, number>();
  return {
    group,
    text: asSentence(statement),
    citations: found.map(({ anchor, target }) => {
      const turn = (turns.get(target.kind) ?? 0) + 1;
      turns.set(target.kind, turn);
      const word = target.kind === "change" ? target.changeKind : target.kind;
      const name = countOf(target.kind) === 1 ? word : `${word} ${turn}`;
      return {
        anchor,
        target,
        name,
        label: turn === 1 ? name : String(turn),
        title: describeTarget(target),
      };
    }),
  };
}

/** With a capital unless it begins with a name such as `http.server.duration`, and a full stop. */
export function asSentence(statement: string): string {
  const first = /^[a-z]+(?=[ ,:]|$)/.exec(statement)?.[0];
  const begun =
    first === undefined ? statement : statement.charAt(0).toUpperCase() + statement.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

export function describeTarget(target: AnchorTargetDto): string {
  switch (target.kind) {
    case "span":
      return `${target.service} ${target.name}`;
    case "log":
    case "kernel":
      return `${target.service}: ${target.text}`;
    case "metric":
      return `${target.service}: ${target.name}`;
    case "change":
      return target.title;
  }
}
