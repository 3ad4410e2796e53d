import { expect, it } from "vitest";
import type { PostmortemDto } from "@/lib/domain/contracts/postmortem";
import { writeMarkdown } from "./write-markdown";

const SOUND = { verdict: "supported", rule: "it is read again", claimed: "a", found: "a" } as const;
const draft: PostmortemDto = {
  incidentId: "INC-1",
  title: "Checkout <b>burns</b>",
  severity: "sev2",
  status: "resolved",
  openedAt: "2026-11-21T03:26:04.000Z",
  resolvedAt: null,
  services: ["payments"],
  sections: [
    {
      section: "summary",
      sentences: [
        {
          text: "It began.",
          anchors: ["span:00000000000000a1"],
          by: null,
          facts: [],
          check: SOUND,
        },
      ],
    },
    {
      section: "root-cause",
      sentences: [
        { text: "[click](http://x)", anchors: ["log:1"], by: "ada", facts: [], check: null },
      ],
    },
  ],
  timeline: [
    {
      at: "2026-11-21T03:26:04.000Z",
      kind: "change",
      text: "a|b",
      anchors: [],
      by: null,
      facts: [],
      check: null,
    },
  ],
  references: [
    { anchor: "span:00000000000000a1", text: "payments Charge", path: "/incidents/INC-1?span=a1" },
    { anchor: "log:1", text: null, path: null },
  ],
  stored: null,
  latest: null,
  text: "",
};

it("writes each sentence with its evidence, the timeline behind the summary, markup as text", () => {
  expect(writeMarkdown(draft, "http://here")).toBe(`# INC-1: Checkout \\<b\\>burns\\</b\\>

SEV2, resolved. A draft put together from the evidence. Times are UTC. 1 sentence verified. 1 citation does not resolve any more.

## Summary

- It began.[^1] _(✓ verified)_

## Timeline

| Time | What | |
|---|---|---|
| 2026-11-21 03:26:04 | change | a\\|b |

## Root cause

- \\[click\\](http://x)[^2] (ada) (evidence is missing)

[^1]: \`span:00000000000000a1\` [payments Charge](http://here/incidents/INC-1?span=a1)
[^2]: \`log:1\` does not resolve any more
`);
});
