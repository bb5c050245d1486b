import { type Annotated, annotate } from '../core/edit/annotate.ts';
import { type AnnotationChange, change as changeAnnotation } from '../core/edit/change.ts';
import { remove } from '../core/edit/remove.ts';
import type { Annotation, Quotation, RequestProblem } from '../core/edit/request.ts';
import { unmark, unmarked, type Unmarked } from '../core/edit/unmark.ts';
import type { Edition, Source } from '../core/edition/edition.ts';
import { rawText } from '../core/page/file.ts';
import { escape } from '../core/report/escape.ts';
import { ChangeRefused, writeFiles } from '../io/write.ts';
import { loadEdition } from '../io/edition.ts';
import { newErrors } from '../io/new-errors.ts';
import { changed } from './changed.ts';
import { splitVia } from './via.ts';
import { defineCommand } from './command.ts';
import { type Subject, writeEdition } from './edition.ts';
import { type Io, print } from './io.ts';
import { type Given, UsageError } from './options.ts';
import { sourceOf } from './source-of.ts';

const usage = `npm run annotate -- <page> --quote "exact words" --id <id>
    --by <speaker> --kind <kind> --verdict <verdict> [--via "<id> <id>"] [--date <date>] [--as-of <date>]
    [--says "what is claimed, a sentence"] [--note "words of the note"] [--nth <number>] [--exact]
    [--edition <folder>]
npm run annotate -- <page> --quote "exact words" --part-of <claim>
npm run annotate -- <page> --quote "exact words" --id <id> [--note "words of the note"]
npm run annotate -- <page> --quote "exact words" --term <id>
npm run annotate -- <page> --change <id> [--says "what is claimed, a sentence"] [--note "words of the note"]
    [--by <speaker>] [--kind <kind>] [--verdict <verdict>] [--via "<id> <id>"] [--date <date>] [--as-of <date>]
npm run annotate -- <page> --remove <id>
npm run annotate -- <page> --quote "exact words" --no-term
npm run annotate -- <page> --quote "exact words" --hi "italic bold" | --unclear [--reason <reason>] |
    --supplied [--reason <reason>] | --add [--place <place>] | --del | --foreign <language>
npm run annotate -- <page> --quote "words before it" --gap [--reason <reason>] [--extent "3 words"]
npm run annotate -- <page> --quote "words of a note that the source has" --own-note <id>
npm run annotate -- <page> --quote "its mark in the text" --mark <id>
npm run annotate -- <page> --quote "first words of the page" --page <number> [--image <file>]
npm run annotate -- <page> --quote "first words of the paragraph" --align <number>
npm run annotate -- <page> --quote "exact words" --no-rendition | --no-page | --no-align

Marks words of a source: as a claim, with the beginnings of its note, or as more words of one; without --by,
--kind and --verdict with an editor's note; or as a term of the glossary. Nothing else in the page changes, but
that the mark of a claim that gets more words goes behind the last of them.
Speakers, links of the chain and terms are given by their ids or by their names: --via "The Gazette, The Agency".
Words that the source has more than once are listed with their lines, and --nth says which are meant. Whole words are
marked: --exact marks the letters that are quoted, and no more.

--change says something else of a claim or in a note, --remove takes it away with its note and marks, and --no-term
takes the mark of a term off the quoted words. What is not named stays as it is; --date "" and --as-of "" take the date
away of what was said or of the verdict, and --says "" the sentence.

--hi says how the original sets words (italic, bold, underline, superscript, subscript, small-caps); --unclear, --supplied,
--add, --del and --foreign how they are read, and --gap that some are missing behind the quoted ones. --own-note says that
they are a note of the source's own, and then --mark which sign leads there. --no-rendition takes all these off the
quoted words. --page says that a page of the original begins with the quoted words, how it is numbered, and with --image which
file of facsimiles/ shows it; --no-page takes that off. --align says with which paragraph of the text that this one translates, or is
another text of, the paragraph of the quoted words goes; --no-align takes that off.`;

const options = {
  quote: { type: 'string' },
  nth: { type: 'string' },
  id: { type: 'string' },
  by: { type: 'string' },
  kind: { type: 'string' },
  verdict: { type: 'string' },
  via: { type: 'string' },
  date: { type: 'string' },
  'as-of': { type: 'string' },
  says: { type: 'string' },
  note: { type: 'string' },
  term: { type: 'string' },
  'part-of': { type: 'string' },
  change: { type: 'string' },
  remove: { type: 'string' },
  'no-term': { type: 'boolean' },
  hi: { type: 'string' },
  unclear: { type: 'boolean' },
  supplied: { type: 'boolean' },
  add: { type: 'boolean' },
  del: { type: 'boolean' },
  foreign: { type: 'string' },
  gap: { type: 'boolean' },
  mark: { type: 'string' },
  'own-note': { type: 'string' },
  page: { type: 'string' },
  image: { type: 'string' },
  align: { type: 'string' },
  reason: { type: 'string' },
  place: { type: 'string' },
  extent: { type: 'string' },
  'no-rendition': { type: 'boolean' },
  'no-page': { type: 'boolean' },
  'no-align': { type: 'boolean' },
  exact: { type: 'boolean' },
} as const;

