import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ImportBody } from "@/lib/domain/contracts/gold";
import { encodeTraces } from "@/lib/otlp/encode-traces";
import { readCaseFolder } from "@/lib/services/evaluation/read-case-folder";
import { spanIdOf } from "@/lib/testing/builders/ids";
import { spansOf } from "@/lib/testing/builders/span-of";
import { runGold } from "./run-gold";

const traces = JSON.stringify(encodeTraces(spansOf([{ id: "a", trace: "t" }])));
const LINE = {
  schemaVersion: 1,
  id: "inc-7",
  version: 2,
  incident: "INC-7",
  split: "dev",
  tags: ["demo"],
  label: { incident_id: "INC-7", root_service: "payments", fault_type: "timeout" },
  evidenceHash: "e",
  contentHash: "c",
  frozenBy: "ada",
  createdAt: "2026-11-21T00:00:00.000Z",
  retired: null,
  evidence: {
    "traces.otlp.json": traces,
    "logs.otlp.json": `{"resourceLogs":[]}${" ".repeat(70_000)}`,
  },
};

let folder: string;
let server: Server;
let posted: unknown[];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "faultline-gold-"));
  posted = [];
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      if (request.method === "GET") {
        response.end(`${JSON.stringify(LINE)}\n`);
        return;
      }
      posted.push(JSON.parse(Buffer.concat(parts).toString()));
      response.end(JSON.stringify({ imported: 1, unchanged: 0, items: [] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  vi.restoreAllMocks();
  server.close();
  await rm(folder, { recursive: true });
});

function run(deed: string) {
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return runGold([deed, folder, "--endpoint", `http://127.0.0.1:${port}`]);
}

describe("faultline gold", () => {
  it("writes case folders that `evaluate` reads, large files gzipped, and never over others", async () => {
    expect(await run("export")).toBe(0);
    const target = path.join(folder, "inc-7");
    expect((await readdir(target)).sort()).toEqual([
      "case.json",
      "label.json",
      "logs.otlp.json.gz",
      "traces.otlp.json",
    ]);
    expect(await readFile(path.join(target, "label.json"), "utf8")).not.toContain("spanId");
    const read = await readCaseFolder(folder, target);
    expect(read.label).toMatchObject({ root_service: "payments" });
    expect(read.problems).toEqual([]);
    expect(JSON.stringify(read.evidence.window[0]?.nodes.map((node) => node.id))).toContain(
      spanIdOf("a"),
    );
    await expect(run("export")).rejects.toThrow(/is not empty/);
  });

  it("sends each folder with its name, label and files", async () => {
    await run("export");
    expect(await run("import")).toBe(0);
    const [body] = posted.map((one) => ImportBody.parse(one));
    expect(body?.cases[0]).toMatchObject({
      id: "inc-7",
      incident: "INC-7",
      split: "dev",
      tags: ["demo"],
      label: LINE.label,
      evidence: LINE.evidence,
    });
  });

  it("says how it is used", async () => {
    expect(await runGold(["forget", folder])).toBe(2);
  });
});
