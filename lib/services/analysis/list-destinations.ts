import type { DestinationDto } from "@/lib/domain/contracts/analysis";
import { chooseModel, hostOfModel } from "@/lib/llm/model-settings";

/** Whom one may ask, and where evidence would go. */
export function listDestinations(): DestinationDto[] {
  const choice = chooseModel();
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
