import type { InstrumentationScope, Resource } from "@/lib/domain/resource";
import { encodeAttributes, type OtlpJson } from "./encode-attributes";

export function encodeResource(resource: Resource): OtlpJson {
  return {
    attributes: encodeAttributes(resource.attributes),
    droppedAttributesCount: resource.droppedAttributesCount,
  };
}

export function encodeScope(scope: InstrumentationScope): OtlpJson {
  return {
    name: scope.name,
    version: scope.version,
    attributes: encodeAttributes(scope.attributes),
    droppedAttributesCount: scope.droppedAttributesCount,
  };
}
