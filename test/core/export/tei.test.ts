import { join } from 'node:path';
import { expect, test } from 'vitest';
import { datable } from '../../../src/core/export/tei/date.ts';
import { editionTei } from '../../../src/core/export/tei/edition.ts';
import { teiProse } from '../../../src/core/export/tei/prose.ts';
import { sourceTei } from '../../../src/core/export/tei/source.ts';
import { pointer, serialize, xmlId } from '../../../src/core/export/tei/xml.ts';
import type { ProseNode } from '../../../src/core/page/model.ts';
import { loadEdition } from '../../../src/io/edition.ts';
import { root } from '../../root.ts';
import { editionOf, filesOf, shownOf, sourceOf } from '../support.ts';
import { everything } from './tei-everything.ts';
import { expectTei, readTei } from './tei.ts';

test('everything that an edition can hold has its place', () => {
  const [edition, a, b] = expectTei(shownOf(editionOf(everything), 'https://example.org/letters'));
  expect(a?.find('//tei:standOff//tei:annotation/@target')).toEqual(['#claim-one #claim-one.2']);
  expect(a?.find('//tei:note[@type="as-of"]/tei:date/@when')).toEqual(['2020']);
  expect(a?.find('//tei:note[@type="says"]')).toEqual(['A boat was seen.']);
  expect(a?.find('//tei:note[@xml:id="note-two"]/@target')).toEqual(['#mark-two #mark-two.2']);
  expect(a?.find('//tei:note[@xml:id="note-three"]/@target')).toEqual([]);
  expect(a?.find('//tei:note[@type="chain"]')).toEqual([
    'Agency → Gazette',
    'The pilot → Agency → Gazette',
  ]);
  expect(a?.find('//tei:ref[@subtype="supports"]/@target')).toEqual([
    '../../tei.xml#ref-m_fc_ller_5f_1',
  ]);
  expect(a?.find('//tei:relatedItem/@target')).toEqual(['../../sources/b/tei.xml']);
  expect(a?.find('//tei:body/tei:div/tei:head')).toEqual(['A heading', 'Third']);
  expect(a?.find('//tei:body/tei:div/tei:div/tei:head')).toEqual(['Second']);
  expect(a?.find('//tei:quote/tei:quote/tei:p/tei:lb').length).toBe(1);
  expect(a?.find('//tei:eventName[@prev]/@prev')).toEqual(['#mention-storm.1']);
  expect(a?.find('//tei:del/tei:eventName[@next]/@next')).toEqual(['#mention-storm.2']);
  expect(a?.find('//tei:pb/@xml:id')).toEqual(['page-12', 'page-13']);
  expect(a?.find('//tei:gap/@extent')).toEqual(['2 words', '1 page']);
  expect(a?.find('//tei:note[@type="own"]/@xml:id')).toEqual(['own-n', 'own-n.2']);
  expect(a?.find('//tei:front//tei:ref/@target')).toEqual([
    'https://a.example/?a=b&c=d',
    'https://example.org/letters/sources/b/',
    '#l1',
    'https://example.org/letters/sources/a/#s-x',
    'https://example.org/letters/sources/b/?a#b',
  ]);
  expect(a?.find('//tei:correspAction[@type="sent"]/*')).toEqual([
    'The pilot',
    'harbour',
    '1890-05-03',
  ]);
  expect(b?.find('//tei:body/@xml:space')).toEqual(['preserve']);
  expect(b?.find('//tei:editorialDecl').join()).toContain('U+FFFD stands for 1 character');
  expect(edition?.find('//tei:listPerson/tei:person/tei:persName')).toEqual([
    'The pilot',
    'the old pilot',
  ]);
  expect(edition?.find('//tei:state/@from')).toEqual(['1880']);
  expect(edition?.find('//tei:geo')).toEqual(['28.83 50.89']);
  expect(edition?.find('//tei:listEvent/tei:event/@xml:id')).toEqual([
    'entry-calm',
    'entry-storm',
    'row-t-1889',
    'row-t-1889--2',
  ]);
  expect(edition?.find('//tei:bibl[1]/tei:author')).toEqual(['A. Müller', 'The Guild']);
  expect(edition?.find('//tei:item/tei:ref[contains(@target, "sources")]/@target')).toEqual([
    'sources/a/tei.xml',
    'sources/b/tei.xml',
  ]);
});

