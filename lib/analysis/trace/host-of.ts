import { stringAttribute } from "@/lib/domain/attributes";
import { type Resource, serviceNameOf } from "@/lib/domain/resource";

/**
 * The machine whose clock a span was timed by: `host.id`, `host.name` or the Kubernetes node;
 * a service that does not tell is taken for one host of its own.
 */
export function hostOf(resource: Resource): string {
  return (
    stringAttribute(resource.attributes, "host.id") ??
    stringAttribute(resource.attributes, "host.name") ??
    stringAttribute(resource.attributes, "k8s.node.name") ??
    `service ${serviceNameOf(resource)}`
  );
}
