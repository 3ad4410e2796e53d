import type { z } from "zod";
import { FaultlineError } from "@/lib/domain/errors";

/** Enough to mend a request by; a payload of 10,000 bad alerts does not become an answer as long. */
const MAX_LISTED_ISSUES = 20;

/** Which part of a request was wrong. */
export type RequestPart = "path parameter" | "query parameter" | "body";

/** `invalid_request` naming the first field that was wrong and what is allowed; the rest as details. */
export function invalidRequest(part: RequestPart, error: z.ZodError): FaultlineError {
  const issues = error.issues.map((issue) => ({
    field: toFieldPath(issue.path),
    ...describe(issue),
  }));
  const listed = issues.slice(0, MAX_LISTED_ISSUES);
  const first = listed[0];
  const where = first === undefined || first.field === "" ? part : `${part} ${first.field}`;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
  const message = `${where}: ${first?.problem ?? "not valid"}${more}`;
  return new FaultlineError("invalid_request", message, listed);
}

/** `alerts[3].startsAt` for `["alerts", 3, "startsAt"]`. */
function toFieldPath(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      return index === 0 ? String(key) : `.${String(key)}`;
    })
    .join("");
}

function describe(issue: z.core.$ZodIssue): { readonly problem: string } {
  if (issue.code === "invalid_union") {
    const branches = issue.errors.map((branch) => branch.map((inner) => describe(inner).problem));
    const problems = branches.map((branch) => branch.join("; ")).filter((text) => text !== "");
    return { problem: problems.length === 0 ? issue.message : problems.join(" or ") };
  }
  return { problem: issue.message.replace(/^Invalid input: /, "") };
}
