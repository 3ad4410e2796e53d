import { type Attributes, stringAttribute } from "./attributes";

/** OTLP `Resource`: the entity that produced the telemetry. Shared by reference between its signals. */
export interface Resource {
  readonly attributes: Attributes;
  readonly droppedAttributesCount: number;
  readonly schemaUrl: string;
}

/** OTLP `InstrumentationScope`. */
export interface InstrumentationScope {
  readonly name: string;
  readonly version: string;
  readonly attributes: Attributes;
  readonly droppedAttributesCount: number;
  readonly schemaUrl: string;
}

/** Shown where `service.name` is absent; the SDK specification's own fallback. */
export const UNKNOWN_SERVICE = "unknown_service";

/** `service.name`, or `unknown_service`. */
export function serviceNameOf(resource: Resource): string {
  return stringAttribute(resource.attributes, "service.name") || UNKNOWN_SERVICE;
}
