import { stringAttribute } from "@/lib/domain/attributes";
import type { Resource } from "@/lib/domain/resource";
import type { EvidenceSet } from "./evidence-set";

/** Where a process runs; null when nothing tells. */
export type LocateHost = (resource: Resource) => string | null;

/**
 * Hosts of processes: as their own resource says, else as what logs or metrics of the same pod say.
 * O(log records + metrics).
 */
export function locateHosts({ windowLogs, healthyLogs, metrics }: EvidenceSet): LocateHost {
  const hostOfPod = new Map<string, string>();
  const read = new Set<Resource>();
  for (const { resource } of [...healthyLogs, ...windowLogs, ...metrics]) {
    if (read.has(resource)) continue;
    read.add(resource);
    const host = ownHost(resource);
    const pod = stringAttribute(resource.attributes, "k8s.pod.name");
    if (host !== null && pod !== null) hostOfPod.set(pod, host);
  }
  return (resource) => {
    const pod = stringAttribute(resource.attributes, "k8s.pod.name");
    return ownHost(resource) ?? (pod === null ? null : (hostOfPod.get(pod) ?? null));
  };
}

/** In a pod the host's name is the pod's, so that the node comes first. */
function ownHost({ attributes }: Resource): string | null {
  const node = stringAttribute(attributes, "k8s.node.name");
  if (node !== null) return node;
  const isPod = stringAttribute(attributes, "k8s.pod.name") !== null;
  return isPod ? null : stringAttribute(attributes, "host.name");
}
