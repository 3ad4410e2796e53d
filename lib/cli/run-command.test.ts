import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { childEnv } from "@/lib/env";
import { HELP } from "./help.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

function faultline(args: readonly string[], changes: Readonly<Record<string, string>> = {}) {
  return spawnSync(
    process.execPath,
    ["node_modules/tsx/dist/cli.mjs", "lib/cli/faultline.ts", ...args],
    {
      cwd: root,
      encoding: "utf8",
      env: childEnv(changes),
    },
  );
}

describe("the faultline command", () => {
  it.each([[["help"]], [["--help"]], [[]]])("tells its commands for %j", (args) => {
    const { status, stdout } = faultline(args);
    expect(status).toBe(0);
    expect(stdout.trim()).toBe(HELP.trim());
  });

  it("refuses an unknown command with exit code 2 and the help", () => {
    const { status, stderr } = faultline(["strat"]);
    expect(status).toBe(2);
    expect(stderr).toContain("unknown command: strat");
    expect(stderr).toContain("Commands");
  });

  it("refuses every bad setting at once, by name and with what is allowed, before it starts anything", () => {
    const { status, stderr } = faultline(["start"], { PORT: "99999", FAULTLINE_DEMO: "maybe" });
    expect(status).toBe(2);
    expect(stderr).toContain('PORT is "99999"; allowed: a whole number from 1 to 65535');
    expect(stderr).toContain('FAULTLINE_DEMO is "maybe"; allowed: on, off');
  });
});

describe("npm start -- --help", () => {
  it("tells commands and settings in plain Node, installing nothing", () => {
    const { status, stdout } = spawnSync(
      process.execPath,
      ["lib/cli/start.mjs", "start", "--help"],
      {
        cwd: root,
        encoding: "utf8",
      },
    );
    expect(status).toBe(0);
    expect(stdout.trim()).toBe(HELP.trim());
  });
});
