import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { checkArchitecture } from "@/lib/testing/architecture/check-architecture";
import { readSourceFiles } from "@/lib/testing/architecture/read-source-files";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Rules broken by one file, with the files it imports in place. */
function rulesBrokenBy(path: string, text: string): readonly string[] {
  const others = [
    "lib/analysis/trace/critical-path.ts",
    "lib/domain/span.ts",
    "lib/env.ts",
    "lib/otlp/decode.ts",
    "lib/services/context.ts",
    "lib/store/database.ts",
    "lib/testing/builders/span.ts",
    "lib/domain/span.test.ts",
    "components/ui/button.tsx",
  ].map((other) => ({ path: other, text: "export const x = 1;\n" }));
  return checkArchitecture([...others.filter((other) => other.path !== path), { path, text }])
    .filter((violation) => violation.path === path)
    .map(({ rule }) => rule);
}

function importing(specifier: string): string {
  return `import { x } from "${specifier}";\n`;
}

describe("the house", () => {
  it("keeps every rule of its architecture", () => {
    const broken = checkArchitecture(readSourceFiles(root));
    expect(broken.map(({ rule, path, detail }) => `${path}: ${rule}: ${detail}`)).toEqual([]);
  });
});

describe("the architecture test notices a planted", () => {
  it.each([
    ["domain that imports the analysis", "lib/domain/a.ts", "@/lib/analysis/trace/critical-path"],
    ["sibling edge from otlp to analysis", "lib/otlp/a.ts", "@/lib/analysis/trace/critical-path"],
    ["sibling edge from store to analysis", "lib/store/a.ts", "@/lib/analysis/trace/critical-path"],
    ["analysis that reads settings", "lib/analysis/graph/a.ts", "@/lib/env"],
    ["component that calls a service", "components/trace/a.tsx", "@/lib/services/context"],
    ["component that queries", "components/trace/a.tsx", "../../lib/store/database"],
    ["route that queries", "app/api/x/route.ts", "@/lib/store/database"],
    ["service that imports a component", "lib/services/a.ts", "@/components/ui/button"],
    ["production file that imports test code", "lib/services/a.ts", "@/lib/testing/builders/span"],
    ["import of a test", "lib/domain/a.ts", "./span.test"],
  ])("%s", (_what, path, specifier) => {
    expect(rulesBrokenBy(path, importing(specifier))).toEqual(["import direction"]);
  });

  it.each([
    ["type-only", `import type { X } from "@/lib/store/database";\n`],
    ["re-exporting", `export { x } from "@/lib/store/database";\n`],
    ["whole re-exporting", `export * from "@/lib/store/database";\n`],
    ["side-effect", `import "@/lib/store/database";\n`],
    ["dynamic", `const load = () => im${"port"}("@/lib/store/database");\n`],
    ["many-line", `import {\n  x,\n  y,\n} from "@/lib/store/database";\n`],
  ])("forbidden edge in a %s import", (_form, text) => {
    expect(rulesBrokenBy("lib/domain/a.ts", text)).toEqual(["import direction"]);
  });

  it.each([
    ["Prisma outside the store", "lib/services/a.ts", "@prisma/client"],
    ["generated client outside the store", "lib/services/a.ts", "@/prisma/generated/client"],
    ["pg outside the store", "lib/services/a.ts", "pg"],
    ["React under lib", "lib/view-models/a.ts", "react"],
    ["Next.js under lib", "lib/services/a.ts", "next/headers"],
    ["React Flow outside components", "app/(dashboard)/a.tsx", "@xyflow/react"],
    ["Recharts under view-models", "lib/view-models/a.ts", "recharts"],
    ["dagre in a component", "components/graph/a.tsx", "@dagrejs/dagre"],
  ])("%s", (_what, path, specifier) => {
    expect(rulesBrokenBy(path, importing(specifier))).toEqual(["package"]);
  });

  it.each([
    "Date.now()",
    "new Date()",
    "Math.random()",
    "crypto.randomUUID()",
    "performance.now()",
  ])("%s in a pure folder", (expression) => {
    const text = `export const x = () => ${expression};\n`;
    expect(rulesBrokenBy("lib/analysis/trace/a.ts", text)).toEqual(["purity"]);
    expect(rulesBrokenBy("lib/services/a.ts", text)).toEqual([]);
  });

  it("file access in a pure folder", () => {
    expect(rulesBrokenBy("lib/otlp/a.ts", importing("node:fs"))).toEqual(["purity"]);
  });

  it("setting read outside lib/env.ts", () => {
    const text = `export const port = process.${"env"}.PORT;\n`;
    expect(rulesBrokenBy("lib/services/a.ts", text)).toEqual(["environment"]);
    expect(rulesBrokenBy("lib/env.ts", text)).toEqual([]);
  });

  it("cycle, also one of type imports alone and one of a file with itself", () => {
    const cycle = checkArchitecture([
      { path: "lib/domain/a.ts", text: `import type { B } from "./b";\n` },
      { path: "lib/domain/b.ts", text: `import type { C } from "@/lib/domain/c";\n` },
      { path: "lib/domain/c.ts", text: `export type { A } from "./a";\n` },
      { path: "lib/domain/d.ts", text: `import type { D } from "./d";\n` },
    ]);
    expect(cycle.map(({ rule, detail }) => `${rule}: ${detail}`)).toEqual([
      "cycle: import each other: lib/domain/a.ts, lib/domain/b.ts, lib/domain/c.ts",
      "cycle: import each other: lib/domain/d.ts",
    ]);
  });

  it("library in the first script of a page, however it gets there", () => {
    const page = { path: "app/x/page.tsx", text: importing("@/components/trace/a") };
    const through = (text: string) =>
      checkArchitecture([
        page,
        { path: "components/trace/a.tsx", text },
        { path: "lib/domain/b.ts", text: importing("zod") },
      ]).map(({ rule, path }) => `${rule}: ${path}`);
    expect(through(importing("@/lib/domain/b"))).toEqual(["first script: lib/domain/b.ts"]);
    expect(through(importing("recharts"))).toEqual(["first script: components/trace/a.tsx"]);
    expect(through(`import type { x } from "@/lib/domain/b";\n`)).toEqual([]);
    expect(through(`const load = () => im${"port"}("@/lib/domain/b");\n`)).toEqual([]);
  });

  it.each([
    ["file", "lib/domain/a.ts", 400],
    ["route", "app/api/x/route.ts", 60],
    ["page", "app/(dashboard)/x/page.tsx", 80],
  ])("%s that is longer than its limit", (_what, path, limit) => {
    expect(rulesBrokenBy(path, "let x;\n".repeat(limit))).toEqual([]);
    expect(rulesBrokenBy(path, "let x;\n".repeat(limit + 1))).toEqual(["size"]);
  });

  it.each([
    ["vague file name", "lib/domain/span-utils.ts", "name"],
    ["vague folder name", "lib/helpers/a.ts", "name"],
    ["version in a name", "lib/domain/span-v2.ts", "name"],
    ["file name that is not kebab-case", "lib/domain/rankSuspects.ts", "name"],
    ["folder too deep under lib", "lib/analysis/a/b/c.ts", "depth"],
  ])("%s", (_what, path, rule) => {
    expect(rulesBrokenBy(path, "export const x = 1;\n")).toEqual([rule]);
  });
});

describe("the architecture test allows", () => {
  it("imports that run down, and what only comments speak of", () => {
    expect(rulesBrokenBy("lib/analysis/trace/a.ts", importing("@/lib/domain/span"))).toEqual([]);
    expect(rulesBrokenBy("lib/analysis/trace/a.ts", "// never Date.now() here\n")).toEqual([]);
    expect(rulesBrokenBy("lib/domain/a.test.ts", importing("@/lib/testing/builders/span"))).toEqual(
      [],
    );
  });
});
