import { ServiceName } from "@/components/ui/service-dot";
import styles from "./services-touched.module.css";

const SHOWN = 6;

interface ServicesTouchedProps {
  services: readonly string[];
  /** The one the alert names: first. */
  lead: string | null;
}

export function ServicesTouched({ services, lead }: ServicesTouchedProps) {
  const ordered = [
    ...services.filter((service) => service === lead),
    ...services.filter((service) => service !== lead),
  ];
  const rest = ordered.slice(SHOWN);
  return (
    <span className={styles.services}>
      {ordered.slice(0, SHOWN).map((service) => (
        <ServiceName key={service} service={service} />
      ))}
      {rest.length === 0 ? null : <span title={rest.join(", ")}>+{rest.length}</span>}
    </span>
  );
}
