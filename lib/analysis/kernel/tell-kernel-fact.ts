import { describeErrorNumber } from "@/lib/domain/errno";
import { formatNano, lockName, peerOf } from "./describe-kernel-fact";
import { innermostFrame, sampleCount, totalNano } from "./fold-stacks";
import type { KernelFact } from "./kernel-fact";

const ECANCELED = 125;

/**
 * A fact as a sentence with its units: `connect to 127.0.0.1:5432 refused (ECONNREFUSED) after
 * 0.3 ms`. The few words of it for a chip are `describeKernelFact`.
 */
export function tellKernelFact(fact: KernelFact): string {
  const retransmits = fact.events.filter(({ kind }) => kind === "tcp-retransmit").length;
  const isConnection = fact.kind !== "tcp-retransmit" && retransmits > 0;
  return isConnection ? `${wordsOf(fact)}, retransmitted ${retransmits} times` : wordsOf(fact);
}

function wordsOf(fact: KernelFact): string {
  const { lead } = fact;
  const { resource, command } = lead;
  const took = formatNano(fact.end - fact.start);
  switch (fact.kind) {
    case "connect":
    case "tcp-connect":
      if (!fact.failed) return `connect to ${target(fact)} succeeded after ${took}`;
      return `connect to ${target(fact)} ${failureOf(fact)} after ${took}`;
    case "socket-error":
      return `socket${descriptor(fact)} ${failureOf(fact)}`;
    case "tcp-retransmit":
      return `a segment to ${peerOf(fact)} was sent again`;
    case "tcp-reset":
      return `the connection with ${peerOf(fact)} was reset`;
    case "tcp-error":
      return `the connection with ${peerOf(fact)}: ${failureOf(fact)}`;
    case "io-error":
      return `${callOf(fact)}${descriptor(fact)} failed: ${failureOf(fact)} after ${took}`;
    case "open-error":
      return `open ${resource} failed: ${failureOf(fact)}`;
    case "lock-wait":
      return `waited ${took}${gaveUp(fact)} for ${lockName(resource)}`;
    case "lock-hold":
      return `held ${lockName(resource)} for ${took}`;
    case "lock-release":
      return `released lock ${resource}, which others waited for`;
    case "off-cpu":
      return offCpuWords(fact);
    case "block-io":
      return `disk ${resource} took ${took}${fact.failed ? ` and failed: ${failureOf(fact)}` : ""}`;
    case "stack":
      return `${sampleCount(fact)} samples of the stack${innermostFrame(fact)}`;
    case "oom-kill":
      return `killed for lack of memory${command === "" ? "" : `: ${command}`}`;
    case "exit":
      return "the process ended";
    default:
      return fact.failed ? `${lead.type}: ${failureOf(fact)}` : lead.type;
  }
}

/** Several of one stack are told together. */
function offCpuWords(fact: KernelFact): string {
  const times = fact.events.length;
  const where = innermostFrame(fact);
  if (times === 1) return `off the CPU for ${formatNano(totalNano(fact))}${where}`;
  return `off the CPU ${times} times for ${formatNano(totalNano(fact))} in all${where}`;
}

/** A wait that was cancelled, or whose time was up. */
function gaveUp({ lead }: KernelFact): string {
  return (lead.returned ?? 0) === -ECANCELED ? " in vain" : "";
}

/** `refused (ECONNREFUSED)`. */
function failureOf({ errorNumber }: KernelFact): string {
  if (errorNumber === null) return "failed";
  const known = describeErrorNumber(errorNumber);
  return known === null ? `error ${errorNumber}` : `${known.words} (${known.name})`;
}

/** A socket of one machine has a path and no address. */
function target(fact: KernelFact): string {
  const isLocal = fact.peerAddress === "" && fact.peerPort === null;
  return isLocal && fact.lead.resource !== "" ? fact.lead.resource : peerOf(fact);
}

function descriptor({ lead }: KernelFact): string {
  return lead.descriptor === null ? "" : ` ${lead.descriptor}`;
}

const CALL = /sys_exit_(\w+)/;

/** Our script tells the tracepoint in the line alone. */
function callOf({ lead }: KernelFact): string {
  if (lead.type !== "syscall_err") return lead.type;
  return CALL.exec(lead.raw)?.[1] ?? "read or write";
}
