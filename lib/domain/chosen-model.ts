import { z } from "zod";
import { MODEL_PROVIDERS } from "./model-provider";

/** The model that a person chose in the app, without its key. */
export const ChosenModel = z.object({
  provider: z.enum(MODEL_PROVIDERS),
  model: z.string().trim().min(1, "name the model").max(200),
  /** Null: the provider's own address. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .refine((url) => new URL(url).username === "" && new URL(url).password === "", {
      message: "the key goes into its own field",
    })
    .nullable(),
});
export type ChosenModel = z.output<typeof ChosenModel>;
