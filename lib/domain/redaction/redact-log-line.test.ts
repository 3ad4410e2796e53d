import pino from "pino";
import { describe, expect, it } from "vitest";
import { seededRandom } from "@/lib/testing/builders/seeded-random";
import { contextFor, drawSecret, SECRET_KINDS } from "@/lib/testing/cases/seeded-secrets";
import { redactLogLine } from "./redact-log-line";

const PER_KIND = 40;

/** What a logger writes that is made as the app's is. */
function written(log: (logger: pino.Logger) => void): string {
  const lines: string[] = [];
  log(pino({ name: "test" }, { write: (line) => void lines.push(redactLogLine(line)) }));
  return lines.join("");
}

describe("a line of the log", () => {
  it("is without at least 99 % of seeded secrets, in messages, fields, errors and their stacks", () => {
    const random = seededRandom(11);
    const missed: string[] = [];
    let count = 0;
    for (const kind of SECRET_KINDS) {
      for (let i = 0; i < PER_KIND; i += 1) {
        const secret = drawSecret(kind, random);
        const text = contextFor(secret, random);
        const error = new Error(text, { cause: new Error(text) });
        const lines = [
          written((log) => log.info(text)),
          written((log) => log.warn({ detail: { texts: [text] } }, "it said")),
          written((log) => log.error({ err: error }, "it failed")),
        ];
        for (const line of lines) {
          count += 1;
          JSON.parse(line);
          if (line.includes(JSON.stringify(secret).slice(1, -1))) missed.push(`${kind}: ${text}`);
        }
      }
    }
    const recall = (100 * (count - missed.length)) / count;
    console.info(`${count} secrets logged, ${recall.toFixed(2)} % taken out`, missed.slice(0, 5));
    expect(recall).toBeGreaterThanOrEqual(99);
  });

  it("has no value of a field that is called a secret, and is else as it was written", () => {
    const line = written((log) => log.info({ apiKey: "abc", tokens: 12, spanId: "00ff" }, "asked"));
    expect(JSON.parse(line)).toMatchObject({
      apiKey: "[removed]",
      tokens: 12,
      spanId: "00ff",
      msg: "asked",
      name: "test",
    });
    expect(redactLogLine("mail to jane@example.com")).toBe("mail to [email]\n");
  });
});
