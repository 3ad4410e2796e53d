import type { KernelFact } from "@/lib/analysis/kernel/kernel-fact";
import type { KernelLink } from "@/lib/analysis/kernel/kernel-link";
import type { SpanTable } from "./span-table";

/** Who stands behind an address. */
export interface KernelServices {
  /** Whom a fact of a span speaks of: a service, else the address; null when nothing tells. */
  readonly peerOf: (row: number, fact: KernelFact) => string | null;
}

const LOOPBACK = /^(127\.|::1$|localhost$)/;

/**
 * The services that answered at an address and port where a connection was made, and so are meant
 * where one was not. Of several that did, the one that the span means by its own attributes. O(links).
 */
export function findKernelServices(table: SpanTable, links: readonly KernelLink[]): KernelServices {
  const answering = new Map<string, Set<string>>();
  for (const { span, fact, grade } of links) {
    const service = serviceAnswering(table, span);
    if (service === null || fact.failed || fact.peerPort === null || grade === "process-level") {
      continue;
    }
    const key = addressOf(fact);
    answering.set(key, (answering.get(key) ?? new Set()).add(service));
  }
  return {
    peerOf: (row, fact) => {
      const [service, ...others] = answering.get(addressOf(fact)) ?? [];
      if (service !== undefined && others.length === 0) return service;
      const target = table.operations[table.operationOf[row] ?? -1]?.target ?? null;
      if (target !== null && !LOOPBACK.test(target)) return target;
      return fact.peerPort === null ? target : addressOf(fact);
    },
  };
}

function serviceAnswering(table: SpanTable, row: number): string | null {
  const answer = table.answerOf[row] ?? -1;
  return answer < 0 ? null : (table.operations[table.operationOf[answer] ?? -1]?.service ?? null);
}

/** `10.0.0.9:5432`. */
export function addressOf({ peerAddress, peerPort }: KernelFact): string {
  return `${peerAddress}:${peerPort}`;
}
