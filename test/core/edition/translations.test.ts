import { describe, expect, test } from 'vitest';
import { translationMisplaced } from '../../../src/core/checks/rules/translation-misplaced.ts';
import { runChecks } from '../../../src/core/checks/run.ts';
import { removePage, renamePage } from '../../../src/core/edit/move.ts';
import { editionIn } from '../../../src/core/edition/languages.ts';
import { preview, publish } from '../../../src/core/edition/published.ts';
import { chromeOf } from '../../../src/core/view/chrome.ts';
import { comparisonPage } from '../../../src/core/view/comparisons.ts';
import { entryFacts } from '../../../src/core/view/glossary.ts';
import { guidePage } from '../../../src/core/view/guide.ts';
import { guideRows, homeParts } from '../../../src/core/view/home.ts';
import { modelOf } from '../../../src/core/view/models/source.ts';
import { renderSourcePage } from '../../../src/core/view/source-page.ts';
import { timelineItems } from '../../../src/core/view/timeline.ts';
import { html } from '../../../src/core/render/hast.ts';
import { concordance } from '../../../src/core/view/list-html.ts';
import { mentionsByEntry } from '../../../src/core/view/mentions.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';
import { editionOf, type Given, sha256, shownOf } from '../support.ts';

const seed = 'Der Dampfer Persepolis ist in Buschehr.\n';

/** An edition in German, with pages in English of what has two files. */
const files: Record<string, string> = {
  'content/edition.yaml': `title: Briefe
url: https://example.org
languages: [de, en]
licence: CC BY
appearance: { footer: Von niemandem bezahlt. }
verdicts:
  - { id: belegt, label: Belegt, meaning: Es gibt Belege., tone: good, evidence: none }
  - { id: offen, label: Offen, meaning: Man weiß es nicht., tone: open, evidence: none }
kinds: [{ id: reise, label: Reise }, { id: rede, label: Rede }]
`,
  'content/edition.en.yaml': `title: Letters
description: From the port.
footer: Paid for by nobody.
verdicts: [{ id: belegt, label: Proved, meaning: There is proof. }]
kinds: [{ id: reise, label: Journey }]
`,
  'content/references/w.json': '[{ "id": "w", "type": "book", "title": "Register" }]',
  'content/timeline.yaml': '- date: 1895-03-05\n  text: Nordwind im Golf.\n',
  'content/home.mdx': 'Willkommen.\n\n<Guides/>\n',
  'content/home.en.mdx': 'Welcome.\n\n<Guides/>\n',
  'content/glossary/ship.mdx':
    '---\nterm: Dampfer\nkind: facility\naliases: [Persepolis]\n---\n\nEin Schiff [@w].\n',
  'content/glossary/ship.en.mdx':
    '---\nterm: Steamer\naliases: [steamship]\n---\n\nA ship of the Governor [@w, p. 3].\n',
  'content/glossary/governor.mdx': `---
term: Gouverneur
kind: person
roles: [{ role: Gouverneur der Häfen, from: 1893 }]
---

Sah den Dampfer.
`,
  'content/glossary/governor.en.mdx':
    '---\nterm: Governor\nroles: [Governor of the Ports]\n---\n\nSaw the steamship.\n',
  'content/glossary/gulf.mdx':
    '---\nterm: Golf\nkind: place\n---\n\nEin Meer, auf dem der Gouverneur fuhr.\n',
  'content/guides/method.mdx': '---\ntitle: Methode\n---\n\nSo.\n',
  'content/guides/method.en.mdx': '---\ntitle: Method\n---\n\nSo.\n',
  'content/guides/thanks.mdx': '---\ntitle: Dank\ndescription: An alle.\n---\n\nDanke.\n',
  'content/comparisons/two.mdx':
    '---\ntitle: Zwei\nsource: letter\n---\n\nBeide.\n\n<Row id="a">\n\n> Der Dampfer\n\n> Das Schiff [@w]\n\nAnders.\n\n</Row>\n',
  'content/comparisons/two.en.mdx':
    '---\ntitle: Two\nsource: letter\n---\n\nBoth.\n\n<Row id="a">\n\n> Der Dampfer\n\n> Das Schiff [@w]\n\nOtherwise.\n\n</Row>\n',
  'content/comparisons/three.mdx':
    '---\ntitle: Drei\nsource: letter\n---\n\n<Row>\n\n> Der Dampfer\n\n> Das Schiff [@w]\n\n</Row>\n',
  'content/sources/letter.mdx': `---\ntitle: Brief\nseed: letter.txt\n---\n\n<Source>\n\n${seed}\n</Source>\n`,
  'seeds/letter.txt': seed,
  'seeds/SHA256SUMS': `${sha256(new TextEncoder().encode(seed))}  letter.txt\n`,
};

