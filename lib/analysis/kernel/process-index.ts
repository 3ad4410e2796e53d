import { numberAttribute, stringAttribute } from "@/lib/domain/attributes";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { Resource } from "@/lib/domain/resource";
import type { Span } from "@/lib/domain/span";

/** A process that sent spans. Several resources are one process when they tell the same. */
export interface SpanProcess {
  readonly id: number;
  readonly pid: number | null;
  readonly containerId: string;
  readonly hosts: ReadonlySet<string>;
}

/** Ids of containers are cut to different lengths by different tools; a dozen digits tell them apart. */
const CONTAINER_DIGITS = 12;

/** The processes of spans, and which of them an event happened in. */
export class ProcessIndex {
  private readonly byKey = new Map<string, SpanProcess>();
  private readonly byResource = new Map<Resource, SpanProcess | null>();
  private readonly byIdentity = new Map<string, SpanProcess | null>();
  /** Events of one process come in runs. */
  private before: { event: StoredKernelEvent; process: SpanProcess | null } | null = null;
  /** Identities of events that fit more than one process. */
  readonly ambiguous = new Set<string>();

  constructor(spans: readonly Span[]) {
    for (const { resource } of spans) {
      if (!this.byResource.has(resource)) this.byResource.set(resource, this.register(resource));
    }
  }

  /** Null when the span tells neither a process nor a container. */
  ofSpan({ resource }: Span): SpanProcess | null {
    return this.byResource.get(resource) ?? null;
  }

  /** Null when it happened in no process that sent spans, or cannot be told in which. */
  ofEvent(event: StoredKernelEvent): SpanProcess | null {
    const { before } = this;
    if (before !== null && isOfSame(before.event, event)) return before.process;
    const process = this.find(event);
    this.before = { event, process };
    return process;
  }

  private find(event: StoredKernelEvent): SpanProcess | null {
    const { host, pid, namespacePid, containerId } = event;
    const identity = `${host}/${pid}/${namespacePid}/${containerId}`;
    const known = this.byIdentity.get(identity);
    if (known !== undefined) return known;
    const fitting = [...this.byKey.values()].filter((process) => fits(process, event));
    const [first = null, ...others] = fitting;
    if (others.length > 0) this.ambiguous.add(identity);
    const found = others.length > 0 ? null : first;
    this.byIdentity.set(identity, found);
    return found;
  }

  private register(resource: Resource): SpanProcess | null {
    const { attributes } = resource;
    const pid = numberAttribute(attributes, "process.pid");
    const containerId = bareContainerId(stringAttribute(attributes, "container.id") ?? "");
    if (pid === null && containerId === "") return null;
    const hosts = ["host.name", "host.id", "k8s.node.name"].flatMap((key) => {
      const name = stringAttribute(attributes, key);
      return name ? [name.toLowerCase()] : [];
    });
    const key = `${pid}/${containerId}/${hosts.join()}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const process = { id: this.byKey.size, pid, containerId, hosts: new Set(hosts) };
    this.byKey.set(key, process);
    return process;
  }
}

function isOfSame(a: StoredKernelEvent, b: StoredKernelEvent): boolean {
  return (
    a.pid === b.pid &&
    a.host === b.host &&
    a.namespacePid === b.namespacePid &&
    a.containerId === b.containerId
  );
}

function fits(process: SpanProcess, event: StoredKernelEvent): boolean {
  const container = bareContainerId(event.containerId);
  const isSamePid =
    process.pid !== null && (process.pid === event.pid || process.pid === event.namespacePid);
  if (container !== "" && process.containerId !== "") {
    return container === process.containerId && (isSamePid || isTellingNothing(process, event));
  }
  const host = event.host.toLowerCase();
  const mayBeSameHost = host === "" || process.hosts.size === 0 || process.hosts.has(host);
  return isSamePid && mayBeSameHost;
}

/** A container known by both, while the process within it is known by one alone, and then by the host's number. */
function isTellingNothing(process: SpanProcess, event: StoredKernelEvent): boolean {
  return process.pid === null || event.namespacePid === null;
}

function bareContainerId(id: string): string {
  return id
    .replace(/^[a-z-]+:\/\//, "")
    .toLowerCase()
    .slice(0, CONTAINER_DIGITS);
}
