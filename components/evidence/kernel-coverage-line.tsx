import type { HostCaptureDto } from "@/lib/domain/contracts/kernel";
import { kernelCoverage } from "@/lib/view-models/trace/kernel-coverage";
import styles from "./kernel-coverage-line.module.css";

interface KernelCoverageLineProps {
  hosts: readonly HostCaptureDto[];
  reasons: readonly string[];
}

/** Which hosts were watched, what the capture lost and what the list leaves out: else a missing fact would prove something. */
export function KernelCoverageLine({ hosts, reasons }: KernelCoverageLineProps) {
  const { watched, unwatched, lost } = kernelCoverage(hosts);
  const cuts = reasons.filter((reason) => !hosts.some(({ host }) => reason.endsWith(host)));
  const told = [watched, unwatched].filter((text) => text !== null).join(" · ");
  return (
    <span className={styles.root} title={reasons.join("\n")}>
      {lost === null ? null : <span className={styles.lost}>⚠ {lost}</span>}
      {cuts.length === 0 ? null : <span className={styles.cuts}>⚠ {cuts.join("; ")}</span>}
      <span className={styles.hosts}>{told}</span>
    </span>
  );
}
