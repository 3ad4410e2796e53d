import { FAULT_FAMILIES } from "@/lib/domain/fault-family";
import type { StoredVerdict } from "@/lib/domain/verdict";

/** The cause that a verdict names, in a line. */
export function causeText({ content }: Pick<StoredVerdict, "content">): string {
  const { rootCause, service, operation, faultFamily } = content;
  const family = FAULT_FAMILIES.find(({ id }) => id === faultFamily)?.label ?? faultFamily;
  const where = [service, operation].filter((part) => part !== null).join(" ");
  switch (rootCause.kind) {
    case "no-fault":
      return "none: nothing was wrong";
    case "not-instrumented":
      return `${rootCause.peer}, which sends no spans (${family.toLowerCase()})`;
    case "spans":
      return `${where} (${family.toLowerCase()})`;
  }
}
