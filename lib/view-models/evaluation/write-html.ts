import type { CheckedSentence, PostmortemDto } from "@/lib/domain/contracts/postmortem";
import { SECTION_TITLES } from "@/lib/domain/postmortem";
import { escapeHtml } from "@/lib/view-models/format/escape-html";
import { POSTMORTEM_STYLE } from "./postmortem-style";
import {
  despiteWords,
  missingWords,
  momentText,
  numberReferences,
  standingWords,
} from "./postmortem-words";
import { checkedWords, checkText } from "./sentence-check";

/** Even if markup got through, nothing of it would run or be fetched. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * A postmortem as a page that stands alone: no script, nothing fetched, ready to be printed. Each
 * sentence leads to its references at the end, and these below `origin` to the evidence.
 */
export function writeHtml(postmortem: PostmortemDto, origin: string): string {
  const title = escapeHtml(`${postmortem.incidentId}: ${postmortem.title}`);
  const [summary = "", ...others] = postmortem.sections
    .filter(({ sentences }) => sentences.length > 0)
    .map(({ section, sentences }) => {
      const items = sentences.map((one) => `<li>${writeSentence(postmortem, one)}</li>`);
      return `<h2>${SECTION_TITLES[section]}</h2>\n<ul>\n${items.join("\n")}\n</ul>`;
    });
  const parts = [
    `<h1>${title}</h1>`,
    writeHead(postmortem),
    summary,
    writeTimeline(postmortem),
    ...others,
    writeReferences(postmortem, origin),
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}</title>
<style>${POSTMORTEM_STYLE}</style>
</head>
<body>
${parts.filter((part) => part !== "").join("\n")}
</body>
</html>
`;
}

function writeHead(postmortem: PostmortemDto): string {
  const { severity, status } = postmortem;
  const missing = [despiteWords(postmortem), missingWords(postmortem)]
    .filter((part) => part !== "")
    .join(" ");
  const words = `${severity.toUpperCase()}, ${status}. ${standingWords(postmortem)} Times are UTC. ${checkedWords(postmortem)}`;
  const warning = missing === "" ? "" : ` <strong class="missing">${escapeHtml(missing)}</strong>`;
  return `<p class="head">${escapeHtml(words)}${warning}</p>`;
}

function writeSentence(postmortem: PostmortemDto, sentence: CheckedSentence): string {
  const { text, anchors, by, check } = sentence;
  const { numberOf, isMissing } = numberReferences(postmortem);
  const marks = anchors.map((anchor) => {
    const kind = isMissing([anchor]) ? "mark missing" : "mark";
    return `<a class="${kind}" href="#ref-${numberOf(anchor)}">[${numberOf(anchor)}]</a>`;
  });
  const author = by === null ? "" : ` <span class="by">says ${escapeHtml(by)}</span>`;
  const missing = isMissing(anchors) ? ' <span class="missing">(evidence is missing)</span>' : "";
  return `${escapeHtml(text)}${author} ${marks.join(" ")}${missing}${writeCheck(check)}`.trim();
}

function writeCheck(check: CheckedSentence["check"]): string {
  if (check === null) return "";
  const rule = escapeHtml(check.rule);
  return ` <span class="check ${check.verdict}" title="${rule}">${escapeHtml(checkText(check))}</span>`;
}

function writeTimeline(postmortem: PostmortemDto): string {
  if (postmortem.timeline.length === 0) return "";
  const rows = postmortem.timeline.map(
    (entry) =>
      `<tr><td><time datetime="${escapeHtml(entry.at)}">${momentText(entry.at)}</time></td>` +
      `<td class="kind">${entry.kind}</td><td>${writeSentence(postmortem, entry)}</td></tr>`,
  );
  return `<h2>Timeline</h2>\n<table>\n${rows.join("\n")}\n</table>`;
}

function writeReferences({ references }: PostmortemDto, origin: string): string {
  if (references.length === 0) return "";
  const items = references.map(({ anchor, text, path }, index) => {
    const said =
      text === null
        ? '<span class="missing">does not resolve any more</span>'
        : path === null
          ? escapeHtml(text)
          : `<a href="${escapeHtml(origin + path)}">${escapeHtml(text)}</a>`;
    return `<li id="ref-${index + 1}">${said} <span class="anchor">${escapeHtml(anchor)}</span></li>`;
  });
  return `<h2>Evidence</h2>\n<ol class="references">\n${items.join("\n")}\n</ol>`;
}
