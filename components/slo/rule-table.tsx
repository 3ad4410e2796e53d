import { Badge } from "@/components/ui/badge";
import { classList } from "@/components/ui/class-list";
import table from "@/components/ui/data-table.module.css";
import page from "@/components/ui/page-body.module.css";
import { PanelHeader } from "@/components/ui/panel";
import { Time } from "@/components/ui/time";
import type { SloDto } from "@/lib/domain/contracts/slo";
import { formatBurnRate, formatPercent, formatWindow } from "@/lib/view-models/slo/format-share";
import styles from "./slo-page.module.css";

type Rule = SloDto["rules"][number];

/** Each rule with the burn rate over both of its windows, beside what it takes to fire. */
export function RuleTable({ slo }: { slo: SloDto }) {
  return (
    <section className={page.section} aria-label="Alerting rules">
      <PanelHeader
        title="Alerting rules"
        note="fire when both windows burn, end when neither does"
      />
      <table className={classList(table.table, styles.rules)} aria-label="Alerting rules">
        <thead>
          <tr>
            <th scope="col">Severity</th>
            <th className={styles.windows} scope="col">
              Windows
            </th>
            <th className={table.number} scope="col">
              Fires above
            </th>
            <th className={classList(table.number, table.spare)} scope="col">
              Bad share
            </th>
            <th className={table.number} scope="col">
              Long window
            </th>
            <th className={table.number} scope="col">
              Short window
            </th>
            <th className={classList(styles.state, table.spare)} scope="col">
              State
            </th>
          </tr>
        </thead>
        <tbody>
          {slo.rules.map((rule) => (
            <RuleRow key={rule.key} rule={rule} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RuleRow({ rule }: { rule: Rule }) {
  return (
    <tr className={table.row}>
      <td>{rule.severity}</td>
      <td className={styles.windows}>
        {formatWindow(rule.longSeconds)} and {formatWindow(rule.shortSeconds)}
      </td>
      <td className={table.number}>{formatBurnRate(rule.factor)}</td>
      <td
        className={classList(table.number, table.muted, table.half, table.spare)}
        data-head="Bad share"
      >
        {formatPercent(rule.thresholdRatio)}
      </td>
      <td className={table.number}>{formatBurnRate(rule.longBurnRate)}</td>
      <td className={table.number}>{formatBurnRate(rule.shortBurnRate)}</td>
      <td className={styles.state}>
        {rule.firingSince === null ? (
          "calm"
        ) : (
          <Badge tone="error">
            ● firing since <Time unixMs={Date.parse(rule.firingSince)} />
          </Badge>
        )}
      </td>
    </tr>
  );
}
