import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { containerOf } from "./container-of";

const ID = "6b742e38ee3a212239e6d48b2954435a6b742e38ee3a212239e6d48b2954435a";
let root: string;

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "faultline-proc-"));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function processOf(pid: number, cgroup: string, status: string): void {
  mkdirSync(path.join(root, String(pid)));
  writeFileSync(path.join(root, String(pid), "cgroup"), cgroup);
  writeFileSync(path.join(root, String(pid), "status"), status);
}

it("finds the container and the number in it, however the runtime names its groups", () => {
  const status = "Name:\tnode\nNSpid:\t64746\t12\n";
  processOf(1, `0::/system.slice/docker-${ID}.scope\n`, status);
  processOf(2, `0::/kubepods.slice/pod7.slice/cri-containerd-${ID}.scope\n`, status);
  processOf(3, `12:pids:/docker/${ID}\n11:cpu:/docker/${ID}\n`, status);
  for (const pid of [1, 2, 3]) {
    expect(containerOf(pid, root)).toEqual({ containerId: ID, namespacePid: 12 });
  }
});

it("finds none for a process of the host, nor for one that has ended", () => {
  processOf(4, "0::/user.slice/session-1.scope\n", "NSpid:\t4\n");
  expect(containerOf(4, root)).toBeNull();
  expect(containerOf(5, root)).toBeNull();
});