function read(more: Given = {}, without: readonly string[] = []) {
  const given = Object.entries({ ...files, ...more }).filter(([path]) => !without.includes(path));
  const edition = editionOf(Object.fromEntries(given));
  return { edition, problems: runChecks(edition) };
}

/** The edition as it is shown in a language. */
function shownIn(language: string, more: Given = {}, without: readonly string[] = []) {
  const { edition } = read(more, without);
  const shown = shownOf(edition);
  const own = editionIn(preview(edition), language);
  return { ...shown, edition: own };
}

const entryIn = (language: string, id: string) => {
  const shown = shownIn(language);
  const entry = shown.edition.glossary.get(id);
  if (!entry) throw new Error(`no entry ${id}`);
  return { entry, facts: entryFacts(shown, entry) };
};

test('translations have no faults, and are published', () => {
  const { edition, problems } = read();
  expect(problems).toEqual([]);
  expect(publish(edition, problems)).toEqual({ edition });
});

test('an entry has its words in each language, and what else is said of it once', () => {
  const [german, english] = ['de', 'en'].map((language) => entryIn(language, 'governor').facts);
  expect([german?.name, german?.roles[0]?.role]).toEqual([
    { text: 'Gouverneur' },
    'Gouverneur der Häfen',
  ]);
  expect([english?.name, english?.roles[0]?.role, english?.kind]).toEqual([
    { text: 'Governor' },
    'Governor of the Ports',
    german?.kind,
  ]);
  expect(english?.roles[0]?.when).toContain('1893');
  expect(html(english?.definition ?? [])).toBe(
    '<p>Saw the <a class="term" href="/glossary/ship/">steamship</a>.</p>\n',
  );
});

test('each language has its own translations, and a role keeps its name that is not translated', () => {
  const more = {
    'content/edition.yaml': (files['content/edition.yaml'] ?? '').replace('de, en', 'de, en, fr'),
    'content/glossary/governor.fr.mdx': '---\nterm: Gouverneur\n---\n\nUn homme.\n',
  };
  const [english, french] = ['en', 'fr'].map(
    (language) => shownIn(language, more).edition.glossary.get('governor')?.data,
  );
  expect([english?.term, english?.roles?.[0]?.role]).toEqual(['Governor', 'Governor of the Ports']);
  expect([french?.term, french?.roles?.[0]?.role]).toEqual(['Gouverneur', 'Gouverneur der Häfen']);
});

test('what is not translated is shown in its own language, and marked', () => {
  const { facts } = entryIn('en', 'gulf');
  expect(facts.name).toEqual({ text: 'Golf', lang: 'de' });
  expect(html(facts.definition)).toMatch(/^<p lang="de">Ein Meer, auf dem der <a/);
  expect(entryIn('de', 'gulf').facts.name).toEqual({ text: 'Golf' });
  const shown = shownIn('en');
  expect(
    guideRows(shown).map(({ link, description }) => [link.text, link.lang, description.lang]),
  ).toEqual([
    ['Method', undefined, undefined],
    ['Dank', 'de', 'de'],
  ]);
  const [method, thanks] = shown.edition.guides.map((guide) => guidePage(shown, guide));
  expect([method?.language, thanks?.language]).toEqual([undefined, 'de']);
  expect(timelineItems(shown).map(({ words }) => html(words))).toEqual([
    expect.stringMatching(/^<p lang="de">Nordwind/),
  ]);
  const [first, second] = shown.edition.comparisons.map((one) => comparisonPage(shown, one));
  expect([first?.title, second?.title]).toEqual([{ text: 'Drei', lang: 'de' }, { text: 'Two' }]);
  expect(html(second?.nodes ?? [])).toContain('<p>Otherwise.</p>');
});

