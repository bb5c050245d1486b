import { expect, test } from 'vitest';
import { el } from '../../../src/core/render/hast.ts';
import type { ClaimRow } from '../../../src/core/view/claims.ts';
import {
  citedList,
  claimItems,
  concordance,
  mentionedList,
} from '../../../src/core/view/list-html.ts';
import type { Mentioned } from '../../../src/core/view/mentions.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';

const claim: ClaimRow = {
  href: '/sources/a/#claim-x',
  quote: 'It is < 5',
  language: 'fr',
  direction: 'ltr',
  by: { id: 'envoy', name: 'Envoy' },
  chain: [el('a', { href: '/glossary/envoy/' }, ['Envoy'])],
  chainIds: ['envoy'],
  kind: { id: 'event', name: 'Event' },
  verdict: { id: 'open', name: 'Open' },
  tone: 'warn',
  source: { id: 'a', name: 'A', link: { text: 'A & B', href: '/sources/a/' }, named: true },
  publisher: undefined,
};
const quote = '<a class="quote" href="/sources/a/#claim-x" lang="fr" dir="ltr">It is &lt; 5</a>';
const chain = '<a href="/glossary/envoy/">Envoy</a>';

const wording = wordingOf('en');

test('a claim in a list says what no heading above says already', () => {
  const verdict = '<strong class="verdict" data-tone="warn">Open</strong>';
  const link = '<a href="/sources/a/">A &amp; B</a>';
  expect(claimItems([claim], undefined, wording)).toBe(
    `<li>${quote} <p>${verdict} · ${chain} · Event · ${link}</p></li>\n`,
  );
  expect(claimItems([claim], 'chain', wording)).toBe(
    `<li>${quote} <p>${verdict} · Event · ${link}</p></li>\n`,
  );
  const facets = 'data-verdict="open" data-by="envoy" data-kind="event" data-source="a"';
  expect(claimItems([claim], 'verdict', wording)).toBe(
    `<li ${facets}>${quote} <p>${chain} · Event · ${link}</p></li>\n`,
  );
});

test('a claim that is told in plain words has them below those of the source', () => {
  const said = claimItems([{ ...claim, says: 'x < 5' }], 'chain', wording);
  expect(said).toContain(`${quote} <p class="says">x &lt; 5</p> <p><strong`);
});

test.each([
  ['שלום is a town', 'en', ''],
  ['Moscow یک شهر است', 'fa', ' dir="rtl"'],
  ['سعدی شاعر بود', 'en', ' lang="und-Arab" dir="rtl"'],
])(
  'plain words run as their language does, whatever name they begin with: %s',
  (says, language, setting) => {
    const said = claimItems([{ ...claim, says }], 'chain', wordingOf(language));
    expect(said).toContain(`<p class="says"${setting}>`);
  },
);

test('a claim of the only source does not name it', () => {
  const only = { ...claim, source: { ...claim.source, named: false } };
  expect(claimItems([only], 'verdict', wording)).toContain(`<p>${chain} · Event</p>`);
});

test('mentions stand under their source, those in its words apart from those of its editors', () => {
  const sentence = 'He was in <mark>Moscow</mark>.';
  const own = { place: '¶ 2', href: '/sources/a/#l3', sentence, direction: 'rtl' as const };
  const note = { place: 'Note 1', href: '/sources/a/#note-x', sentence };
  const group: Mentioned = {
    to: { text: 'A', href: '/sources/a/' },
    text: [own],
    notes: [note],
    language: 'fa',
  };
  const words = (where: string) => `<h3><a href="/sources/a/">A</a>${where}</h3>`;
  const list = (item: string) => `\n<ul class="concordance">\n<li>${item}</li>\n</ul>\n`;
  const inText = list(
    `<a class="place" href="/sources/a/#l3">¶ 2</a> <span class="quote" lang="fa" dir="rtl">${sentence}</span>`,
  );
  const inNotes = list(
    `<a class="place" href="/sources/a/#note-x">Note 1</a> <span>${sentence}</span>`,
  );
  expect(concordance([group], wording)).toBe(
    words(' <small>in the text</small>') +
      inText +
      words(' <small>in the editors’ words</small>') +
      inNotes,
  );
  expect(concordance([{ ...group, text: [] }], wording)).toBe(words('') + inNotes);
});

test('what cites a work stands by how it bears on the claim', () => {
  const links = [1, 2].map((n) => ({ text: `“${n}”`, href: `/sources/a/#note-${n}` }));
  expect(citedList([{ relation: 'supports', links }], wording)).toBe(
    '<dl class="cited"><div class="supports"><dt>supports</dt>\n' +
      '<dd><a href="/sources/a/#note-1">“1”</a></dd>\n' +
      '<dd><a href="/sources/a/#note-2">“2”</a></dd></div></dl>',
  );
});

test('what a page mentions is told with what it is, which runs by itself', () => {
  const term = { text: 'سعدی', href: '/glossary/saadi/', lang: 'fa', dir: 'rtl' as const };
  const definition = [el('p', {}, ['A poet.'])];
  expect(mentionedList([{ id: 'saadi', term, kind: 'person', definition }])).toBe(
    `<div id="term-saadi"><dt><a href="/glossary/saadi/" lang="fa" dir="rtl">سعدی</a> <small>person</small></dt>
<dd><p>A poet.</p></dd></div>\n`,
  );
});
