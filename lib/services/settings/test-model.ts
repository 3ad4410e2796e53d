import type { ModelTestDto } from "@/lib/domain/contracts/settings";
import { pingModel } from "@/lib/llm/ping-model";
import type { ServiceContext } from "../context";
import { resolveModel } from "./resolve-model";

/** Asks the model for one word: nothing of the project is sent. */
export async function testModel(
  ctx: Pick<ServiceContext, "db" | "scope" | "now">,
): Promise<ModelTestDto> {
  const choice = await resolveModel(ctx);
  if (choice.kind === "off") return { ok: false, ms: 0, message: choice.reason };
  const begun = ctx.now().getTime();
  const problem = await pingModel(choice.settings);
  const ms = ctx.now().getTime() - begun;
  return { ok: problem === null, ms, message: problem ?? `${choice.settings.model} answered` };
}
