import type { CitedThing } from "@/lib/analysis/postmortem/records";
import { formatAttribute } from "@/lib/domain/attributes";
import type { Change } from "@/lib/domain/change";
import type { StoredKernelEvent } from "@/lib/domain/kernel-event";
import type { AnchoredRecord, AnchoredSpan } from "@/lib/store/telemetry/find-anchored";

/** What says nothing yet. */
export const NAMELESS: CitedThing = { services: [], words: "", momentsNano: [], lengthsNano: [] };

export function thingOfSpan(span: AnchoredSpan): CitedThing {
  const { service, name, attributes, startUnixNano, durationNano, told, spanId, traceId } = span;
  const values = Object.entries(attributes).map(
    ([key, value]) => `${key} ${value === null ? "" : formatAttribute(value)}`,
  );
  return {
    services: [service],
    words: [name, ...values, told, spanId, traceId].join("\n"),
    momentsNano: [startUnixNano, startUnixNano + BigInt(durationNano)],
    lengthsNano: [durationNano],
  };
}

/** Of a log record or an exemplar. */
export function thingOfRecord({ service, text, atUnixNano }: AnchoredRecord): CitedThing {
  return {
    ...NAMELESS,
    services: service === null ? [] : [service],
    words: text,
    momentsNano: [BigInt(atUnixNano)],
  };
}

export function thingOfChange({ kind, service, version, title, atUnixNano }: Change): CitedThing {
  return {
    ...NAMELESS,
    services: service === null ? [] : [service],
    words: [kind, version ?? "", title].join("\n"),
    momentsNano: [atUnixNano],
  };
}

export function thingOfKernelEvent(event: StoredKernelEvent): CitedThing {
  const { kind, type, command, pid, returned, resource, peerAddress, peerPort } = event;
  const words = [kind, type, command, pid, returned, resource, peerAddress, peerPort];
  return {
    services: [],
    words: words.map((word) => String(word ?? "")).join("\n"),
    momentsNano: [event.timeUnixNano],
    lengthsNano: [event.durationNano],
  };
}
