import { ServiceDot } from "./service-dot";
import styles from "./service-list.module.css";

/** Names with their dots, as many as fit; all of them in the title. */
export function ServiceList({ services }: { services: readonly string[] }) {
  return (
    <span className={styles.list} title={services.join(", ")}>
      {services.map((service) => (
        <span key={service} className={styles.service}>
          <ServiceDot service={service} />
          {service}
        </span>
      ))}
    </span>
  );
}
