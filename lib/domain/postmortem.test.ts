import { expect, it } from "vitest";
import { nextStatuses, POSTMORTEM_STATUSES } from "./postmortem";

it("is reviewed, then published or given back, and stays published", () => {
  const steps = POSTMORTEM_STATUSES.map((status) => [status, ...nextStatuses(status)]);
  expect(steps).toEqual([["draft", "reviewed"], ["reviewed", "published", "draft"], ["published"]]);
});
