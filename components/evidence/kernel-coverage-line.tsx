import type { HostCaptureDto } from "@/lib/domain/contracts/kernel";
import { kernelCoverage } from "@/lib/view-models/trace/kernel-coverage";
import styles from "./kernel-coverage-line.module.css";

interface KernelCoverageLineProps {
  hosts: readonly HostCaptureDto[];
  reasons: readonly string[];
}

/** Which hosts were watched, and what the capture lost: without it the absence of a fact proves nothing. */
export function KernelCoverageLine({ hosts, reasons }: KernelCoverageLineProps) {
  const { watched, unwatched, lost } = kernelCoverage(hosts);
  const told = [watched, unwatched].filter((text) => text !== null).join(" · ");
  return (
    <span className={styles.root} title={reasons.join("\n")}>
      {lost === null ? null : <span className={styles.lost}>⚠ {lost}</span>}
      <span className={styles.hosts}>{told}</span>
    </span>
  );
}
