import { errorWords } from "@/lib/domain/kernel-event";
import { innermostFrame, sampleCount, totalNano } from "./fold-stacks";
import type { KernelFact } from "./kernel-fact";

/** A fact in a few words: `connect → 127.0.0.1:5432 refused`, `waited 20.3 ms for lock 7f3a`. */
export function describeKernelFact(fact: KernelFact): string {
  const outcome = fact.errorNumber === null ? "" : errorWords(fact.errorNumber);
  const ending = outcome || (fact.failed ? "failed" : "");
  return [wordsOf(fact), retransmitsOf(fact), ending].filter(Boolean).join(" ");
}

function wordsOf(fact: KernelFact): string {
  const { resource, type, command } = fact.lead;
  const took = formatNano(fact.end - fact.start);
  switch (fact.kind) {
    case "connect":
    case "tcp-connect":
      return `connect → ${peerOf(fact)}${fact.failed ? "" : ` in ${took}`}`;
    case "socket-error":
      return "socket";
    case "tcp-retransmit":
      return `retransmitted → ${peerOf(fact)}`;
    case "tcp-reset":
      return `reset → ${peerOf(fact)}`;
    case "io-error":
      return type === "syscall_err" ? "read or write" : type;
    case "open-error":
      return `open ${resource}`.trim();
    case "lock-wait":
      return `waited ${took} for ${lockName(resource)}`.trim();
    case "lock-hold":
      return `held ${lockName(resource)} for ${took}`;
    case "lock-release":
      return `released lock ${resource}`;
    case "off-cpu":
      return `off the CPU for ${formatNano(totalNano(fact))}`;
    case "block-io":
      return `disk ${resource} took ${took}`;
    case "stack":
      return `${sampleCount(fact)} samples${innermostFrame(fact)}`;
    case "oom-kill":
      return `killed for lack of memory: ${command}`;
    case "exit":
      return "process ended";
    default:
      return type;
  }
}

/** Retransmits of a connection that is told otherwise. */
function retransmitsOf({ kind, events }: KernelFact): string {
  const count = events.filter((event) => event.kind === "tcp-retransmit").length;
  return kind === "tcp-retransmit" || count === 0 ? "" : `retransmitted ×${count}`;
}

/** `127.0.0.1:5432`, `[::1]:80`; `port 80` where no address was told. */
export function peerOf({ peerAddress, peerPort }: KernelFact): string {
  if (peerAddress === "") return peerPort === null ? "an unknown peer" : `port ${peerPort}`;
  const address = peerAddress.includes(":") ? `[${peerAddress}]` : peerAddress;
  return peerPort === null ? address : `${address}:${peerPort}`;
}

const ROW = /^(row|transaction) /;

/** `lock 7f3a`; `row (0,2) of relation 16384/16385, transaction 755`; `rows of transaction 755`. */
export function lockName(resource: string): string {
  if (!ROW.test(resource)) return `lock ${resource}`;
  return resource.startsWith("row ") ? resource : `rows of ${resource}`;
}

/** `20.3 ms`. */
export function formatNano(nano: number): string {
  if (nano >= 1_000_000_000) return `${(nano / 1_000_000_000).toFixed(2)} s`;
  if (nano >= 1_000_000) return `${(nano / 1_000_000).toFixed(1)} ms`;
  return `${Math.round(nano / 1_000)} µs`;
}
