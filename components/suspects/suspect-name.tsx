import { ServiceDot } from "@/components/ui/service-dot";
import type { SuspectEdge } from "@/lib/domain/suspect";
import styles from "./suspect-name.module.css";

interface SuspectNameProps {
  service: string;
  edge: SuspectEdge | null;
}

/** The suspected service with its dot; both ends where the way between them is suspected. */
export function SuspectName({ service, edge }: SuspectNameProps) {
  if (edge === null) return <NamedService service={service} />;
  return (
    <>
      <NamedService service={edge.caller} /> <span aria-hidden>→</span>
      <span className={styles.spoken}> to </span> <NamedService service={edge.callee} />
    </>
  );
}

function NamedService({ service }: { service: string }) {
  return (
    <span className={styles.named}>
      <ServiceDot service={service} /> <strong className={styles.service}>{service}</strong>
    </span>
  );
}
