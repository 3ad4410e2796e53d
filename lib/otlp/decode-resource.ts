import type { InstrumentationScope, Resource } from "@/lib/domain/resource";
import { decodeAttributes } from "./decode-attributes";
import type { WireResource, WireScope } from "./wire/wire-types";

/** An absent resource is one without attributes, as protobuf has it. */
export function decodeResource(resource: WireResource | null, schemaUrl: string): Resource {
  return {
    attributes: decodeAttributes(resource?.attributes ?? []),
    droppedAttributesCount: resource?.droppedAttributesCount ?? 0,
    schemaUrl,
  };
}

/** An absent scope is one without a name, as protobuf has it. */
export function decodeScope(scope: WireScope | null, schemaUrl: string): InstrumentationScope {
  return {
    name: scope?.name ?? "",
    version: scope?.version ?? "",
    attributes: decodeAttributes(scope?.attributes ?? []),
    droppedAttributesCount: scope?.droppedAttributesCount ?? 0,
    schemaUrl,
  };
}
