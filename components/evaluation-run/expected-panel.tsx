import facts from "@/components/ui/facts.module.css";
import { ServiceName } from "@/components/ui/service-dot";
import type { ExpectedAnswer } from "@/lib/domain/evaluation";
import styles from "./case-page.module.css";

/** What people said of the case: neither ranking nor analyst was given it. */
export function ExpectedPanel({ expected }: { expected: ExpectedAnswer }) {
  const { service, operations, faultFamily, difficulty, mechanism, names, distractors } = expected;
  const others = names.filter((name) => name !== service?.toLowerCase());
  return (
    <section className={facts.section} aria-labelledby="expected-title">
      <h2 className={facts.title} id="expected-title">
        Expected
      </h2>
      <p className={styles.answer}>
        {service === null ? "Nobody: there was no fault" : <ServiceName service={service} />}
      </p>
      <dl className={styles.pairs}>
        {operations.length === 0 ? null : <Fact term="Operations" text={operations.join(", ")} />}
        {others.length === 0 ? null : <Fact term="Right as well" text={others.join(", ")} />}
        <Fact term="Fault family" text={faultFamily} />
        <Fact term="Difficulty" text={difficulty} />
        <Fact term="Spans" text={`${expected.spans.length} labelled`} />
        {mechanism === "" ? null : <Fact term="Mechanism" text={mechanism} />}
        {expected.notes === "" ? null : <Fact term="Notes" text={expected.notes} />}
        {distractors.map((one) => (
          <Fact key={one.service} term="Not the cause" text={`${one.service}: ${one.whyNot}`} />
        ))}
      </dl>
    </section>
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