test('a sentence that mentions an entry is set by its own language', () => {
  const shown = shownIn('en', {
    ...letterIn,
    'content/timeline.yaml': '- date: 1895-03-05\n  text: Der Gouverneur kam.\n',
    'content/comparisons/three.mdx':
      '---\ntitle: Drei\nsource: letter\n---\n\nDer Gouverneur las.\n\n<Row>\n\n> Der Dampfer\n\n> Das Schiff [@w]\n\n</Row>\n',
  });
  const { sources } = shown.edition;
  const own = { ...shown, shown: sources.map((source) => modelOf(source, shown.edition)) };
  const groups = mentionsByEntry(own, [...own.edition.glossary.values()]).get('governor') ?? [];
  const notes = groups.flatMap((group) => group.notes);
  expect(notes.map(({ sentence, lang }) => [sentence.replace(/<[^>]*>/g, ''), lang])).toEqual([
    ['Der Gouverneur schrieb.', 'de'],
    ['Ein Meer, auf dem der Gouverneur fuhr.', 'de'],
    ['A ship of the Governor.', undefined],
    ['Der Gouverneur kam.', 'de'],
    ['Der Gouverneur las.', 'de'],
  ]);
  expect(concordance(groups, wordingOf('en'))).toContain('<span lang="de">Der <mark>');
});

test('and runs the way that its letters do', () => {
  const gulf = '---\nterm: خلیج\nkind: place\n---\n\nدریایی که Gouverneur دید.\n';
  const shown = shownIn('en', {
    'content/edition.yaml': (files['content/edition.yaml'] ?? '').replace('de, en', 'fa, en'),
    'content/glossary/gulf.mdx': gulf,
  });
  const groups = mentionsByEntry(shown, [...shown.edition.glossary.values()]).get('governor') ?? [];
  expect(
    groups.flatMap((group) => group.notes.map((row) => [row.lang, row.direction])),
  ).toContainEqual(['fa', 'rtl']);
});

describe('the timeline', () => {
  const rows =
    '- date: 1895-03-05\n  text: Nordwind im Golf.\n  entry: gulf\n- date: 1895-03-05\n  text: Der Dampfer wartet.\n- date: 1895-03\n  text: Regen.\n';
  const inBoth = {
    'content/timeline.yaml': rows,
    'content/timeline.en.yaml':
      '- date: 1895-03-05\n  text: North wind.\n- date: 1895-03-05\n  text: The steamship waits [@w, p. 9].\n',
  };

  test('has its rows in each language by their dates, those of one date in their order', () => {
    expect(read(inBoth).problems).toEqual([]);
    const items = (language: string) =>
      timelineItems(shownIn(language, inBoth)).map(({ words }) => html(words));
    expect(items('en')).toEqual([
      expect.stringMatching(/^<p lang="de">Regen/),
      expect.stringMatching(/^<p>North wind/),
      expect.stringMatching(/^<p>The <a [^>]*>steamship<\/a> waits.*9/s),
    ]);
    expect(items('de')[1]).toMatch(/^<p>Nordwind/);
    const [, wind] = shownIn('en', inBoth).edition.timeline;
    expect([wind?.date, shownIn('en', inBoth).edition.timeline[0]?.entry]).toEqual([
      '1895-03-05',
      'gulf',
    ]);
  });

  test('is told where a row translates none, and looked through as all prose', () => {
    const { problems } = read({
      ...inBoth,
      'content/timeline.en.yaml':
        '- date: 1895-03-06\n  text: Whom.\n- date: 1895-03\n  text: Rain, see [@none] and [it](/glossary/nobody/).\n- date: 1895-03\n  text: Again @w.\n  entry: gulf\n',
    });
    expect(problems.map(({ code, message, place }) => [code, place.start?.line, message])).toEqual([
      ['translation-misplaced', 1, expect.stringContaining('row of 1895-03-06, expected a date')],
      ['citation-unknown', 4, expect.stringContaining('none')],
      ['link-broken', 4, expect.stringContaining('nobody')],
      ['field-unknown', 7, expect.stringContaining('entry')],
    ]);
    expect(
      read({
        ...inBoth,
        'content/timeline.en.yaml':
          '- date: 1895-03\n  text: Rain @w.\n- date: 1895-03\n  text: Again.\n',
      }).problems.map(({ code, message }) => [code, message.slice(0, 55)]),
    ).toEqual([
      ['citation-bare', expect.stringContaining('“@w” without')],
      ['translation-misplaced', 'Unexpected one more row of 1895-03, expected as many as'],
    ]);
  });
});

