import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
/** The scale itself. */
const TOKENS = "app/tokens.css";

/** What bypasses the scale: a colour, a size of type or a pace that is written where it is used. */
const BYPASSES = [
  /#[0-9a-f]{3,8}\b/i,
  /\b(?:rgba?|hsla?|oklch|oklab)\(/,
  /font-size:\s*[1-9]\d*px/,
  // The token is 0 for those who want less motion.
  /transition(?:-duration)?:(?!.*var\(--motion\))/,
];
/** Made of tokens, not beside them. */
const MIXED = /color-mix\([^;]*\)/g;

function styleSheets(): string[] {
  return ["app", "components"].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".css"))
      .map((file) => path.join(folder, file)),
  );
}

function bypassesIn(text: string): string[] {
  const lines = text.replaceAll(MIXED, "").split("\n");
  return lines.filter((line) => BYPASSES.some((bypass) => bypass.test(line)));
}

test("colours, sizes of type and the pace of transitions come from the tokens", () => {
  const found = styleSheets()
    .filter((file) => file !== TOKENS)
    .flatMap((file) =>
      bypassesIn(readFileSync(path.join(root, file), "utf8")).map(
        (line) => `${file}: ${line.trim()}`,
      ),
    );
  expect(found).toEqual([]);
});

test("a planted bypass is noticed", () => {
  expect(bypassesIn(".a {\n  color: #fff;\n  font-size: 12px;\n}")).toHaveLength(2);
  expect(bypassesIn(".a {\n  color: oklch(0.5 0.1 20);\n}")).toHaveLength(1);
  expect(bypassesIn("* {\n  transition-duration: 0.01ms;\n}")).toHaveLength(1);
  expect(bypassesIn(".a {\n  transition: opacity var(--motion);\n}")).toEqual([]);
  expect(
    bypassesIn(".a {\n  color: color-mix(in oklab, var(--error) 12%, transparent);\n}"),
  ).toEqual([]);
});
