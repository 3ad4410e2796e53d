import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { ModelSettingsBody } from "@/lib/domain/contracts/settings";
import { PrivacySettings } from "@/lib/domain/redaction/privacy-settings";
import { parseEnv } from "@/lib/env";
import { FIRED_MS, fireIncident, MANY } from "@/lib/testing/builders/fired-incident";
import { createTestProject, testDatabase } from "@/lib/testing/database";
import { getTracepack } from "../analysis/get-tracepack";
import { type getModelSettings, updateModelSettings } from "./model-settings";
import { updatePrivacy } from "./privacy";
import { resolveModel } from "./resolve-model";
import { openSecret, sealSecret } from "./seal-secret";
import { secretKey } from "./secret-key";

const test = testDatabase();
const KEY = "sk-very-secret-0123456789";
const folder = await mkdtemp(path.join(tmpdir(), "faultline-key-"));
const settings = (changes = {}) => parseEnv({ FAULTLINE_DATA_DIR: folder, ...changes });

let ctx: Parameters<typeof getModelSettings>[0];

beforeEach(async () => {
  const scope = await createTestProject(test.db());
  ctx = { db: test.db(), scope, now: () => new Date(FIRED_MS + 60_000) };
});
afterAll(() => rm(folder, { recursive: true }));

const choose = (changes: object = {}) =>
  updateModelSettings(
    ctx,
    ModelSettingsBody.parse({
      isEnabled: true,
      chosen: { provider: "openai-compatible", model: "m", baseUrl: "http://127.0.0.1:9/v1" },
      ...changes,
    }),
    settings(),
  );
const keyNow = async () => {
  const choice = await resolveModel(ctx, settings());
  return choice.kind === "on" ? choice.settings.apiKey : choice.reason;
};

describe("a sealed secret", () => {
  it("opens by its key and for its purpose alone, and not when a character was changed", () => {
    const key = randomBytes(32);
    const sealed = sealSecret(key, KEY, "here");
    expect(openSecret(key, sealed, "here")).toBe(KEY);
    expect(sealSecret(key, KEY, "here")).not.toBe(sealed);
    expect(openSecret(key, sealed, "there")).toBeNull();
    expect(openSecret(randomBytes(32), sealed, "here")).toBeNull();
    const opened = [...sealed].map((digit, i) =>
      openSecret(
        key,
        `${sealed.slice(0, i)}${digit === "A" ? "B" : "A"}${sealed.slice(i + 1)}`,
        "here",
      ),
    );
    // The last digit of a part may hold bits that stand for nothing.
    expect(opened.filter((one) => one !== null).length).toBeLessThanOrEqual(3);
    expect(opened.every((one) => one === null || one === KEY)).toBe(true);
  });

  it("has a key of its own in the data folder, that only its owner can read", async () => {
    const [one, two] = await Promise.all([secretKey(settings()), secretKey(settings())]);
    expect(one.equals(two)).toBe(true);
    expect((await stat(path.join(folder, "secret.key"))).mode & 0o777).toBe(0o600);
    const named = await secretKey(settings({ FAULTLINE_SECRET_KEY: "a long enough text" }));
    expect(named.equals(one)).toBe(false);
    expect(named).toHaveLength(32);
  });
});

describe("the model chosen in the app", () => {
  it("is asked with its key, which no answer and no row of the database holds", async () => {
    const told = await choose({ apiKey: KEY });
    expect(told).toMatchObject({ hasKey: true, asked: { host: "127.0.0.1:9", model: "m" } });
    expect(JSON.stringify(told)).not.toContain(KEY);
    expect(await keyNow()).toBe(KEY);
    const { rows } = await test
      .db()
      .pool.query("select * from model_settings where project_id = $1", [ctx.scope.projectId]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(KEY);
    expect(await readFile(path.join(folder, "secret.key"), "utf8")).not.toContain(KEY);
  });

  it("keeps its key while the address stays, and loses it when that changes", async () => {
    await choose({ apiKey: KEY });
    await choose();
    expect(await keyNow()).toBe(KEY);
    const elsewhere = { provider: "openai-compatible", model: "m", baseUrl: "http://evil.test/v1" };
    expect(await choose({ chosen: elsewhere })).toMatchObject({ hasKey: false });
    expect(await keyNow()).toBeNull();
  });

  it("cannot be moved to another address in the database behind the app's back", async () => {
    await choose({ apiKey: KEY });
    await test
      .db()
      .pool.query("update model_settings set base_url = 'http://evil.test' where project_id = $1", [
        ctx.scope.projectId,
      ]);
    expect(await keyNow()).toMatch(/cannot be decrypted/);
  });

  it("is not asked once it is switched off, nor is that of the environment, which else goes first", async () => {
    const named = settings({
      FAULTLINE_LLM_PROVIDER: "anthropic",
      FAULTLINE_LLM_MODEL: "other",
      FAULTLINE_LLM_API_KEY: "key",
    });
    await choose();
    expect(await resolveModel(ctx, named)).toMatchObject({ settings: { model: "other" } });
    await choose({ isEnabled: false });
    expect(await resolveModel(ctx, named)).toMatchObject({ kind: "off" });
    await choose();
    expect(await resolveModel(ctx, settings({ FAULTLINE_LLM: "off" }))).toMatchObject({
      kind: "off",
    });
    const other = { ...ctx, scope: await createTestProject(test.db()) };
    expect(await resolveModel(other, settings())).toMatchObject({ kind: "off" });
  });
});

describe("the privacy of a project", () => {
  it("decides what the pack holds, tokens standing for the same each time and telling here what for", async () => {
    const id = await fireIncident(ctx, "orders", MANY);
    const before = await getTracepack(ctx, id, {});
    expect(before.content).not.toContain('"ETH"');
    expect(before.originals).toBeNull();
    const revealed = await getTracepack(ctx, id, { reveal: true });
    expect(revealed.content).toBe(before.content);
    const [token] =
      Object.entries(revealed.originals ?? {}).find(([, original]) => original === "ETH") ?? [];
    expect(before.content).toContain(token);
    await updatePrivacy(ctx, PrivacySettings.parse({ allowedAttributes: ["curr*"] }));
    expect((await getTracepack(ctx, id, {})).content).toContain('"ETH"');
    await updatePrivacy(ctx, PrivacySettings.parse({ withheldAttributes: ["http.route"] }));
    const withheld = await getTracepack(ctx, id, {});
    expect(withheld.content).toContain(token);
    expect(withheld.content).not.toContain('["http.route","/orders"]');
  });

  it("cannot be made to let a secret out", () => {
    for (const name of ["jwt", "private-key", "card", "named-secret"]) {
      expect(PrivacySettings.safeParse({ allowedPatterns: [name] }).success).toBe(false);
    }
    expect(PrivacySettings.safeParse({ allowedAttributes: ["*"] }).success).toBe(false);
  });
});
