import { describe, expect, it } from "vitest";
import { HELP } from "@/lib/cli/help.mjs";
import { EnvError, parseEnv, userSettingNames } from "@/lib/env";

function problemsOf(record: Record<string, string>): readonly string[] {
  try {
    parseEnv(record);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

describe("parseEnv", () => {
  it("with nothing set: loopback, port 3000, the embedded database's folder, the demo on", () => {
    expect(parseEnv({})).toMatchObject({
      PORT: 3000,
      FAULTLINE_HOST: "127.0.0.1",
      DATABASE_URL: undefined,
      FAULTLINE_DATA_DIR: ".faultline",
      FAULTLINE_DEMO: "on",
      FAULTLINE_LOG_LEVEL: "info",
    });
  });

  it("takes an empty value for unset", () => {
    expect(parseEnv({ PORT: "", DATABASE_URL: " " })).toEqual(parseEnv({}));
  });

  it.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3e3"],
    ["PORT", "-1"],
    ["PORT", "80.5"],
    ["FAULTLINE_HOST", "not a host"],
    ["FAULTLINE_HOST", "http://127.0.0.1"],
    ["FAULTLINE_DEMO", "yes"],
    ["FAULTLINE_DATABASE_KIND", "sqlite"],
    ["FAULTLINE_MAX_BODY_BYTES", "10MB"],
    ["FAULTLINE_LOG_LEVEL", "loud"],
    ["NODE_ENV", "staging"],
    ["DATABASE_URL", "mysql://localhost/faultline"],
    ["DATABASE_URL", "localhost"],
    ["DATABASE_URL", "postgres://localhost"],
  ])("refuses %s=%s by its name, its value and what is allowed", (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${name} is "${value}"; allowed: `);
  });

  it("tells all bad values at once", () => {
    const problems = problemsOf({ PORT: "x", FAULTLINE_DEMO: "maybe", FAULTLINE_HOST: "::1" });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["PORT", "FAULTLINE_DEMO"]);
  });

  it("never prints the password of a refused DATABASE_URL", () => {
    const [problem] = problemsOf({ DATABASE_URL: "mysql://ann:secret@db.test/faultline" });
    expect(problem).not.toContain("secret");
    expect(problem).toContain("ann:***@db.test");
  });

  it.each(["postgres://u:p@h:5432/d", "postgresql://h/d?sslmode=require"])(
    "takes %s as a database",
    (url) => {
      expect(parseEnv({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
    },
  );
});

describe("npm start -- --help", () => {
  it("tells every setting a user may set, and none that is only for child processes and tests", () => {
    for (const name of userSettingNames()) expect(HELP).toContain(`  ${name} `);
    expect(HELP).not.toContain("FAULTLINE_DATABASE_KIND");
    expect(HELP).not.toContain("FAULTLINE_TEST_SERVER_URL");
  });
});
