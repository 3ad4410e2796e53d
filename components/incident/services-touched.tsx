"use client";

import { useState } from "react";
import { ServiceName } from "@/components/ui/service-dot";
import styles from "./services-touched.module.css";

const SHOWN = 6;
/** In a title; more are read in the page. */
const NAMED = 30;

interface ServicesTouchedProps {
  services: readonly string[];
  /** The one the alert names: first. */
  lead: string | null;
}

/** What it touches; the first few, and the rest when asked for. */
export function ServicesTouched({ services, lead }: ServicesTouchedProps) {
  const ordered = [
    ...services.filter((service) => service === lead),
    ...services.filter((service) => service !== lead),
  ];
  const [showsAll, setShowsAll] = useState(false);
  const rest = showsAll ? [] : ordered.slice(SHOWN);
  const shown = showsAll ? ordered : ordered.slice(0, SHOWN);
  return (
    <span className={styles.services}>
      {shown.map((service) => (
        <ServiceName key={service} service={service} />
      ))}
      {rest.length === 0 ? null : (
        <button
          type="button"
          className={styles.rest}
          title={rest.slice(0, NAMED).join(", ")}
          aria-label={`Show ${rest.length} more services`}
          onClick={() => setShowsAll(true)}
        >
          +{rest.length}
        </button>
      )}
    </span>
  );
}
