import { PageLink } from "@/components/ui/page-link";
import { ServiceDot } from "@/components/ui/service-dot";
import type { StandoutDto } from "@/lib/domain/contracts/comparison";
import { shortenId } from "@/lib/view-models/format/shorten-id";
import {
  type StandoutFact,
  standoutHref,
  toStandoutRow,
} from "@/lib/view-models/trace/to-standout-row";
import styles from "./comparison-table.module.css";

/** Operations that fail, are retried or take longer of themselves, each with traces to look at. */
export function StandoutTable({ standouts }: { standouts: readonly StandoutDto[] }) {
  if (standouts.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too
    <section className={styles.outliers} aria-label="What stands out" tabIndex={0}>
      <table className={styles.table} aria-label="What stands out">
        <thead>
          <tr>
            <th scope="col">What stands out</th>
            <th scope="col">By its</th>
            <th scope="col" className={styles.number}>
              Before
            </th>
            <th scope="col" className={styles.number}>
              After
            </th>
            <th scope="col">How sure, how far</th>
            <th scope="col">Look at</th>
          </tr>
        </thead>
        {standouts.map((standout) => (
          <Rows key={toStandoutRow(standout).key} standout={standout} />
        ))}
      </table>
    </section>
  );
}

function Rows({ standout }: { standout: StandoutDto }) {
  const { facts } = toStandoutRow(standout);
  return (
    <tbody>
      {facts.map((fact, index) => (
        <tr key={fact.sign}>
          {index > 0 ? null : (
            <th scope="rowgroup" rowSpan={facts.length} className={styles.name}>
              <ServiceDot service={standout.service} />{" "}
              <span className={styles.service}>{standout.service}</span> {standout.name}
            </th>
          )}
          <Fact fact={fact} />
          {index > 0 ? null : (
            <td rowSpan={facts.length} className={styles.whole}>
              <Examples standout={standout} />
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

function Fact({ fact }: { fact: StandoutFact }) {
  return (
    <>
      <td className={styles.half}>{fact.label}</td>
      <td className={styles.number}>{fact.before}</td>
      <td className={styles.changed}>{fact.after}</td>
      <td className={styles.whole}>{fact.note}</td>
    </>
  );
}

function Examples({ standout }: { standout: StandoutDto }) {
  return standout.examples.map((traceId, index) => (
    <span key={traceId}>
      {index === 0 ? "" : ", "}
      <PageLink href={standoutHref(standout, traceId)}>{shortenId(traceId)}</PageLink>
    </span>
  ));
}
