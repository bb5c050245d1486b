import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { editionOf, file, pageOf, placesOf, problemsOf, talks, text } from './example.ts';

/** The text as a claim whose tag holds this. */
const claim = (tag: string, rest = '.[^talks]') =>
  `<Claim ${tag}>The ministers met in Moscow on Thursday</Claim>${rest}`;
const told = 'id="talks" by="gazette" kind="event" verdict="unverified"';
const note = '[^talks]: No second report was found.';

/** What is reported of a page with this text and these notes. */
function faultsOf(body: string, notes = note, front = ''): string[] {
  return placesOf(problemsOf({ [talks]: pageOf(body, notes, front) }));
}

const hintsOf = (body: string, notes: string) =>
  problemsOf({ [talks]: pageOf(body, notes) }).map(({ hint }) => hint);

describe('a claim', () => {
  test.each<[string, string, string[]]>([
    ['is faultless', claim(told), []],
    [
      'has an id',
      claim('by="gazette" kind="event" verdict="unverified"', '.'),
      ['8:1 attribute-missing', '12:1 note-unused'],
    ],
    [
      'has an id that is not empty',
      claim(told.replace('talks', ''), '.'),
      ['8:1 attribute-missing', '12:1 note-unused'],
    ],
    [
      'has an id of letters, digits and hyphens',
      claim(told.replace('talks', 'The talks'), '.[^talks]'),
      ['8:1 claim-without-note', '8:8 id-ill-formed'],
    ],
    ['has by, kind and verdict', claim('id="talks"'), ['8:1 attribute-missing']],
    [
      'has values for them',
      claim('id="talks" by="" kind="" verdict=""'),
      ['8:1 attribute-missing'],
    ],
    [
      'may have been made by nobody in particular',
      claim(told.replace('gazette', 'unattributed')),
      [],
    ],
    [
      'came through those that the glossary knows',
      claim(`${told} via="tass, gazette\nirna"`),
      ['8:71 speaker-unknown', '9:1 speaker-unknown'],
    ],
    ['may have come through nobody', claim(`${told} via=""`), []],
    ['may have a date', claim(`${told} date="2002-05"`), []],
    ['has a date that there is', claim(`${told} date="2002-02-30"`), ['8:66 attribute-invalid']],
  ])('%s', (_, body, expected) => expect(faultsOf(body)).toEqual(expected));

  test('has a verdict of the edition: of many, some are named, the nearest first, and where all are', () => {
    const words = Array.from(
      { length: 40 },
      (_, n) => `verdict-${String.fromCharCode(97 + (n % 26))}${n}`,
    );
    const verdicts = words.map(
      (id) => `  - { id: ${id}, label: L, meaning: M, tone: open, evidence: none }\n`,
    );
    const told = (word: string) =>
      problemsOf({
        [talks]: pageOf(claim(`id="talks" by="gazette" kind="event" verdict="${word}"`), note),
        'content/edition.yaml': `title: A\nurl: https://example.org/\nverdicts:\n${verdicts.join('')}`,
      }).map(({ message, hint }) => [message, hint]);
    const message = (word: string) =>
      `Unexpected verdict “${word}”, expected one of ${words.slice(0, 12).join(', ')} and 28 more`;
    const hint =
      'use one of those that content/edition.yaml lists, or list it under “verdicts” in content/edition.yaml, with all others that are to stay';
    expect(told('likely')).toEqual([[message('likely'), hint]]);
    expect(told('verdikt-n39')).toEqual([
      [message('verdikt-n39'), `did you mean “verdict-n39”? ${hint}`],
    ]);
  });

  test('in several parts says what it is in the first', () => {
    const parts = (first: string, second: string) =>
      `<Claim ${first}>The ministers</Claim> met in <Claim ${second}>Moscow</Claim>[^talks] on Thursday.`;
    expect(faultsOf(parts(told, 'id="talks"'))).toEqual([]);
    expect(faultsOf(parts('id="talks"', told))).toEqual(['8:1 attribute-missing']);
    expect(faultsOf(parts(told, told))).toEqual(['8:95 claim-attributes-twice']);
  });

  test('has a note, marked after its last part', () => {
    const parts = (mark: string) =>
      `<Claim ${told}>The ministers</Claim>${mark} met in <Claim id="talks">Moscow</Claim> on Thursday.`;
    expect(faultsOf(parts('[^talks]'))).toEqual(['8:87 note-elsewhere']);
    expect(faultsOf(parts(''))).toEqual(['8:1 claim-without-note']);
  });

  test('is told where its note belongs', () => {
    const broken = `<Claim ${told}>The ministers met in Moscow\non Thursday</Claim>.`;
    expect(hintsOf(broken, note)).toEqual(['put “[^talks]” after the </Claim> in line 9']);
    expect(hintsOf(broken, '')).toEqual([
      'put “[^talks]” after it, and “[^talks]: …” on a line of its own below </Source>',
    ]);
  });

  test('is not marked by another note', () => {
    const notes = `${note}\n\n[^other]: See [^talks].`;
    expect(faultsOf(claim(told, '.[^other]'), notes)).toEqual(['8:1 claim-without-note']);
  });

  test('needs evidence for a verdict that rests on it, in its own note', () => {
    const verdict = (id: string) => claim(told.replace('unverified', id));
    for (const id of ['corroborated', 'consistent', 'disputed', 'contradicted']) {
      expect(faultsOf(verdict(id))).toEqual(['12:1 claim-without-evidence']);
      expect(faultsOf(verdict(id), '[^talks]: See [context @bulletin].')).toEqual([
        '12:1 claim-without-evidence',
      ]);
      expect(faultsOf(verdict(id), '[^talks]: See [disputes @bulletin].')).toEqual([]);
    }
    const other = '[^talks]: No.[^other]\n\n[^other]: But [supports @bulletin].';
    expect(faultsOf(verdict('disputed'), other)).toEqual(['12:1 claim-without-evidence']);
  });

  test('needs evidence even where it lacks something else', () => {
    expect(faultsOf(claim('id="talks" verdict="disputed"'))).toEqual([
      '8:1 attribute-missing',
      '12:1 claim-without-evidence',
    ]);
  });

  test('is not judged by verdicts and kinds that could not be read', () => {
    const files = (about: string, notes = note, id = 'open') =>
      placesOf(
        problemsOf({
          [talks]: pageOf(claim(told.replace('unverified', id)), notes),
          'content/edition.yaml': `title: A\nurl: https://example.org/\n${about}`,
        }),
      );
    const verdict = '{ id: open, label: Open, meaning: Not known., tone: open, evidence: none }';
    expect(files('')).toEqual(['8:45 verdict-unknown']);
    expect(files(`verdicts: [${verdict}]\n`)).toEqual([]);
    expect(files(`verdicts: [${verdict}]\n`, '[^talks]: See [see @x].', 'shut')).toEqual([
      '8:45 verdict-unknown',
      '12:15 citation-malformed',
    ]);
    expect(files(`verdicts: [${verdict.replace('id: open, ', '')}]\n`)).toEqual([
      'content/edition.yaml 3:12 field-missing',
    ]);
    expect(files('languag: en\n')).toEqual([
      'content/edition.yaml 3:1 field-unknown',
      '8:45 verdict-unknown',
    ]);
    const page = file(talks, pageOf(claim(told.replace('unverified', 'open')), note));
    const without = editionOf({ files: [page], absent: ['content/edition.yaml'] });
    expect(placesOf(runChecks(without))).toEqual(['content/edition.yaml edition-missing']);
    expect(files('languag: "en\n')).toEqual(['content/edition.yaml 4:1 yaml-invalid']);
  });

  test('came through a chain of so many links', () => {
    const chain = (links: number) => Array.from({ length: links }, () => 'gazette').join(' ');
    const tag = (links: number) => claim(`${told} via="${chain(links)}"`);
    expect(faultsOf(tag(20), note)).toEqual([]);
    expect(faultsOf(tag(21), note)).toEqual(['8:66 attribute-invalid']);
    const page = (links: number) =>
      placesOf(
        problemsOf({ [talks]: pageOf(text, '', `via: [${chain(links).replaceAll(' ', ', ')}]\n`) }),
      );
    expect(page(20)).toEqual([]);
    expect(page(21)).toEqual(['4:6 field-invalid']);
  });

  test('is told in plain words in its note, and has no sentence to be missed where it has no note', () => {
    const missed = (notes: string) => {
      const page = file(talks, pageOf(claim(told), notes));
      return placesOf(runChecks(editionOf({ files: [page] }), ['sentence-missing']));
    };
    expect(missed(note)).toEqual(['12:1 sentence-missing']);
    expect(missed('[^talks]: says: They met.\n\n    No report.')).toEqual([]);
    expect(missed('')).toEqual([]);
    const broken = pageOf(`${text}{`, '[^day]: says: It was the 30th.');
    expect(placesOf(problemsOf({ [talks]: broken }))).not.toContain('12:1 sentence-misplaced');
  });

  test('stands in the source text, which stands alone on its lines', () => {
    const misplaced = `A <Claim ${told}>claim</Claim> and a <Source>source</Source>.`;
    expect(faultsOf(text, '', '')).toEqual([]);
    expect(
      placesOf(problemsOf({ [talks]: pageOf(`${text}[^day]`, `[^day]: ${misplaced}`) })),
    ).toEqual(['12:11 element-misplaced', '12:96 element-misplaced']);
    expect(
      placesOf(
        problemsOf({
          [talks]: pageOf('The ministers <Source>met</Source> in Moscow on Thursday.'),
        }),
      ),
    ).toEqual(['8:15 element-misplaced']);
  });
});