type Values = Given<typeof options>['values'];

/** `annotate`: marks words of a source, and changes and removes annotations. */
export const command = defineCommand({
  usage,
  options,
  positionals: true,
  run: ({ values, positionals }, io) => {
    const [name, surplus] = positionals;
    if (name === undefined || surplus !== undefined)
      throw new UsageError(
        `Unexpected ${surplus === undefined ? 'end' : `“${surplus}”`}, expected the name of one page, and its words between quotation marks`,
      );
    const wanted = wantedBy(values);
    return writeEdition(values.edition, io, (subject) => change(name, wanted, { subject, io }));
  },
});

function change(
  name: string,
  { make, annotation }: Wanted,
  { subject: { dir, command }, io }: { subject: Subject; io: Io },
): number {
  const edition = loadEdition(dir, { command });
  const source = sourceOf(edition, name, { dir, caller: io });
  const done = make(source, edition);
  if ('problems' in done) {
    print(io.stderr, done.problems.map((problem) => tell(problem, source)).join('\n'));
    return 1;
  }
  const before = edition.files.get(source.page.file);
  if (!before) throw new Error(`No file ${source.page.file} in the edition`);
  const written = [{ path: before.path, was: rawText(before), bytes: rawText(done.file) }];
  const problems = newErrors(dir, written, edition);
  if (problems.length > 0) {
    print(io.stderr, problems.map((problem) => tell(problem, source)).join('\n'));
    return 1;
  }
  try {
    writeFiles(dir, written);
  } catch (error) {
    if (!(error instanceof ChangeRefused)) throw error;
    print(io.stderr, escape(error.message));
    return 1;
  }
  print(io.stdout, outcome(done, edition, annotation));
  return 0;
}

/** What is to be done, as the command line says it: with the annotation that it makes, where it makes one. */
interface Wanted {
  make: (source: Source, edition: Edition) => Annotated | { problems: RequestProblem[] };
  annotation?: Annotation;
}

function wantedBy(values: Values): Wanted {
  const { edition: _, ...given } = values;
  const {
    change: changing,
    remove: removing,
    'no-term': noTerm,
    'no-rendition': noRendition,
    'no-page': noPage,
    'no-align': noAlign,
    ...rest
  } = given;
  const off = {
    'no-term': noTerm,
    'no-rendition': noRendition,
    'no-page': noPage,
    'no-align': noAlign,
  };
  const chosen = { change: changing, remove: removing, ...off };
  const [first, ...others] = Object.entries(chosen).filter(([, value]) => value !== undefined);
  if (first !== undefined) refuse(Object.fromEntries(others), `--${first[0]}`);
  if (removing !== undefined) {
    refuse(rest, '--remove');
    return { make: (source, edition) => remove(source, edition, removing) };
  }
  if (changing !== undefined) return changeOf(changing, rest);
  const quotation = quotationOf(values);
  const takenOff = marksTakenOff(values);
  if (takenOff !== undefined) {
    const { quote: ___, nth: ____, ...beside } = rest;
    refuse(beside, `--no-${takenOff}`);
    return { make: (source, edition) => unmark(source, edition, { ...quotation, kind: takenOff }) };
  }
  const annotation = annotationOf(values);
  return {
    annotation,
    make: (source, edition) => annotate(source, edition, { annotation, quotation }),
  };
}

function quotationOf({ quote, nth: number, exact, ...values }: Values): Quotation {
  if (quote === undefined)
    throw new UsageError('Unexpected end, expected --quote "exact words of the source"');
  const nth = number === undefined ? {} : { nth: numberFrom(number) };
  return { quote, whole: !exact && marksTakenOff(values) === undefined, ...nth };
}

/** Returns what is to be taken off the quoted words; undefined where something is put on them. */
function marksTakenOff(values: Values): Unmarked | undefined {
  return unmarked.find((kind) => values[`no-${kind}`]);
}

function numberFrom(words: string): number {
  const number = Number(words);
  if (Number.isInteger(number) && number > 0) return number;
  throw new UsageError(`Unexpected --nth “${words}”, expected a number from 1`);
}

/** A date that is given as nothing goes; a chain so given says that there was nobody between. */
function changeOf(id: string, given: Values): Wanted {
  const { by, kind, verdict, via, date, 'as-of': asOf, says, note, ...beside } = given;
  refuse(beside, '--change');
  const wanted: AnnotationChange = {
    ...{ by, kind, verdict, says, note },
    ...(via !== undefined && { via: splitVia(via) }),
    ...(date !== undefined && { date: date === '' ? null : date }),
    ...(asOf !== undefined && { asOf: asOf === '' ? null : asOf }),
  };
  if (Object.values(wanted).every((value) => value === undefined))
    throw new UsageError(
      'Unexpected --change with nothing to say, expected --says, --note, --by, --kind, --verdict, --via, --date or --as-of',
    );
  return { make: (source, edition) => changeAnnotation(source, edition, { id, change: wanted }) };
}

