import type { Attributes } from "@/lib/domain/attributes";
import type { InstrumentationScope, Resource } from "@/lib/domain/resource";

/** One process of a service: `shop` runs as `shop-1` on host `host-shop` unless told otherwise. */
export function resourceOf(service: string, attributes: Attributes = {}): Resource {
  return {
    attributes: {
      "service.name": service,
      "service.instance.id": `${service}-1`,
      "host.name": `host-${service}`,
      ...attributes,
    },
    droppedAttributesCount: 0,
    schemaUrl: "",
  };
}

/** `resourceOf`, the same object for the same service, as an OTLP batch shares it. */
export function resourcePool(): (service: string) => Resource {
  const known = new Map<string, Resource>();
  return (service) => {
    const seen = known.get(service) ?? resourceOf(service);
    known.set(service, seen);
    return seen;
  };
}

export const TEST_SCOPE: InstrumentationScope = {
  name: "faultline-test",
  version: "1.0.0",
  attributes: {},
  droppedAttributesCount: 0,
  schemaUrl: "",
};