test('the front page and what the edition says of itself are in each language', () => {
  const [german, english] = ['de', 'en'].map((language) => shownIn(language));
  if (!german || !english) throw new Error('there are two');
  expect(homeParts(german)[0]).toEqual({ kind: 'prose', html: '<p>Willkommen.</p>\n' });
  expect(homeParts(english)[0]).toEqual({ kind: 'prose', html: '<p>Welcome.</p>\n' });
  expect(chromeOf(german, false)).toMatchObject({ title: 'Briefe', setting: {} });
  expect(chromeOf(english, false)).toMatchObject({ title: 'Letters', setting: {} });
  expect(chromeOf(english, false).footer).toEqual(['CC BY', 'Paid for by nobody.']);
  const labels = ({ edition }: typeof german) => [
    [...edition.verdicts.values()].map(({ label, meaning, tone }) => [label, meaning, tone]),
    [...edition.kinds.values()].map(({ label }) => label),
  ];
  expect(labels(english)).toEqual([
    [
      ['Proved', 'There is proof.', 'good'],
      ['Offen', 'Man weiß es nicht.', 'open'],
    ],
    ['Journey', 'Rede'],
  ]);
  expect(labels(german)).toEqual([
    [
      ['Belegt', 'Es gibt Belege.', 'good'],
      ['Offen', 'Man weiß es nicht.', 'open'],
    ],
    ['Reise', 'Rede'],
  ]);
});

test('an edition that says nothing of itself in a language keeps its own words', () => {
  const shown = shownIn('en', {}, ['content/edition.en.yaml', 'content/home.en.mdx']);
  expect(chromeOf(shown, false)).toMatchObject({ title: 'Briefe', setting: { lang: 'de' } });
  expect(homeParts(shown)[0]).toEqual({ kind: 'prose', html: '<p lang="de">Willkommen.</p>\n' });
  const bare = shownIn('en', { 'content/edition.yaml': 'title: Briefe\nlanguages: [de, en]\n' }, [
    'content/home.mdx',
    'content/home.en.mdx',
  ]);
  expect([bare.edition.about.title, bare.edition.home]).toEqual(['Letters', undefined]);
});

test('names of all languages are linked, in whatever they stand', () => {
  const { edition } = read({
    'content/guides/x.mdx': '---\ntitle: X\n---\n\nX.\n',
    'content/glossary/gulf.mdx':
      '---\nterm: Golf\nkind: place\n---\n\nWhere the Governor saw a steamship.\n',
  });
  expect(edition.glossary.get('gulf')?.mentions.map(({ entry }) => entry)).toEqual([
    'governor',
    'ship',
  ]);
});

const letter = `---\ntitle: Brief\nseed: letter.txt\nplace: Buschehr\n---\n\nVor dem Dampfer.[^b]\n\n<Source>\n\n<Claim id="a" by="governor" kind="reise" verdict="belegt">Der Dampfer Persepolis</Claim>[^a] ist in Buschehr.\n\n</Source>\n\nNach dem Golf.\n\n[^a]: says: Das Schiff kam an.\n\n    So im Register [supports @w].\n\n[^b]: Der Gouverneur schrieb.\n`;
const letterIn = {
  'content/sources/letter.mdx': letter,
  'content/sources/letter.en.mdx':
    '---\ntitle: Letter\nplace: Bushehr\nsummary: Short.\n---\n\nBefore the steamship.[^b]\n\n<Source/>\n\nBehind it.\n\n[^a]: says: The ship arrived.\n\n    So the register [disputes @w, p. 3].\n',
};

