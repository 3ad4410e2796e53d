import type { DestinationDto } from "@/lib/domain/contracts/analysis";

/** Whom one may ask, and where evidence would go. */
export function listDestinations(): DestinationDto[] {
  return [
    {
      analyst: "built-in",
      available: true,
      where: "nowhere: it runs on this server",
      model: null,
      reason: null,
    },
    {
      analyst: "model",
      available: false,
      where: "nowhere",
      model: null,
      reason: "no model is configured: set FAULTLINE_LLM_PROVIDER and FAULTLINE_LLM_MODEL",
    },
  ];
}
