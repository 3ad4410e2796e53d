import { describe, expect, it } from "vitest";
import { parseEnv } from "@/lib/env";
import { chooseModel, costOf, hostOfModel } from "./model-settings";

const BASE = {
  FAULTLINE_LLM_PROVIDER: "anthropic",
  FAULTLINE_LLM_MODEL: "some-model",
  FAULTLINE_LLM_API_KEY: "key",
};

function choiceOf(changes: Readonly<Record<string, string | undefined>>) {
  return chooseModel(parseEnv({ ...BASE, ...changes }));
}

describe("the model to ask", () => {
  it.each<[string, Readonly<Record<string, string | undefined>>, RegExp]>([
    [
      "nothing is set",
      { FAULTLINE_LLM_PROVIDER: undefined, FAULTLINE_LLM_MODEL: undefined },
      /no model is configured/,
    ],
    ["no model is named", { FAULTLINE_LLM_MODEL: undefined }, /no model is configured/],
    ["it is switched off", { FAULTLINE_LLM: "off" }, /FAULTLINE_LLM is off/],
    ["a key is missing", { FAULTLINE_LLM_API_KEY: undefined }, /needs FAULTLINE_LLM_API_KEY/],
    ["dollars cannot be counted", { FAULTLINE_LLM_MAX_DAY_USD: "20" }, /needs FAULTLINE_LLM_PRICE/],
    [
      "an address is missing",
      { FAULTLINE_LLM_PROVIDER: "openai-compatible" },
      /needs FAULTLINE_LLM_BASE_URL/,
    ],
  ])("is none when %s", (_what, changes, reason) => {
    const choice = choiceOf(changes);
    expect(choice.kind === "off" ? choice.reason : "on").toMatch(reason);
  });

  it("is told with the host that evidence goes to, and what it costs", () => {
    const choice = choiceOf({ FAULTLINE_LLM_PRICE: "3/15" });
    if (choice.kind === "off") throw new Error(choice.reason);
    expect(hostOfModel(choice.settings)).toBe("api.anthropic.com");
    expect(costOf(choice.settings, { inputTokens: 1_000_000, outputTokens: 100_000 })).toBe(4.5);
    const local = choiceOf({
      FAULTLINE_LLM_PROVIDER: "openai-compatible",
      FAULTLINE_LLM_BASE_URL: "http://127.0.0.1:11434/v1",
      FAULTLINE_LLM_API_KEY: undefined,
    });
    expect(local.kind === "on" && hostOfModel(local.settings)).toBe("127.0.0.1:11434");
  });

  it("is refused with a wrong setting, whose secret is not told", () => {
    const key = "sk-secret-".repeat(200);
    expect(() => parseEnv({ FAULTLINE_LLM_API_KEY: key })).toThrow(
      /FAULTLINE_LLM_API_KEY is "\*\*\*"/,
    );
  });
});