/** The page of the letter in a language. */
function pageIn(language: string, more: Given = letterIn) {
  const shown = shownIn(language, more);
  const source = shown.edition.sources.find(({ page }) => page.id === 'letter');
  if (!source) throw new Error('no letter');
  return { source, page: renderSourcePage(source, shown), model: modelOf(source, shown.edition) };
}

describe('a source', () => {
  test('has its notes and what is said around it in each language', () => {
    expect(read(letterIn).problems).toEqual([]);
    const { page } = pageIn('en');
    expect(page.title).toEqual({ text: 'Letter' });
    expect([page.place, page.summary]).toEqual([{ text: 'Bushehr' }, 'Short.']);
    expect(html(page.before)).toMatch(/^<p>Before the <a [^>]*>steamship<\/a>\.<sup/);
    expect(html(page.after)).toBe('<p>Behind it.</p>\n');
    const notes = html(page.notes);
    expect(notes).toContain('disputes');
    expect(notes).not.toContain('supports');
    // What is not translated is in its own language.
    expect(notes).toMatch(/<p lang="de">Der <a [^>]*>Gouverneur<\/a> schrieb\.<\/p>/);
    expect(pageIn('de').page.title).toEqual({ text: 'Brief' });
    expect(html(pageIn('de').page.notes)).toContain('supports');
  });

  test.each(['```\n<Source/>\n```', '{/*\n<Source/>\n*/}'])(
    'stands in no %j of its translation',
    (code) => {
      const english = letterIn['content/sources/letter.en.mdx'];
      const more = {
        ...letterIn,
        'content/sources/letter.en.mdx': english.replace('\n\nBefore', `\n\n${code}\n\nBefore`),
      };
      const { page } = pageIn('en', more);
      expect(html(page.before)).toMatch(/<p>Before the/);
      expect(html(page.after)).toBe('<p>Behind it.</p>\n');
    },
  );

  test('has its own words, claims and marks in all', () => {
    const [german, english] = ['de', 'en'].map((language) => html([pageIn(language).page.text]));
    const words = (text = '') => text.replace(/<[^>]*>/g, '');
    expect(words(english)).toBe(words(german));
    expect(english).toMatch(/<div class="source" [^>]*lang="de"/);
  });

  test('is in lists as its page is', () => {
    const { model } = pageIn('en');
    expect(model.page).toMatchObject({ ownTitle: true, data: { title: 'Letter' } });
    expect(model.claims.map(({ says }) => says)).toEqual(['The ship arrived.']);
    expect(pageIn('de').model.claims.map(({ says }) => says)).toEqual(['Das Schiff kam an.']);
    expect(model.cites.map(({ relation, locator }) => [relation, locator])).toEqual([
      ['disputes', 'p. 3'],
    ]);
    expect(model.mentions.map(({ entry, notes }) => [entry, notes.length])).toEqual([
      ['ship', 1],
      ['governor', 1],
    ]);
  });

  test('keeps what is said around it where that is not translated', () => {
    const more = {
      ...letterIn,
      'content/sources/letter.en.mdx': '---\n{}\n---\n\n[^b]: The Governor wrote.\n',
    };
    const { page, model } = pageIn('en', more);
    expect(page.title).toEqual({ text: 'Brief', lang: 'de' });
    expect(html(page.before)).toContain('<p lang="de">Vor dem');
    expect(html(page.after)).toContain('<p lang="de">Nach dem');
    expect(html(page.notes)).toContain(
      '<p>The <a class="term" href="/glossary/governor/">Governor</a> wrote.</p>',
    );
    expect(model.invitation).toMatchObject({ language: 'de' });
    const { page: bare } = pageIn('en', { 'content/sources/letter.mdx': letter });
    expect(html(bare.notes)).toContain('<p lang="de">So im Register');
  });

  test('gets another id, or goes, with its translation', () => {
    const { edits } = renamePage(read(letterIn).edition, { kind: 'source', id: 'letter' }, 'first');
    expect(edits.map(({ path }) => path)).toContain('content/sources/first.en.mdx');
    expect(edits.find(({ path }) => path === 'content/sources/letter.en.mdx')?.text).toBe(
      undefined,
    );
  });

  test.each([
    ['[^c]: None.\n', 'Unexpected note “c”, expected one that content/sources/letter.mdx has'],
    [
      'See.[^c]\n',
      'Unexpected mark of a note “c”, expected one that content/sources/letter.mdx has',
    ],
    ['[^a]: One.\n\n[^a]: Two.\n', 'Unexpected second note “a”, expected one'],
    ['[^a]:\n', 'Unexpected note “a” without words, expected what it says'],
  ])('has no other notes: %j', (text, message) => {
    const told = tell({ ...letterIn, 'content/sources/letter.en.mdx': `---\n{}\n---\n\n${text}` });
    expect(told).toEqual([['translation-misplaced', 'content/sources/letter.en.mdx', message]]);
  });

  test.each([
    [
      '<Claim id="a" by="governor" kind="reise" verdict="belegt">Der</Claim>\n',
      'element-misplaced',
    ],
    ['[^a]: A @w.\n', 'citation-bare'],
    ['[^a]: A [@none].\n', 'citation-unknown'],
    ['[^a]: A [b](/none/).\n', 'link-broken'],
  ])('is translated by the rules of other prose: %j', (text, code) => {
    const told = tell({ ...letterIn, 'content/sources/letter.en.mdx': `---\n{}\n---\n\n${text}` });
    expect(told.map(([own]) => own)).toContain(code);
  });

  test('is checked where its page is known without its text', () => {
    const { edition } = read({
      ...letterIn,
      'content/sources/letter.en.mdx': '---\n{}\n---\n\n[^a]: A.\n\n[^c]: C.\n',
    });
    const [source] = edition.sources;
    if (!source) throw new Error('no letter');
    const places = ['l1', 'note-a'];
    const known = { ...edition, sources: [{ ...source, places }] };
    expect(translationMisplaced.find(known).map(({ message }) => message)).toEqual([
      'Unexpected note “c”, expected one that content/sources/letter.mdx has',
    ]);
    expect(translationMisplaced.find({ ...edition, sources: [] })).toEqual([]);
  });

  test('whose translation cannot be read keeps its own words', () => {
    const { page } = pageIn('en', {
      ...letterIn,
      'content/sources/letter.en.mdx': '---\ntitle: [\n---\n',
    });
    expect(page.title.text).toBe('Brief');
  });
});

