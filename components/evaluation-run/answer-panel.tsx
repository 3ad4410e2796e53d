import { type ReactNode, useId } from "react";
import facts from "@/components/ui/facts.module.css";
import { ServiceName } from "@/components/ui/service-dot";
import type { CaseAnswer, ExpectedAnswer } from "@/lib/domain/evaluation";
import { formatDuration } from "@/lib/view-models/format/format-duration";
import styles from "./case-page.module.css";

interface AnswerPanelProps {
  title: string;
  answer: CaseAnswer;
  expected: ExpectedAnswer;
  ms: number;
  children?: ReactNode;
}

const NANO_PER_MS = 1e6;

/** What was said of a case, and how far that is right. */
export function AnswerPanel({ title, answer, expected, ms, children }: AnswerPanelProps) {
  const id = useId();
  const { status, reason, named, rank, operationRank, spans, blamed } = answer;
  const [first] = named;
  const isRight = expected.isHealthy ? status === "abstained" : rank === 1;
  return (
    <section className={facts.section} aria-labelledby={id}>
      <h2 className={facts.title} id={id}>
        {title}
      </h2>
      <p className={styles.answer} data-right={isRight}>
        {status === "named" && first !== undefined ? (
          <ServiceName service={first.service} />
        ) : status === "failed" ? (
          "No answer"
        ) : (
          "Nobody"
        )}
      </p>
      <dl className={styles.pairs}>
        {reason === null || status === "named" ? null : <Fact term="Because" text={reason} />}
        {expected.isHealthy ? null : (
          <Fact term="Cause at" text={rank === null ? "not in the list" : `${rank}`} />
        )}
        {expected.operations.length === 0 ? null : (
          <Fact
            term="Operation at"
            text={operationRank === null ? "not in the list" : `${operationRank}`}
          />
        )}
        {spans === null ? null : (
          <Fact
            term="Spans"
            text={`${spans.shared} of ${spans.expected} labelled, ${spans.said} said; precision ${spans.precision.toFixed(2)}, recall ${spans.recall.toFixed(2)}, F1 ${spans.f1.toFixed(2)}`}
          />
        )}
        {blamed === null ? null : <Fact term="Blames" text={`${blamed}, a known distractor`} />}
        <Fact term="Took" text={formatDuration(ms * NANO_PER_MS)} />
      </dl>
      {named.length === 0 ? null : <NamedTable named={named} label={title} />}
      {children}
    </section>
  );
}

function NamedTable({ named, label }: { named: CaseAnswer["named"]; label: string }) {
  return (
    <table className={facts.facts} aria-label={`${label}, the likeliest first`}>
      <tbody>
        {named.map((one, i) => (
          <tr key={`${one.kind} ${one.service} ${one.name}`}>
            <td className={facts.muted}>{i + 1}</td>
            <th scope="row" className={facts.wrap}>
              {one.service} {one.name === one.service ? "" : one.name}
            </th>
            <td className={facts.muted}>{one.kind}</td>
            <td className={facts.number}>{one.probability.toFixed(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </>
  );
}
