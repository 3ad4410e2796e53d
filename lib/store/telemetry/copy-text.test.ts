import { describe, expect, it } from "vitest";
import { toBytea, toCopyLine } from "./copy-text";

describe("a line of COPY", () => {
  it("separates values by tabs and tells null from the empty string", () => {
    expect(toCopyLine([1, null, "", true, false, -5n])).toBe("1\t\\N\t\tt\tf\t-5");
  });

  it("escapes what would end the value, the line or the copy", () => {
    expect(toCopyLine(["a\tb\nc\rd\\e", "\\N", "\\."])).toBe("a\\tb\\nc\\rd\\\\e\t\\\\N\t\\\\.");
  });

  it("leaves other text as it is, whatever the script", () => {
    expect(toCopyLine(["naïve 価格 🛒 'quoted' \"\u0085"])).toBe("naïve 価格 🛒 'quoted' \"\u0085");
  });

  it("writes bytes in hex with their backslash escaped", () => {
    expect(toCopyLine([toBytea("0aff"), toBytea(null)])).toBe("\\\\x0aff\t\\N");
  });
});
