import { el, html, type Node, startTag } from '../render/hast.ts';
import { renderLink } from '../render/named-link.ts';
import { said } from '../render/said.ts';
import { settingOf } from '../render/script.ts';
import type { Wording } from '../words/wording.ts';
import type { ClaimRow } from './claims.ts';
import type { Mentioned, MentionRow } from './mentions.ts';
import type { CitedBy } from './references.ts';
import type { SourcePage } from './source-page.ts';

/*
 * The lists of the site as HTML. A large edition has some hundred thousand items in them, and a template takes many times
 * as long for each.
 */

/** What a heading above a list of claims says of all of them already. */
export type SaidAbove = 'verdict' | 'chain' | undefined;

/** Returns the items of a list of claims; with what the facets go by, where the claims stand under their verdicts. */
export function claimItems(
  claims: readonly ClaimRow[],
  above: SaidAbove,
  wording: Wording,
): string {
  return claims.map((claim) => `${html([claimItem(claim, above, wording)])}\n`).join('');
}

function claimItem(claim: ClaimRow, above: SaidAbove, wording: Wording): Node {
  const { verdict, by, kind, source, href, language: lang, direction: dir, asOf } = claim;
  const facets = {
    dataVerdict: verdict.id,
    dataBy: by.id,
    dataKind: kind.id,
    dataSource: source.id,
  };
  const facts: (Node | string)[][] = [
    ...(above === 'verdict'
      ? []
      : [[el('strong', { class: 'verdict', dataTone: claim.tone }, [verdict.name])]]),
    ...(above === 'chain' ? [] : [claim.chain]),
    [kind.name],
    ...(asOf
      ? [said(wording, wording.words.notes.asOf, { date: () => el('bdi', {}, [asOf.text]) }, {})]
      : []),
    ...(source.named ? [[renderLink(source.link)]] : []),
  ];
  return el('li', above === 'verdict' ? facets : {}, [
    el('a', { class: 'quote', href, lang, dir }, [claim.quote]),
    ' ',
    ...(claim.says === undefined
      ? []
      : [
          el('p', { class: 'says', ...settingOf(claim.says, wording.language) }, [claim.says]),
          ' ',
        ]),
    el(
      'p',
      {},
      facts.flatMap((fact, index) => (index === 0 ? fact : [' · ', ...fact])),
    ),
  ]);
}

/** Returns the mentions of an entry, each in its sentence, under the sources that they stand in. */
export function concordance(mentions: readonly Mentioned[], { words }: Wording): string {
  const { inText, inNotes } = words.glossary;
  return mentions
    .map(
      (group) => mentionList(group, group.text, inText) + mentionList(group, group.notes, inNotes),
    )
    .join('');
}

/** The mentions in the words of a source, or in those of its editors. */
function mentionList(group: Mentioned, rows: readonly MentionRow[], words: string): string {
  if (rows.length === 0) return '';
  const where = el('small', {}, [words]);
  const isText = rows === group.text;
  const head = el('h3', {}, [
    renderLink(group.to),
    // Where there are no others, nobody takes them for those in the text.
    ...(group.text.length > 0 ? [' ', where] : []),
  ]);
  const properties = isText ? { class: 'quote', lang: group.language } : {};
  const items = rows.map(({ place, href, sentence, lang, direction: dir }) => {
    const link = html([el('a', { class: 'place', href }, [place])]);
    return `<li>${link} ${startTag(el('span', { ...properties, ...(lang && { lang }), dir }))}${sentence}</span></li>\n`;
  });
  return `${html([head])}\n<ul class="concordance">\n${items.join('')}</ul>\n`;
}

/** Returns what cites a work, by how it bears on the claim. */
export function citedList(cited: readonly CitedBy[], { words }: Wording): string {
  const groups = cited.map(({ relation, links }) => {
    const items = links.map((link) => el('dd', {}, [renderLink(link)]));
    return el('div', { class: relation }, [
      el('dt', {}, [words.references[relation]]),
      ...items.flatMap((item) => ['\n', item]),
    ]);
  });
  return html([el('dl', { class: 'cited' }, groups)]);
}

/** Returns the entries that a page mentions, each with what it is. A name runs by itself alone: what it is may run otherwise. */
export function mentionedList(mentioned: SourcePage['mentioned']): string {
  const entries = mentioned.map(({ id, term, kind, definition }) =>
    el('div', { id: `term-${id}` }, [
      el('dt', {}, [renderLink(term), ' ', el('small', {}, [kind])]),
      '\n',
      el('dd', {}, definition),
    ]),
  );
  return entries.map((entry) => `${html([entry])}\n`).join('');
}
