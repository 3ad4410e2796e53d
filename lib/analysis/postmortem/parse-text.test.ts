import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  POSTMORTEM_SECTIONS,
  type PostmortemContent,
  type Sentence,
  TIMELINE_KINDS,
} from "@/lib/domain/postmortem";
import { attributeLines } from "./attribute-lines";
import { parseText } from "./parse-text";
import { oneLine, writeText } from "./write-text";

const awkward = fc.constantFrom(
  "[log:1]",
  "\\[span:",
  "\\",
  "- ",
  "## Impact",
  "]",
  "alert: ",
  "[",
);
const words = fc
  .array(fc.oneof(awkward, fc.string()), { minLength: 1, maxLength: 5 })
  .map((parts) => oneLine(parts.join("")))
  .filter((text) => text !== "");
const anchor = fc.oneof(
  fc.nat().map((id) => `span:${id.toString(16).padStart(16, "0")}`),
  fc
    .string({ minLength: 1 })
    .filter((key) => !/[\r\n]/.test(key))
    .map((key) => `span:00000000000000a1#attr=${key}`),
  fc.constantFrom("log:a]b", "metric:cpu@1", "code:a\\b.ts:1", "log:[span:1]"),
);
const by = fc.option(fc.constantFrom("ada", "bob"));
const facts = fc.constantFrom<Sentence["facts"]>(
  [],
  [{ kind: "words", of: "incident.title", text: "Checkout burns" }],
);
const sentence: fc.Arbitrary<Sentence> = fc.record({
  text: words,
  anchors: fc.array(anchor, { maxLength: 3 }),
  by,
  facts,
});
const moment = fc
  .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());
const content: fc.Arbitrary<PostmortemContent> = fc.record({
  sections: fc
    .tuple(...POSTMORTEM_SECTIONS.map(() => fc.array(sentence, { maxLength: 4 })))
    .map((all) => POSTMORTEM_SECTIONS.map((section, i) => ({ section, sentences: all[i] ?? [] }))),
  timeline: fc
    .array(
      fc.record({
        ...{ text: words, anchors: fc.array(anchor, { maxLength: 2 }), by, facts },
        at: moment,
        kind: fc.constantFrom(...TIMELINE_KINDS),
      }),
      { maxLength: 4 },
    )
    .map((entries) => entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))),
});

/** One line may stand twice and be somebody's once: the text alone cannot tell those apart. */
function isToldApart({ sections, timeline }: PostmortemContent): boolean {
  const { timeline: all } = parseText(writeText({ sections, timeline }));
  const lines = [
    ...sections.flatMap(({ sentences }) =>
      sentences.map((one) => JSON.stringify([one.text, one.anchors])),
    ),
    ...all.map((entry) => JSON.stringify(entry)),
  ];
  return new Set(lines).size === lines.length;
}

describe("the text of a postmortem", () => {
  it("reads back as what it was written from, each line whose it was", () => {
    fc.assert(
      fc.property(content.filter(isToldApart), (before) => {
        const written = parseText(writeText(before));
        expect(attributeLines(written, [before], "eve")).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  const before: PostmortemContent = {
    sections: POSTMORTEM_SECTIONS.map((section) => ({
      section,
      sentences:
        section === "summary"
          ? [{ text: "It began.", anchors: ["log:1"], by: null, facts: [] }]
          : [],
    })),
    timeline: [
      {
        at: "2026-11-21T03:26:04.250Z",
        kind: "alert",
        text: "it fires",
        anchors: [],
        by: null,
        facts: [],
      },
    ],
  };

  it("makes what a person added or changed theirs, and keeps the rest whose it was", () => {
    const text = writeText(before)
      .replace("It began.", "It began at night.")
      .replace(
        "## Actions\n",
        "## Actions\n\nAda raises the limit [span:00000000000000a1] [log:2]\n",
      )
      .replace("## Impact", "- 2026-11-21 03:30 rolled back\n\n## Impact");
    const after = attributeLines(parseText(text), [before], "ada");
    expect(after.sections[0]?.sentences).toEqual([
      { text: "It began at night.", anchors: ["log:1"], by: "ada", facts: [] },
    ]);
    expect(after.sections.at(-1)?.sentences).toEqual([
      {
        text: "Ada raises the limit",
        anchors: ["span:00000000000000a1", "log:2"],
        by: "ada",
        facts: [],
      },
    ]);
    expect(after.timeline).toEqual([
      before.timeline[0],
      {
        at: "2026-11-21T03:30:00.000Z",
        kind: "action",
        text: "rolled back",
        anchors: [],
        by: "ada",
        facts: [],
      },
    ]);
  });

  it("leaves out lines that were left empty, however they were spaced", () => {
    const spaced = "## Summary\r\n\r\n-\r\n*  It   began.  [log:1]   [log:2]  \r\n- ";
    expect(parseText(spaced).sections[0]?.sentences).toEqual([
      { text: "It began.", anchors: ["log:1", "log:2"] },
    ]);
  });

  it("keeps whose a line is when it is moved, and not when its anchors are changed", () => {
    const moved = "## Impact\n- It began. [log:1]\n- It began. [log:2]\n";
    const { sections } = attributeLines(parseText(moved), [before], "ada");
    expect(sections[1]?.sentences.map((one) => one.by)).toEqual([null, "ada"]);
  });

  it.each([
    ["words above the first heading", "It began.", 1],
    ["an unknown heading", "## Summary\n\n## Blame\n", 3],
    ["an entry without its time", "## Timeline\n- at night it fires", 2],
    ["a line without end", `## Summary\n${"x ".repeat(20_000)}`, 2],
    ["a line of anchors alone", "## Summary\n- [log:1]", 2],
  ])("names the line of %s", (_what, text, line) => {
    expect(() => parseText(text)).toThrow(
      expect.objectContaining({ code: "invalid_request", details: { line } }),
    );
  });
});