test('an edition with next to nothing has documents, too', () => {
  const [edition, a] = expectTei(
    shownOf(
      editionOf({
        'content/edition.yaml': 'title: T\n',
        'content/sources/a.mdx':
          '---\ntitle: A\nseed: a.txt\nchanges: [{ date: 2020-01-01, text: So. }]\n---\n\nSee [b](/sources/a/).\n\n<Source>\n\nWords.\n\n</Source>\n',
        'seeds/a.txt': 'Words.\n',
      }),
    ),
  );
  expect(edition?.find('//tei:publisher')).toEqual(['T']);
  expect(edition?.find('//tei:standOff')).toEqual([]);
  expect(a?.find('//tei:front//tei:ref/@target')).toEqual(['../../sources/a/']);
});

test('what an edition is while somebody writes it has documents as well', () => {
  const shown = shownOf(
    editionOf(
      filesOf(
        'Words.\n',
        '<Source>\n\n<Claim id="a" by="b" kind="c" verdict="d">Words</Claim>.\n\n</Source>\n',
      ),
    ),
  );
  const [source] = shown.edition.sources;
  expect(source && readTei(sourceTei(source, shown)).find('//tei:annotation')).toEqual(['b']);
  const nothing = shownOf(editionOf({ 'content/edition.yaml': 'title: T\n' }));
  expect(readTei(editionTei(nothing)).find('//tei:body/tei:p')).toEqual(['']);
  const empty = sourceOf(editionOf(filesOf('', '<Source>\n\n</Source>\n')));
  expect(readTei(sourceTei(empty, nothing)).find('//tei:body/tei:p')).toEqual(['']);
  const section = { type: 'section', name: 'Search', at: 0 } as const;
  const list: ProseNode = {
    ...{ type: 'list', ordered: true, children: [{ type: 'listItem', children: [] }] },
  };
  const prose = teiProse([section, list], { ...nothing, root: '', page: '/' });
  expect(serialize(prose)).toBe('<list rend="numbered"><item n="1"/></list>');
});

test('an edition in many languages and encodings', () => {
  const read = expectTei(shownOf(loadEdition(join(root, 'test/fixtures/languages'))));
  expect(read.flatMap(({ find }) => find('//tei:pb[@n="1r"]/@facs'))).toEqual([
    expect.stringMatching(/^\.\.\/\.\.\/facsimiles\/letter-1r\.jpg\/\d+\.jpg$/),
  ]);
});

test.each([
  ['1865', { when: '1865' }],
  ['1865-03-04', { when: '1865-03-04' }],
  ['1865~', { when: '1865', cert: 'medium' }],
  ['1865-XX', { when: '1865' }],
  ['-0043', { 'when-iso': '-0043' }],
  ['186X', { notBefore: '1860-01', notAfter: '1869-12' }],
  ['1865-24', { notBefore: '1865-12', notAfter: '1866-02' }],
  ['1865/1866-02', { from: '1865', to: '1866-02' }],
  ['../1865', { to: '1865' }],
  ['1865/', { from: '1865' }],
  ['J1890-05-03', { when: '1890-05-15', 'when-custom': 'J1890-05-03' }],
  ['J1865', { notBefore: '1865-01-13', notAfter: '1866-01-12', 'when-custom': 'J1865' }],
  ['J172X', { notBefore: '1720-01-12', notAfter: '1730-01-11', 'when-custom': 'J172X' }],
  ['J1865/J1866', { from: '1865-01-13', to: '1867-01-12', 'when-custom': 'J1865/J1866' }],
  ['Y-16999', { 'when-iso': '-16999' }],
  ['Y16999', { when: '16999' }],
  ['once', {}],
])('the date %s', (date, expected) => {
  expect(datable(date)).toEqual(expected);
});

test('names and pointers hold what they may', () => {
  expect(xmlId('ref', 'a:b é')).toBe('ref-a_3a_b_20__e9_');
  expect(pointer('https://[::1]/a b[c]#d#e%zz%20é"')).toBe(
    'https://[::1]/a%20b%5Bc%5D#d%23e%25zz%20%C3%A9%22',
  );
});
