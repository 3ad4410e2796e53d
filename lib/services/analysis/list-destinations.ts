import type { DestinationDto } from "@/lib/domain/contracts/analysis";
import { hostOfModel } from "@/lib/llm/model-settings";
import type { ServiceContext } from "../context";
import { resolveModel } from "../settings/resolve-model";

/** Whom one may ask, and where evidence would go. */
export async function listDestinations(
  ctx: Pick<ServiceContext, "db" | "scope">,
): Promise<DestinationDto[]> {
  const choice = await resolveModel(ctx);
  return [
    {
      analyst: "built-in",
      available: true,
      where: "this server",
      model: null,
      reason: null,
    },
    choice.kind === "on"
      ? {
          analyst: "model",
          available: true,
          where: hostOfModel(choice.settings),
          model: choice.settings.model,
          reason: null,
        }
      : {
          analyst: "model",
          available: false,
          where: "nowhere",
          model: null,
          reason: choice.reason,
        },
  ];
}
