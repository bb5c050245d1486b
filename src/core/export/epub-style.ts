import { columnWidths } from '../render/columns.ts';
import { plainToneRules } from '../render/tones.ts';

/** The style sheet of an EPUB: what must be told apart, and else what the reader's own settings say. */
export const style = `body { line-height: 1.5; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6 { line-height: 1.2; text-align: start; hyphens: none; break-after: avoid; }
.details, .claim-line, .backs, .number { font-size: 0.85em; }
.number { font-weight: bold; margin-bottom: 0; }
.source { margin: 1.5em 0; }
.source.keep { white-space: pre-wrap; }
.source .para { font-size: 0.7em; margin-inline-end: 0.5em; text-decoration: none; }
.mark { font-size: 0.7em; line-height: 0; }
.source .para, .mark { -webkit-user-select: none; user-select: none; }
.rows { list-style: none; padding: 0; }
.row { margin: 1.5em 0; }
.row figure { margin: 0.5em 0; }
.row figcaption { font-size: 0.85em; }
.row blockquote { margin: 0.2em 0 0; }
.row blockquote.keep { white-space: pre-wrap; }
mark.words, mark.signs, mark.case { background: none; color: inherit; text-decoration: underline 2px; }
mark.signs { text-decoration-style: wavy; text-decoration-thickness: 1px; }
mark.case { text-decoration-style: dotted; }
.unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
mark.claim { background: none; color: inherit; }
${plainToneRules()}a.term { color: inherit; text-decoration: underline 1px dotted; }
aside { border-inline-start: 2px solid; padding-inline-start: 0.8em; margin: 1em 0; }
dt { font-weight: bold; margin-top: 0.6em; }
dd { margin-inline-start: 1em; }
img { max-width: 100%; height: auto; }
figure { margin: 1em 0; }
figcaption { font-size: 0.85em; }
pre { white-space: pre-wrap; }
code { font-size: 0.85em; }
table { border-collapse: collapse; }
th, td { padding-block: 0.2em; padding-inline-end: 0.6em; border-bottom: 1px solid; text-align: start; vertical-align: top; }
.align-right { text-align: end; }
.align-center { text-align: center; }
[dir="rtl"] em, [dir="rtl"] i, [dir="rtl"] cite { font-style: normal; }
[dir="rtl"] em { font-weight: bold; }
em:lang(zh), i:lang(zh), em:lang(ja), i:lang(ja), em:lang(ko), i:lang(ko), em:lang(und-Hani), i:lang(und-Hani) { font-style: normal; }
em:lang(zh), em:lang(ja), em:lang(ko), em:lang(und-Hani) { text-emphasis: filled dot; }
`;

/** The rules for how the original looks, which only books have that tell it. */
export const renditionStyle = `sup.hi, sub.hi { font-size: 0.75em; line-height: 0; }
.small-caps { font-variant: small-caps; }
[dir="rtl"] i.hi { font-weight: bold; }
.unclear { -webkit-text-emphasis: dot; text-emphasis: dot; -webkit-text-emphasis-position: under right; text-emphasis-position: under right; }
.supplied { border-inline-start: 1px solid; border-inline-end: 1px solid; border-top: 1px dotted; }
ins.add { vertical-align: 0.2em; font-size: 0.86em; line-height: 0; text-decoration: none; }
sup .hi, sub .hi, ins .hi, sup .add, sub .add, ins .add { vertical-align: baseline; font-size: 1em; }
.missing { font-size: 0.8em; font-style: italic; }
.own-note { font-size: 0.86em; }
.own-back { font-size: 0.75em; padding: 0 0.3em; text-decoration: none; -webkit-user-select: none; user-select: none; }
.page { font-size: 0.7em; line-height: 0; padding: 0 0.2em; }
div.page { line-height: 1; }
figure.scan { break-inside: avoid; }
.legend { font-size: 0.85em; }
`;

/** The rules for blocks that stand in columns, which only books have that have some. */
export const columnStyle = `.columns { font-family: monospace; font-size: 0.5em; white-space: pre-wrap; }
.columns br { display: none; }
.columns > .para { display: block; }
.columns .mark, .columns .missing, .columns .page, .columns .own-back { display: inline-block; width: 0; padding: 0; white-space: nowrap; }
.columns .missing, .columns .page, .columns .own-back { font-size: 0.6em; line-height: 1.1; vertical-align: 1.8em; vertical-align: calc(0.7em + 1.1em * var(--level, 1)); }
.columns .hi, .columns .add, .columns .own-note { font-size: 1em; font-variant: normal; }
.columns .supplied { margin-inline: -1px; }
${columnWidths()}@supports (font-size: 1cqi) {
.source, .source blockquote, .tables, .row, .cell { container-type: inline-size; }
.columns { font-size: max(0.42em, min(0.875em, 100cqi / (0.61 * var(--columns)))); }
}
`;
