import type { CSSProperties } from "react";
import { Term } from "@/components/ui/term";
import { formatCount } from "@/lib/view-models/format/format-count";
import type { SuspectView } from "@/lib/view-models/suspects/to-suspects-view";
import { CitedStatement } from "./cited-statement";
import styles from "./suspect-evidence.module.css";
import type { SuspectSelection } from "./use-suspect-selection";

/** A custom property is all that a component may set on `style`. */
type Share = CSSProperties & { readonly "--share": string };

interface SuspectEvidenceProps {
  suspect: SuspectView;
  selection: SuspectSelection;
}

/** All that was weighed: evidence by group with its weight, how often it occurs, the pre-rank points. */
export function SuspectEvidence({ suspect, selection }: SuspectEvidenceProps) {
  return (
    <section className={styles.root} aria-label={`All evidence of suspect ${suspect.rank}`}>
      {suspect.groups.map((group) => (
        <div key={group.group} className={styles.group} data-group={group.group}>
          <h4 className={styles.title}>
            {group.title}
            <Weight nats={group.nats} share={group.share} text={group.weight} />
          </h4>
          {group.cited.map((statement) => (
            <p key={statement.text} className={styles.statement}>
              <CitedStatement statement={statement} selection={selection} />
            </p>
          ))}
        </div>
      ))}
      <Spectrum spectrum={suspect.spectrum} />
      <PrerankPoints suspect={suspect} />
    </section>
  );
}

/** The weight in nats: by how much it multiplies what the suspect is thought likely, as a logarithm. */
function Weight({ nats, share, text }: { nats: number; share: number; text: string }) {
  const width: Share = { "--share": `${Math.round(share * 100)}%` };
  return (
    <span className={styles.weight} title={`${text} nats: times ${Math.exp(nats).toFixed(1)}`}>
      <span className={styles.bar} data-against={nats < 0} style={width} aria-hidden />
      {text} nats
    </span>
  );
}

function Spectrum({ spectrum }: Pick<SuspectView, "spectrum">) {
  if (spectrum === null) return null;
  const { ef, nf, ep, np, ochiai } = spectrum;
  return (
    <div className={styles.group}>
      <h4 className={styles.title}>
        Spectrum{" "}
        <span className={styles.weight}>
          <Term name="Ochiai" /> {ochiai.toFixed(2)}
        </span>
      </h4>
      <table className={styles.spectrum} aria-label="Traces with and without its own trouble">
        <thead>
          <tr>
            <td />
            <th scope="col">with it</th>
            <th scope="col">without</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">symptomatic traces</th>
            <td>{formatCount(ef)}</td>
            <td>{formatCount(nf)}</td>
          </tr>
          <tr>
            <th scope="row">other traces</th>
            <td>{formatCount(ep)}</td>
            <td>{formatCount(np)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function PrerankPoints({ suspect }: { suspect: SuspectView }) {
  const { prerank, prerankPoints } = suspect;
  return (
    <div className={styles.group}>
      <h4 className={styles.title}>
        <Term name="pre-rank points">Pre-rank points</Term>{" "}
        <span className={styles.weight}>{prerankPoints}</span>
      </h4>
      {prerank.length === 0 ? (
        <p className={styles.statement}>None of what they count.</p>
      ) : (
        <ul className={styles.points}>
          {prerank.map(({ reason, points }) => (
            <li key={reason}>
              <span>{reason}</span>
              <span className={styles.point}>{points < 0 ? `−${-points}` : `+${points}`}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
