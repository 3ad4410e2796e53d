import { describe, expect, it } from "vitest";
import { writeHypotheses } from "@/lib/analysis/analyst/write-hypotheses";
import { hasFailingRoot } from "@/lib/analysis/citations/failing-root";
import { indexEvidence } from "@/lib/analysis/citations/index-evidence";
import { judgeHypothesis } from "@/lib/analysis/citations/judge-hypothesis";
import { createVerifier } from "@/lib/analysis/citations/verify-claim";
import { rankSuspects } from "@/lib/analysis/suspects/rank-suspects";
import { assembleTrace } from "@/lib/analysis/trace/assemble-trace";
import { DEFAULT_ALLOWED_ATTRIBUTES } from "@/lib/domain/redaction/redaction-policy";
import { DEFAULT_ALLOWED_PATTERNS } from "@/lib/domain/redaction/secret-patterns";
import { logRecordOf } from "@/lib/testing/builders/log-record-of";
import { exceptionAt, spansOf } from "@/lib/testing/builders/span-of";
import { citedOf, packInputOf } from "@/lib/testing/cases/recorded-cases";
import { ADVERSARIAL_SAMPLES } from "@/lib/testing/llm/adversarial-samples";
import { obedientAnswer, packInRequest } from "@/lib/testing/llm/obedient-answer";
import { buildTracepack } from "@/lib/tracepack/build-tracepack";
import { canonicalJson } from "@/lib/tracepack/canonical-json";
import { fitBudget } from "@/lib/tracepack/fit-budget";
import { hashTracepack } from "@/lib/tracepack/hash-tracepack";
import { redactPack } from "@/lib/tracepack/redact-pack";
import { writeAnalysisPrompt } from "./analysis-prompt";
import { parseAnswer } from "./parse-answer";

const POLICY = {
  allowedAttributes: DEFAULT_ALLOWED_ATTRIBUTES,
  tokenKey: "key",
  allowedPatterns: DEFAULT_ALLOWED_PATTERNS,
};

/** An incident in which strangers could write into a line, an address, a header, a name, an error. */
function evidenceWith(sample: string) {
  const request = (trace: string, fails: boolean) => {
    const error = fails ? { error: "boom" } : {};
    return spansOf([
      { id: `${trace}-in`, trace, service: "gateway", name: "GET /pay", lasts: 50, ...error },
      {
        id: `${trace}-pay`,
        trace,
        parent: `${trace}-in`,
        service: "payments",
        name: "charge",
        at: 5,
        lasts: 30,
        attributes: { "http.url": `https://shop/${sample}`, "http.request.header.x": sample },
        ...error,
        ...(fails
          ? { events: [exceptionAt(20, "OverflowError", `too many digits ${sample}`)] }
          : {}),
      },
      {
        id: `${trace}-odd`,
        trace,
        parent: `${trace}-in`,
        service: "gateway",
        name: `GET ${sample}`,
      },
    ]);
  };
  const labels = (prefix: string, n: number) =>
    Array.from({ length: n }, (_, i) => `${prefix}${i}`);
  return citedOf({
    window: labels("f", 4).map((label) => assembleTrace(request(label, true))),
    healthy: labels("h", 6).map((label) => assembleTrace(request(label, false))),
    windowLogs: [
      logRecordOf({
        id: "l",
        service: "payments",
        trace: "f0",
        span: "f0-pay",
        severity: 17,
        body: sample,
      }),
    ],
    healthyLogs: [],
    metrics: [],
    changes: [],
  });
}

describe("100 adversarial texts in telemetry", () => {
  it("are a hundred and all different", () => {
    expect(new Set(ADVERSARIAL_SAMPLES).size).toBe(100);
  });

  it("leave the prompt's marks whole, and what stands between them the very pack", () => {
    for (const sample of ADVERSARIAL_SAMPLES) {
      const { whole } = redactPack(buildTracepack(packInputOf(evidenceWith(sample))), POLICY);
      const { pack } = fitBudget(whole);
      const hash = hashTracepack(pack);
      const { user } = writeAnalysisPrompt(canonicalJson(pack), hash);
      expect(user.split(`TELEMETRY-${hash.slice(0, 24)}`)).toHaveLength(3);
      expect(user.match(/<<<|>>>/g)).toEqual(["<<<", ">>>"]);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be there
      expect(user).not.toMatch(/[\u0000-\u0009\u001b\u200b\u202e\u2066]/);
      const body = JSON.stringify({ messages: [{ role: "user", content: user }] });
      expect(canonicalJson(packInRequest(body))).toBe(canonicalJson(pack));
    }
  }, 60_000);

  it("get nothing published when a model obeys them, and change no verdict of the built-in analyst", () => {
    let rejected = 0;
    for (const sample of ADVERSARIAL_SAMPLES) {
      const evidence = evidenceWith(sample);
      const index = indexEvidence(evidence, hasFailingRoot);
      const verify = createVerifier(index);
      const pack = fitBudget(buildTracepack(packInputOf(evidence))).pack;
      const parsed = parseAnswer(JSON.stringify(obedientAnswer(pack)));
      if (!parsed.ok) throw new Error(parsed.problem);
      const judged = parsed.draft.hypotheses.map((one) => judgeHypothesis(one, index, verify));
      for (const one of judged) {
        const isMadeUp = one.draft.rootSpanIds.includes("deadbeefdeadbeef");
        if (isMadeUp) rejected += one.isPublished ? 0 : 1;
        expect(one.isPublished).toBe(!isMadeUp);
      }
      const builtIn = writeHypotheses(index, rankSuspects(evidence)).hypotheses;
      for (const one of builtIn.map((draft) => judgeHypothesis(draft, index, verify))) {
        for (const { verification } of one.claims) expect(verification.verdict).toBe("supported");
        if (one.isPublished) expect(one.draft.title).toMatch(/^(payments|gateway)/);
      }
    }
    console.info(`${rejected} of ${ADVERSARIAL_SAMPLES.length} obedient answers rejected`);
    expect(rejected).toBe(ADVERSARIAL_SAMPLES.length);
  }, 60_000);
});