const tell = (more: Given, without: readonly string[] = []) =>
  read(more, without).problems.map(({ code, message, place }) => [code, place.file, message]);

describe('a fault in a translation is told at its place', () => {
  test.each<[string, string, string]>([
    [
      'content/glossary/ship.en.mdx',
      '---\nterm: Steamer\nkind: facility\n---\n\nA ship.\n',
      'field-unknown',
    ],
    [
      'content/glossary/ship.en.mdx',
      '---\nterm: Steamer\n---\n\nA ship [@none].\n',
      'citation-unknown',
    ],
    ['content/glossary/ship.en.mdx', '---\nterm: Steamer\n---\n\nA @w ship.\n', 'citation-bare'],
    [
      'content/glossary/ship.en.mdx',
      '---\nterm: Steamer\n---\n\nA [ship](/none/).\n',
      'link-broken',
    ],
    [
      'content/glossary/governor.en.mdx',
      '---\nterm: Governor\nroles: [A, B]\n---\n\nHe.\n',
      'translation-misplaced',
    ],
    ['content/guides/method.en.mdx', '---\ntitle: M\n---\n\n{code}\n', 'code-in-page'],
    ['content/home.en.mdx', 'A <Guides/> b.\n', 'element-misplaced'],
    [
      'content/comparisons/two.en.mdx',
      '---\ntitle: Two\nsource: letter\n---\n\n<Row>\n\n> The steamer\n\n> Das Schiff [@w]\n\n</Row>\n',
      'words-absent',
    ],
    [
      'content/edition.en.yaml',
      'title: L\nverdicts: [{ id: none, label: A, meaning: B. }]\n',
      'translation-misplaced',
    ],
    [
      'content/edition.en.yaml',
      'title: L\nkinds: [{ id: none, label: A }]\n',
      'translation-misplaced',
    ],
    ['content/edition.en.yaml', 'title: L\nurl: https://example.org\n', 'field-unknown'],
    [
      'content/glossary/ship.fr.mdx',
      '---\nterm: Vapeur\n---\n\nUn navire.\n',
      'translation-misplaced',
    ],
    [
      'content/glossary/ship.de.mdx',
      '---\nterm: Dampfer\n---\n\nEin Schiff.\n',
      'translation-misplaced',
    ],
    ['content/guides/none.en.mdx', '---\ntitle: M\n---\n\nM.\n', 'translation-misplaced'],
    ['content/glossary/ship.EN.mdx', '---\nterm: Steamer\n---\n\nA ship.\n', 'id-ill-formed'],
    ['content/glossary/ship.old.copy.mdx', '---\nterm: Steamer\n---\n\nA ship.\n', 'id-ill-formed'],
  ])('%s: %s', (path, text, code) => {
    const told = tell(
      { [path]: text },
      path === 'content/glossary/ship.EN.mdx' ? ['content/glossary/ship.en.mdx'] : [],
    );
    expect(told.filter(([, file]) => file === path).map(([own]) => own)).toContain(code);
  });

  test('what cannot be read is left out, and its entry shown in its own language', () => {
    const shown = shownIn('en', {
      'content/glossary/ship.en.mdx': '---\nterm: [\n---\n\nA ship.\n',
    });
    expect(shown.edition.glossary.get('ship')).toMatchObject({
      language: 'de',
      data: { term: 'Dampfer' },
    });
    const without = read({
      'content/edition.en.yaml': 'title: [\n',
      'content/glossary/ship.mdx': '---\nterm: [\n---\n',
    });
    const english = without.edition.translations.get('en');
    expect([english?.about, english?.glossary.has('ship')]).toEqual([undefined, false]);
  });

  test.each([
    ['languages: en', 'field-invalid'],
    ['languages: [de, en', 'yaml-invalid'],
    ['languages: [de, i-none]', 'field-invalid'],
  ])('is none of theirs where the edition has %j', (languages, code) => {
    const about = String(files['content/edition.yaml']);
    const given = {
      ...files,
      'content/edition.yaml': about.replace('languages: [de, en]', languages),
    };
    const told = runChecks(editionOf(given)).map((problem) => problem.code);
    expect(told).toContain(code);
    expect(told).not.toContain('translation-misplaced');
  });

  test('an edition in one language has none', () => {
    const told = tell({
      'content/edition.yaml': 'title: A\nurl: https://example.org\nlanguage: de\n',
    });
    expect(
      told.filter(([code]) => code === 'translation-misplaced').map(([, file]) => file),
    ).toEqual(
      Object.keys(files)
        .filter((path) => /\.en\./.test(path))
        .sort(),
    );
  });
});

describe('a page goes with its translations', () => {
  const pathsOf = (edits: readonly { path: string; text?: string }[]) =>
    edits.map(({ path, text }) => [path, text !== undefined]).sort();

  test('where it gets another id', () => {
    const { edits } = renamePage(read().edition, { kind: 'entry', id: 'ship' }, 'vessel');
    expect(pathsOf(edits)).toEqual([
      ['content/glossary/ship.en.mdx', false],
      ['content/glossary/ship.mdx', false],
      ['content/glossary/vessel.en.mdx', true],
      ['content/glossary/vessel.mdx', true],
    ]);
  });

  test('where it is taken away', () => {
    const { edits, left } = removePage(read().edition, { kind: 'comparison', id: 'two' });
    expect(pathsOf(edits)).toEqual([
      ['content/comparisons/two.en.mdx', false],
      ['content/comparisons/two.mdx', false],
    ]);
    expect(left).toEqual([]);
  });

  test('and what names another page in a translation is changed', () => {
    const { edits } = renamePage(read().edition, { kind: 'source', id: 'letter' }, 'first');
    const changed = edits.find(({ path }) => path === 'content/comparisons/two.en.mdx');
    expect(changed?.text).toContain('source: first\n');
  });
});
