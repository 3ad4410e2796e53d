/** Of a postmortem that stands alone: read on a screen in light or dark, and printed on paper. */
export const POSTMORTEM_STYLE = `
:root { color-scheme: light dark; }
body { max-width: 80ch; margin: 32px auto; padding: 0 16px; font: 15px/1.5 system-ui, sans-serif;
  color: #1d2430; background: #fff; overflow-wrap: anywhere; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 24px 0 6px; padding-bottom: 3px; border-bottom: 1px solid #d9dde4; }
p.head, .by, time, .kind, .anchor { color: #56606f; }
ul { margin: 0; padding-left: 20px; }
li { margin: 0 0 4px; }
table { width: 100%; border-collapse: collapse; }
td { padding: 3px 10px 3px 0; vertical-align: top; border-bottom: 1px solid #eceef2; }
td:nth-child(-n+2) { white-space: nowrap; }
a { color: #1d55c4; text-decoration: none; }
.mark { font-size: 12px; vertical-align: super; line-height: 0; }
.by { font-style: italic; }
.missing { color: #8a4b00; }
.check { font-size: 12px; color: #56606f; white-space: nowrap; }
.check.contradicted, .check.not-found { color: #b3261e; font-weight: 600; white-space: normal; }
ol.references { padding-left: 28px; font-size: 13px; }
.anchor { font-family: ui-monospace, monospace; font-size: 12px; }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9ee; background: #171a20; }
  h2, td { border-color: #353b46; }
  p.head, .by, time, .kind, .anchor { color: #a9b2c0; }
  a { color: #86b2ff; }
  .missing { color: #f0b45c; }
  .check { color: #a9b2c0; }
  .check.contradicted, .check.not-found { color: #ff8a80; }
}
@media print {
  @page { margin: 18mm; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; color: #000; background: #fff; }
  h2, td { border-color: #bbb; }
  h2 { break-after: avoid; }
  li, tr { break-inside: avoid; }
  a, p.head, .by, time, .kind, .anchor, .check { color: #000; }
  .missing { color: #000; text-decoration: underline wavy; }
  .references a::after { content: " <" attr(href) ">"; font-size: 8.5pt; }
}
`;
