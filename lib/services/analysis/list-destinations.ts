import type { DestinationDto } from "@/lib/domain/contracts/analysis";
import { hostOfModel, type ModelChoice } from "@/lib/llm/model-settings";
import type { ServiceContext } from "../context";
import { resolveModel } from "../settings/resolve-model";
import { findSpentBudget } from "./find-spent-budget";

type Context = Pick<ServiceContext, "db" | "scope">;

const BUILT_IN: DestinationDto = {
  analyst: "built-in",
  available: true,
  where: "this server",
  model: null,
  reason: null,
};

/** Whom one may ask, and where evidence would go. */
export async function listDestinations(ctx: Context): Promise<DestinationDto[]> {
  return [BUILT_IN, toDestination(await resolveModel(ctx))];
}

/** The same, with whom one may not ask now since the budget of models is spent. */
export async function listDestinationsNow(
  ctx: Context & Pick<ServiceContext, "now">,
): Promise<DestinationDto[]> {
  const choice = await resolveModel(ctx);
  const model = toDestination(choice);
  if (choice.kind === "off") return [BUILT_IN, model];
  const reason = await findSpentBudget(ctx, choice.settings);
  return [BUILT_IN, { ...model, available: reason === null, reason }];
}

function toDestination(choice: ModelChoice): DestinationDto {
  if (choice.kind === "off") {
    const { reason } = choice;
    return { analyst: "model", available: false, where: "nowhere", model: null, reason };
  }
  const { settings } = choice;
  const where = hostOfModel(settings);
  return { analyst: "model", available: true, where, model: settings.model, reason: null };
}
