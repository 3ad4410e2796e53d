import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { indexEvidence } from "@/lib/analysis/citations/index-evidence";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import type { IncidentId } from "@/lib/domain/ids";
import type { ProjectScope } from "@/lib/domain/project";
import { DEFAULT_ALLOWED_ATTRIBUTES } from "@/lib/domain/redaction/redaction-policy";
import { DEFAULT_ALLOWED_PATTERNS } from "@/lib/domain/redaction/secret-patterns";
import type { ModelChoice, ModelSettings } from "@/lib/llm/model-settings";
import { claimAnalysis, createAnalysis, finishAnalysis } from "@/lib/store/analysis-repository";
import { spansOf, TEST_START_UNIX_NANO } from "@/lib/testing/builders/span-of";
import { citedOf, packInputOf } from "@/lib/testing/cases/recorded-cases";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { type FakeModelServer, startFakeModel } from "@/lib/testing/llm/fake-model-server";
import { packInRequest } from "@/lib/testing/llm/obedient-answer";
import { buildTracepack } from "@/lib/tracepack/build-tracepack";
import { canonicalJson } from "@/lib/tracepack/canonical-json";
import { fitBudget } from "@/lib/tracepack/fit-budget";
import { hashTracepack } from "@/lib/tracepack/hash-tracepack";
import { redactPack } from "@/lib/tracepack/redact-pack";
import { ingestAlertmanager } from "../alert/ingest-alertmanager";
import { askConfiguredModel } from "./ask-configured-model";
import { findSpentBudget } from "./find-spent-budget";
import type { PreparedAnalysis } from "./prepare-analysis";

const test = testDatabase();
const NOW = new Date(Number(TEST_START_UNIX_NANO / 1_000_000n));
const MAIL = "jane.doe@example.com";

let scope: ProjectScope;
let incidentId: IncidentId;
let server: FakeModelServer;
const ctx = () => ({ db: test.db(), scope, now: () => NOW });

beforeAll(async () => {
  // Says where the mail's token stands: the model never sees the mail itself.
  server = await startFakeModel(({ body }) => {
    const message = packInRequest(body).spans[0]?.statusMessage ?? "";
    return {
      kind: "answer",
      text: JSON.stringify({ hypotheses: [], couldNotSee: [`why ${message}`] }),
      pauseMs: 40,
    };
  });
});
afterAll(() => server.stop());

beforeEach(async () => {
  scope = await createTestProject(test.db());
  const payload = AlertmanagerPayload.parse({
    version: "4",
    groupKey: "g",
    status: "firing",
    alerts: [
      {
        status: "firing",
        fingerprint: "f",
        labels: { alertname: "Burn" },
        startsAt: NOW.toISOString(),
      },
    ],
  });
  const { incidentIds } = await ingestAlertmanager(ctx(), payload);
  const [id] = incidentIds;
  if (id === undefined) throw new Error("no incident");
  incidentId = id;
});

function choiceOf(changes: Partial<ModelSettings> = {}): ModelChoice {
  return {
    kind: "on",
    settings: {
      provider: "openai-compatible",
      model: "fake",
      baseUrl: server.url,
      apiKey: "sk-test-0123456789abcdefghij",
      timeoutMs: 20_000,
      maxRunTokens: 200_000,
      maxDayTokens: 2_000,
      maxRunUsd: null,
      maxDayUsd: null,
      maxMinuteRuns: 1,
      price: null,
      ...changes,
    },
  };
}

function prepared(): PreparedAnalysis {
  const window = [
    assembleTrace(spansOf([{ id: "a", name: "GET /", error: `no mail to ${MAIL}` }])),
  ];
  const evidence = citedOf({
    window,
    healthy: [],
    windowLogs: [],
    healthyLogs: [],
    metrics: [],
    changes: [],
  });
  const input = packInputOf(evidence);
  const policy = {
    allowedAttributes: DEFAULT_ALLOWED_ATTRIBUTES,
    tokenKey: "k",
    allowedPatterns: DEFAULT_ALLOWED_PATTERNS,
  };
  const { whole, originals } = redactPack(buildTracepack(input), policy);
  const fitted = fitBudget(whole);
  return {
    index: indexEvidence(evidence, hasFailingRoot),
    ranking: input.ranking,
    originals,
    fitted,
    content: canonicalJson(fitted.pack),
    hash: hashTracepack(fitted.pack),
  };
}

/** A model's run that began now and took so many tokens. */
async function spend(tokens: number): Promise<void> {
  const id = randomUUID();
  const versions = { analyst: "a", ranker: "1", verifier: "1", pack: 1 };
  await createAnalysis(test.db(), scope, {
    id,
    incidentId,
    analyst: "model",
    model: "fake",
    versions,
    requestedAt: NOW,
  });
  await claimAnalysis(test.db(), scope, id, { now: NOW, silentSince: NOW });
  await finishAnalysis(test.db(), scope, id, {
    status: "inconclusive",
    finishedAt: NOW,
    failure: null,
    answer: null,
    usage: { calls: 1, inputTokens: tokens, outputTokens: 0, costUsd: tokens / 1_000 },
    result: null,
  });
}

const ignore = async () => undefined;

describe("the model of the settings", () => {
  it("is shown tokens for what tells of a person, and its answer means the person again", async () => {
    const prompts: string[] = [];
    const { draft } = await askConfiguredModel(
      ctx(),
      prepared(),
      async ({ prompt }) => void (prompt === undefined || prompts.push(prompt)),
      choiceOf(),
    );
    expect(draft.couldNotSee).toEqual([`why no mail to ${MAIL}`]);
    expect(prompts).toHaveLength(1);
    expect(`${prompts.join()}${server.asked.at(-1)?.body}`).not.toContain(MAIL);
    expect(prompts.join()).toMatch(/no mail to \[email#[0-9a-f]{10}\]/);
  });

  it("is not asked when the day's tokens or dollars are used up, nor more often a minute than allowed", async () => {
    const before = server.asked.length;
    await spend(2_000);
    await expect(askConfiguredModel(ctx(), prepared(), ignore, choiceOf())).rejects.toThrow(
      /24 hours/,
    );
    const dear = choiceOf({ maxDayTokens: 1_000_000, maxDayUsd: 2 });
    await expect(askConfiguredModel(ctx(), prepared(), ignore, dear)).rejects.toThrow(
      "models took $2.00 in 24 hours; $2 are allowed by FAULTLINE_LLM_MAX_DAY_USD",
    );
    const limits = { maxDayTokens: 2_000, maxDayUsd: null };
    expect(await findSpentBudget(ctx(), limits)).toContain("FAULTLINE_LLM_MAX_DAY_TOKENS");
    expect(await findSpentBudget(ctx(), { ...limits, maxDayTokens: 2_001 })).toBeNull();
    await spend(1);
    const roomy = choiceOf({ maxDayTokens: 1_000_000, maxDayUsd: 3 });
    await expect(askConfiguredModel(ctx(), prepared(), ignore, roomy)).rejects.toThrow(
      /times a minute/,
    );
    expect(server.asked).toHaveLength(before);
  });

  it("is not asked when the prompt could not be kept first, nor when it is off", async () => {
    const before = server.asked.length;
    const refuse = async () => Promise.reject(new Error("the database is away"));
    await expect(askConfiguredModel(ctx(), prepared(), refuse, choiceOf())).rejects.toThrow();
    const off: ModelChoice = { kind: "off", reason: "FAULTLINE_LLM is off" };
    await expect(askConfiguredModel(ctx(), prepared(), ignore, off)).rejects.toThrow(/is off/);
    expect(server.asked).toHaveLength(before);
  });
});
