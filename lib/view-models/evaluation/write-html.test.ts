import { expect, it } from "vitest";
import type { PostmortemDto } from "@/lib/domain/contracts/postmortem";
import { writeHtml } from "./write-html";

const HOSTILE = `"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;`;
const BAD = {
  verdict: "contradicted",
  rule: "it is counted again",
  claimed: "3",
  found: `2 ${HOSTILE}`,
} as const;
const postmortem: PostmortemDto = {
  incidentId: "INC-1",
  title: HOSTILE,
  severity: "sev2",
  status: "resolved",
  openedAt: "2026-11-21T03:26:04.000Z",
  resolvedAt: null,
  services: [],
  sections: [
    {
      section: "summary",
      sentences: [{ text: HOSTILE, anchors: ["log:1"], by: HOSTILE, facts: [], check: null }],
    },
    { section: "impact", sentences: [] },
    {
      section: "actions",
      sentences: [{ text: "Do.", anchors: [`log:${HOSTILE}`], by: null, facts: [], check: BAD }],
    },
  ],
  timeline: [
    {
      at: "2026-11-21T03:26:04.000Z",
      kind: "alert",
      text: HOSTILE,
      anchors: [],
      by: null,
      facts: [],
      check: null,
    },
  ],
  references: [
    { anchor: "log:1", text: HOSTILE, path: '/incidents/INC-1?trace=1&span="2' },
    { anchor: `log:${HOSTILE}`, text: null, path: null },
  ],
  stored: {
    number: 3,
    version: 2,
    status: "reviewed",
    author: HOSTILE,
    at: "2026-11-21T04:00:00Z",
    despite: [],
  },
  latest: 3,
  text: "",
};

it("holds no markup but its own, whatever telemetry and people say", () => {
  const html = writeHtml(postmortem, "http://here");
  const tags = [...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, name]) => name);
  expect(new Set(tags)).not.toContain("script");
  expect(new Set(tags)).not.toContain("img");
  expect(html).not.toMatch(/<[^>]*\son\w+=/);
  expect(html.split("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;").length).toBe(10);
  expect(html).toContain('href="http://here/incidents/INC-1?trace=1&amp;span=&quot;2"');
});

it("stands alone, prints, and marks what does not resolve any more", () => {
  const html = writeHtml(postmortem, "http://here");
  expect(html).not.toMatch(/<link|src=(?!x)|@import|url\(/);
  expect(html).toContain("@media print");
  expect(html).toContain("1 citation does not resolve any more.");
  expect(html).toContain('<a class="mark missing" href="#ref-2">[2]</a>');
  expect(html).toContain('<li id="ref-2"><span class="missing">does not resolve any more</span>');
  expect(html).toContain("Version 2, reviewed by");
  expect(html).not.toContain("<h2>Impact</h2>");
  expect(html).toContain("0 sentences verified, 1 contradicted.");
  expect(html).toContain(">✕ contradicted: it says 3, found is 2 ");
});
