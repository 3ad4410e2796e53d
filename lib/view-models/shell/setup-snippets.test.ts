import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { AlertmanagerPayload } from "@/lib/domain/contracts/intake";
import { setupSnippets } from "./setup-snippets";

const ORIGIN = "http://127.0.0.1:4321";

/** Runs a snippet in a shell whose `curl` prints the body instead of sending it. */
function bodyOf(title: string): unknown {
  const snippet = setupSnippets(ORIGIN).find((candidate) => candidate.title === title);
  const script = `curl() { for last; do :; done; printf %s "$last"; }\n${snippet?.text}`;
  return JSON.parse(execFileSync("sh", ["-c", script], { encoding: "utf8" }));
}

it("names this very server in every snippet", () => {
  for (const snippet of setupSnippets(ORIGIN)) expect(snippet.text).toContain(ORIGIN);
});

it("sends an alert that the intake accepts when it is run as it stands", () => {
  expect(AlertmanagerPayload.safeParse(bodyOf("Try it: one alert")).success).toBe(true);
});

it("sends a span of now with fresh ids when it is run as it stands", () => {
  const body = JSON.stringify(bodyOf("Try it: one span"));
  expect(body).toMatch(/"traceId":"[0-9a-f]{32}","spanId":"[0-9a-f]{16}"/);
  const startS = Number(/"startTimeUnixNano":"([0-9]{10})000000000"/.exec(body)?.[1]);
  expect(Math.abs(Date.now() / 1000 - startS)).toBeLessThan(60);
});
