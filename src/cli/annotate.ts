import { type Annotated, annotate } from '../core/edit/annotate.ts';
import type { Annotation, RequestProblem } from '../core/edit/request.ts';
import type { Edition, Source } from '../core/edition/edition.ts';
import { rawText } from '../core/page/file.ts';
import { escape } from '../core/report/escape.ts';
import { changeFile, ChangeRefused } from '../io/write.ts';
import { loadEdition } from '../io/edition.ts';
import { changed } from './changed.ts';
import { linksOf } from './chain.ts';
import { editionToWrite } from './edition.ts';
import { readOptions, run, UsageError } from './options.ts';
import { sourceOf } from './source-of.ts';

const usage = `npm run annotate -- <page> --quote "exact words" --id <id>
    --by <speaker> --kind <kind> --verdict <verdict> [--via "<id> <id>"] [--date <date>]
    [--note "words of the note"] [--nth <number>] [--edition <folder>]
npm run annotate -- <page> --quote "exact words" --part-of <claim>
npm run annotate -- <page> --quote "exact words" --id <id> [--note "words of the note"]
npm run annotate -- <page> --quote "exact words" --term <id>

Marks words of a source: as a claim, with the beginnings of its note, or as more words of one; without --by,
--kind and --verdict with an editor's note; or as a term of the glossary. Nothing else in the page changes, but
that the mark of a claim that gets more words goes behind the last of them.
Speakers, links of the chain and terms are given by their ids or by their names: --via "The Gazette, The Agency".
Words that the source has more than once are listed with their lines, and --nth says which are meant.`;

const options = {
  quote: { type: 'string' },
  nth: { type: 'string' },
  id: { type: 'string' },
  by: { type: 'string' },
  kind: { type: 'string' },
  verdict: { type: 'string' },
  via: { type: 'string' },
  date: { type: 'string' },
  note: { type: 'string' },
  term: { type: 'string' },
  'part-of': { type: 'string' },
} as const;

type Values = { [K in keyof typeof options]?: string | undefined };

async function main(): Promise<number> {
  const { values, positionals } = readOptions(options, true);
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0)
    throw new UsageError(
      `Unexpected ${name === undefined ? 'end' : `“${more[0]}”`}, expected the name of one page, and its words between quotation marks`,
    );
  if (values.quote === undefined)
    throw new UsageError('Unexpected end, expected --quote "exact words of the source"');
  const nth = values.nth === undefined ? undefined : Number(values.nth);
  if (nth !== undefined && !(Number.isInteger(nth) && nth > 0))
    throw new UsageError(`Unexpected --nth “${values.nth}”, expected a number from 1`);
  const annotation = annotationOf(values);
  const dir = await editionToWrite(values.edition);
  const edition = loadEdition(dir);
  const source = sourceOf(edition, name, dir);
  const quotation = { quote: values.quote, ...(nth !== undefined && { nth }) };
  const done = annotate(source, edition, annotation, quotation);
  if ('problems' in done) {
    console.error(done.problems.map((problem) => tell(problem, source)).join('\n'));
    return 1;
  }
  return save(dir, edition, source, annotation, done);
}

function annotationOf({ id, term, 'part-of': whole, ...told }: Values): Annotation {
  const { by, kind, verdict, via, date, note } = told;
  const claim = { by, kind, verdict };
  if (term !== undefined) {
    refuse({ id, 'part-of': whole, ...claim, via, date, note }, '--term');
    return { type: 'term', id: term };
  }
  if (whole !== undefined) {
    refuse({ id, ...claim, via, date, note }, '--part-of');
    return { type: 'part', id: whole };
  }
  if (id === undefined) throw new UsageError('Unexpected end, expected --id, --part-of or --term');
  const words = note === undefined ? {} : { note };
  if (by === undefined && kind === undefined && verdict === undefined) {
    refuse({ via, date }, 'an editor’s note');
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
  const chain = via === undefined ? {} : { via: linksOf(via) };
  return {
    type: 'claim',
    id,
    by,
    kind,
    verdict,
    ...chain,
    ...(date !== undefined && { date }),
    ...words,
  };
}

function refuse(values: Values, beside: string): void {
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

function save(
  dir: string,
  edition: Edition,
  { page }: Source,
  annotation: Annotation,
  done: Annotated,
): number {
  const before = edition.files.get(page.file);
  if (!before) throw new Error(`No file ${page.file} in the edition`);
  try {
    changeFile(dir, page.file, rawText(before), rawText(done.file));
  } catch (error) {
    if (!(error instanceof ChangeRefused)) throw error;
    console.error(escape(error.message));
    return 1;
  }
  console.log(`${page.file} changed`);
  for (const { place, text, taken } of done.added) {
    console.log(`  ${place.start?.line}:${place.start?.column} ${changed(text, taken)}`);
  }
  const note = done.note?.start;
  if (!note || ('note' in annotation && annotation.note)) return 0;
  console.log(
    `  left to write: what is known, in line ${note.line}${evidence(annotation, edition)}`,
  );
  return 0;
}

function evidence(annotation: Annotation, { verdicts }: Edition): string {
  if (annotation.type !== 'claim') return '';
  const verdict = verdicts.get(annotation.verdict);
  return verdict?.evidence === 'required'
    ? `; the verdict “${verdict.id}” needs evidence: [supports @key] or [disputes @key]`
    : '';
}

if (import.meta.main) await run(usage, main);
