import type { CSSProperties } from "react";
import { serviceHue } from "@/lib/view-models/format/service-hue";
import { classList } from "./class-list";
import styles from "./service-dot.module.css";

/** A custom property is all that a component may set on `style`. */
export type HueStyle = CSSProperties & { readonly "--hue": number };

/** For `style` beside `className="service-hue"`: makes `--service` this service's colour. */
export function hueStyle(service: string): HueStyle {
  return { "--hue": serviceHue(service) };
}

export function ServiceDot({ service }: { service: string }) {
  return (
    <span className={classList("service-hue", styles.dot)} style={hueStyle(service)} aria-hidden />
  );
}

/** The dot and the name. */
export function ServiceName({ service }: { service: string }) {
  return (
    <span className={styles.name}>
      <ServiceDot service={service} />
      <span className={styles.text}>{service}</span>
    </span>
  );
}
