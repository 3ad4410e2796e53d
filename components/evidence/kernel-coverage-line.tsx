import type { HostCaptureDto } from "@/lib/domain/contracts/kernel";
import { kernelCoverage } from "@/lib/view-models/trace/kernel-coverage";
import styles from "./kernel-coverage-line.module.css";

interface KernelCoverageLineProps {
  hosts: readonly HostCaptureDto[];
  reasons: readonly string[];
  leftOut: readonly string[];
}

/** Which hosts were watched, what the capture lost and what the list leaves out: else a missing fact would prove something. */
export function KernelCoverageLine({ hosts, reasons, leftOut }: KernelCoverageLineProps) {
  const { watched, unwatched, lost } = kernelCoverage(hosts);
  const told = [watched, unwatched].filter((text) => text !== null).join(" · ");
  return (
    <span className={styles.root} title={reasons.join("\n")}>
      {lost === null ? null : <span className={styles.lost}>⚠ {lost}</span>}
      {leftOut.length === 0 ? null : <span className={styles.cuts}>⚠ {leftOut.join("; ")}</span>}
      <span className={styles.hosts}>{told}</span>
    </span>
  );
}
