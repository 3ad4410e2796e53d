import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { identifyProcess, stillRuns } from "./process-identity.mjs";
import { tryLock, withLock } from "./process-lock.mjs";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "faultline-lock-"));
  file = path.join(folder, "the.lock");
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the process lock", () => {
  it("is held by one at a time, and tells the others who holds it", () => {
    const first = tryLock(file, "building");
    expect(first.kind).toBe("held");
    expect(tryLock(file, "building too")).toMatchObject({
      kind: "busy",
      holder: { pid: process.pid, about: "building" },
    });
    if (first.kind === "held") first.release();
    expect(tryLock(file, "building").kind).toBe("held");
  });

  it("is free when its holder was killed", async () => {
    const holder = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1e6)"]);
    const identity = identifyProcess(holder.pid ?? 0);
    writeFileSync(file, JSON.stringify({ ...identity, about: "building" }));
    expect(tryLock(file, "next").kind).toBe("busy");
    const gone = new Promise((resolve) => holder.once("exit", resolve));
    holder.kill("SIGKILL");
    await gone;
    expect(tryLock(file, "next").kind).toBe("held");
  });

  it("is free when its holder's pid now belongs to a process that started later", () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, startedAt: "1", about: "building" }));
    expect(tryLock(file, "next").kind).toBe("held");
  });

  it("is free when its file is damaged", () => {
    writeFileSync(file, '{"pid": 1');
    expect(tryLock(file, "next").kind).toBe("held");
  });

  it("is given free after work that failed, and leaves no file behind", async () => {
    const fail = () => withLock(file, "failing", () => Promise.reject(new Error("broken")));
    await expect(fail()).rejects.toThrow("broken");
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("identifyProcess", () => {
  it("tells a running process from one that has ended", async () => {
    const child = spawn(process.execPath, ["--eval", "setInterval(() => {}, 1e6)"]);
    const identity = identifyProcess(child.pid ?? 0);
    expect(identity && stillRuns(identity)).toBe(true);
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
    expect(identity && stillRuns(identity)).toBe(false);
  });
});
