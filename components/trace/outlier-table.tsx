import { classList } from "@/components/ui/class-list";
import { PageLink } from "@/components/ui/page-link";
import { ServiceDot } from "@/components/ui/service-dot";
import type { AttributeOutlierDto } from "@/lib/domain/contracts/comparison";
import { shortenId } from "@/lib/view-models/format/shorten-id";
import { outlierHref, toOutlierRow } from "@/lib/view-models/trace/to-outlier-row";
import styles from "./comparison-table.module.css";

/** Values that the traces after have and those before have not, each with traces to look at. */
export function OutlierTable({ outliers }: { outliers: readonly AttributeOutlierDto[] }) {
  if (outliers.length === 0) return null;
  return (
    <div className={styles.outliers}>
      <table className={styles.table} aria-label="Values that differ">
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Operation</th>
            <th scope="col" className={styles.number}>
              Before
            </th>
            <th scope="col" className={styles.number}>
              After
            </th>
            <th scope="col">Significance</th>
            <th className={styles.spare} scope="col">
              The same traces also have
            </th>
            <th scope="col">Look at</th>
          </tr>
        </thead>
        <tbody>
          {outliers.map((outlier) => (
            <Row
              key={`${outlier.service}/${outlier.name}/${outlier.key}/${outlier.value}`}
              outlier={outlier}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ outlier }: { outlier: AttributeOutlierDto }) {
  const row = toOutlierRow(outlier);
  return (
    <tr>
      <td
        className={classList(styles.value, styles.whole)}
        title={[`${outlier.key} = ${outlier.value}`, ...outlier.aliases].join("\n")}
      >
        {outlier.key} = <strong>{outlier.value}</strong>
      </td>
      <td className={classList(styles.operation, styles.whole)}>
        <ServiceDot service={outlier.service} />{" "}
        <span className={styles.service}>{outlier.service}</span> {outlier.name}
      </td>
      <td className={styles.number}>{row.before}</td>
      <td className={styles.changed}>{row.after}</td>
      <td title={row.significanceTitle}>{row.significance}</td>
      <td
        className={classList(styles.value, styles.spare)}
        title={outlier.aliases.join("\n")}
        data-head={row.aliases === "" ? undefined : "The same traces also have"}
      >
        {row.aliases}
      </td>
      <td className={styles.whole}>
        {outlier.examples.map((traceId, index) => (
          <span key={traceId}>
            {index === 0 ? "" : ", "}
            <PageLink href={outlierHref(outlier, traceId)}>{shortenId(traceId)}</PageLink>
          </span>
        ))}
      </td>
    </tr>
  );
}