function annotationOf({ id, term, 'part-of': whole, ...said }: Values): Annotation {
  const { by, kind, verdict, via, date, 'as-of': asOf, says, note } = said;
  const rendition = renditionOf(said);
  if (rendition) {
    refuse(
      { id, term, 'part-of': whole, by, kind, verdict, via, date, 'as-of': asOf, says, note },
      rendition.flag,
    );
    return rendition.annotation;
  }
  const claim = { by, kind, verdict };
  if (term !== undefined) {
    refuse({ id, 'part-of': whole, ...claim, via, date, 'as-of': asOf, says, note }, '--term');
    return { type: 'term', id: term };
  }
  if (whole !== undefined) {
    refuse({ id, ...claim, via, date, 'as-of': asOf, says, note }, '--part-of');
    return { type: 'part', id: whole };
  }
  if (id === undefined) throw new UsageError('Unexpected end, expected --id, --part-of or --term');
  const words = note === undefined ? {} : { note };
  if (by === undefined && kind === undefined && verdict === undefined) {
    refuse({ via, date, 'as-of': asOf, says }, 'an editor’s note');
    return { type: 'note', id, ...words };
  }
  if (by === undefined || kind === undefined || verdict === undefined) {
    const missing = Object.entries(claim).flatMap(([key, value]) =>
      value === undefined ? [`--${key}`] : [],
    );
    throw new UsageError(
      `Unexpected claim without ${missing.join(' and ')}, expected --by, --kind and --verdict`,
    );
  }
  const chain = via === undefined ? {} : { via: splitVia(via) };
  return {
    type: 'claim',
    id,
    by,
    kind,
    verdict,
    ...chain,
    ...(date !== undefined && { date }),
    ...(asOf !== undefined && { asOf }),
    ...(says !== undefined && { says }),
    ...words,
  };
}

/** The options that say how the original looks, each with its element and, where it has a value, the attribute for that. */
const renditionFlags = {
  hi: { name: 'Hi', takes: 'rend' },
  unclear: { name: 'Unclear' },
  supplied: { name: 'Supplied' },
  add: { name: 'Add' },
  del: { name: 'Del' },
  foreign: { name: 'Foreign', takes: 'lang' },
  gap: { name: 'Gap' },
  mark: { name: 'Mark', takes: 'note' },
  'own-note': { name: 'Note', takes: 'of' },
  page: { name: 'Page', takes: 'n' },
  align: { name: 'Align', takes: 'with' },
} as const;

/** Returns how the original looks where options say it, and the option by which they do; undefined where none does. */
function renditionOf(values: Values): { annotation: Annotation; flag: string } | undefined {
  const { reason, place, extent, image } = values;
  const said = {
    ...(reason && { reason }),
    ...(place && { place }),
    ...(extent && { extent }),
    ...(image && { image }),
  };
  const flags = Object.entries(renditionFlags).flatMap(([flag, rule]) => {
    const value = values[flag as keyof typeof renditionFlags];
    return value === undefined ? [] : [{ flag: `--${flag}`, rule, value }];
  });
  const [first, second] = flags;
  if (!first) {
    refuse({ reason, place, extent, image }, 'no option that it belongs to');
    return undefined;
  }
  if (second) refuse({ [second.flag.slice(2)]: true }, first.flag);
  const { flag, rule, value } = first;
  const attributes = { ...('takes' in rule && { [rule.takes]: String(value) }), ...said };
  return { flag, annotation: { type: 'rendition', name: rule.name, attributes } };
}

function refuse(values: Record<string, unknown>, beside: string): void {
  const [name] = Object.entries(values).find(([, value]) => value !== undefined) ?? [];
  if (name !== undefined)
    throw new UsageError(`Unexpected --${name} beside ${beside}, expected none`);
}

function tell({ message, hint, candidates = [] }: RequestProblem, { page }: Source): string {
  const listed = candidates.map(
    ({ line, column, words }, index) =>
      `  ${candidates.length > 1 ? `${index + 1}. ` : ''}${page.file}:${line}:${column} ${words}`,
  );
  return [message, ...listed, ...(hint ? [`  mend: ${hint}`] : [])].map(escape).join('\n');
}

/** Returns what is told of a change that was made: where, and what is left to write. */
function outcome(
  { file, added, remarks = [], note }: Annotated,
  edition: Edition,
  annotation: Annotation | undefined,
): string {
  const lines = [
    `${file.path} changed`,
    ...added.map(
      ({ point, text, taken }) => `  ${point.line}:${point.column} ${changed(text, taken)}`,
    ),
    ...remarks.map((line) => `  note: ${escape(line)}`),
  ];
  const line = note?.start?.line;
  const isWritten = !annotation || ('note' in annotation && annotation.note);
  if (line !== undefined && !isWritten)
    lines.push(`  left to write: what is known, in line ${line}${evidence(annotation, edition)}`);
  return lines.join('\n');
}

function evidence(annotation: Annotation, { verdicts }: Edition): string {
  if (annotation.type !== 'claim') return '';
  const verdict = verdicts.get(annotation.verdict);
  return verdict?.evidence === 'required'
    ? `; the verdict “${verdict.id}” needs evidence: [supports @key] or [disputes @key]`
    : '';
}
