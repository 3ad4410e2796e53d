import styles from "@/components/ui/facts.module.css";
import { Toggle, ToggleGroup } from "@/components/ui/toggle";
import type { RunSummary } from "@/lib/domain/evaluation-summary";
import { GROUPINGS, type Grouping } from "@/lib/domain/grouping";
import { formatMeasure } from "@/lib/view-models/evaluation/format-measure";

const WORDS: Readonly<Record<Grouping, string>> = {
  faultFamily: "fault family",
  service: "service",
  difficulty: "difficulty",
};
const COLUMNS = [
  { key: "ranker.service.ac1", label: "AC@1" },
  { key: "ranker.service.mrr", label: "MRR" },
  { key: "ranker.spans.f1", label: "Span F1" },
  { key: "analyst.service.ac1", label: "Analyst AC@1" },
] as const;

interface GroupTableProps {
  groups: RunSummary["groups"];
  by: Grouping;
  onBy: (by: Grouping) => void;
  /** Name of the group whose cases are shown; empty for none. */
  chosen: string;
  onChoose: (name: string) => void;
}

/** The main numbers by sort of case; each group leads to its cases. */
export function GroupTable({ groups, by, onBy, chosen, onChoose }: GroupTableProps) {
  const shown = groups.filter((group) => group.by === by);
  return (
    <section className={styles.section} aria-labelledby="groups-title">
      <div className={styles.head}>
        <h2 className={styles.title} id="groups-title">
          By
        </h2>
        <ToggleGroup label="Group cases by">
          {GROUPINGS.map((one) => (
            <Toggle key={one} pressed={by === one} onChange={() => onBy(one)}>
              {WORDS[one]}
            </Toggle>
          ))}
        </ToggleGroup>
      </div>
      <table className={styles.facts} aria-labelledby="groups-title">
        <thead>
          <tr>
            <th scope="col">{WORDS[by]}</th>
            <th scope="col" className={styles.number}>
              Cases
            </th>
            {COLUMNS.map(({ key, label }) => (
              <th key={key} scope="col" className={styles.number}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ name, caseIds, measures }) => (
            <tr key={name}>
              <th scope="row">
                <button
                  type="button"
                  className={styles.value}
                  style={{ marginLeft: -7 }}
                  aria-pressed={chosen === name}
                  onClick={() => onChoose(chosen === name ? "" : name)}
                >
                  {name}
                </button>
              </th>
              <td className={styles.number}>{caseIds.length}</td>
              {COLUMNS.map(({ key }) => (
                <td key={key} className={styles.number}>
                  {formatMeasure(key, measures.find((one) => one.key === key)?.value ?? null)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {by === "difficulty" ? (
        <p className={styles.note}>
          Easy: at least a third of the simple methods name the cause first; hard: none does.
        </p>
      ) : null}
    </section>
  );
}
