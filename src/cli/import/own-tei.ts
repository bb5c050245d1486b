import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, parseDocument } from 'yaml';
import { parseEntry } from '../../core/edition/entry.ts';
import { parsePage } from '../../core/page/parse.ts';
import { rawText, textFile } from '../../core/page/file.ts';
import type { OwnDocument } from '../../core/tei/own/read.ts';
import { yamlOf } from '../../core/tei/page.ts';
import { count } from '../../core/text/count.ts';
import { loadEdition } from '../../io/edition.ts';
import { sha256 } from '../../io/read.ts';
import type { FileChange } from '../../io/write.ts';
import type { Fault } from '../fault.ts';

/** What becomes of one of our own documents: what is to be written, and what is to be told. */
interface TakenOwn {
  changes: FileChange[];
  told: string;
}

/** Returns what a source of our own export becomes: its page and its seed, proved to be the same text; or why it is none that we have written. */
export function takeSource({
  id,
  seed,
  sha256: was,
  replaced,
  page,
  missing,
}: Extract<OwnDocument, { kind: 'source' }>): TakenOwn | Fault {
  const file = textFile(`content/sources/${id}.mdx`, page);
  const read = parsePage(id, file, () => ({ path: `seeds/${id}.txt`, text: seed, changed: false }));
  const [fault] = read.findings;
  if (fault || !read.page.faithful)
    return spoilt(fault?.message ?? 'text that is not that of its blocks');
  const isSame = was === undefined || was === sha256(Buffer.from(seed));
  const left = [...(isSame ? [] : [bytesLeft(was, replaced)]), ...missing.map(fileLeft)];
  return {
    changes: [
      { path: `seeds/${id}.txt`, bytes: seed },
      { path: file.path, bytes: rawText(file) },
    ],
    told: `source ${id}, as Margent has written it${leftOut(left)}`,
  };
}

/** Returns what the document of an edition becomes in the edition in `dir`: what that has not yet. Nothing that is there is changed but lists that grow. */
export function takeEdition(
  {
    about: said,
    entries,
    timeline,
    works,
    verdicts,
    kinds,
    missing,
  }: Extract<OwnDocument, { kind: 'edition' }>,
  dir: string,
): TakenOwn | Fault {
  const { references, verdicts: own, kinds: ownKinds } = loadEdition(dir);
  const isNew = (path: string) => !existsSync(join(dir, path));
  const faults: string[] = [];
  const fresh = entries.flatMap(({ id, file: text }): FileChange[] => {
    const file = textFile(`content/glossary/${id}.mdx`, text);
    const [fault] = parseEntry(id, file).findings;
    if (fault) faults.push(fault.message);
    return isNew(file.path) ? [{ path: file.path, bytes: rawText(file) }] : [];
  });
  const [fault] = faults;
  if (fault !== undefined) return spoilt(fault);
  const newWorks = works.filter(({ id }) => !references.has(String(id)));
  const worksPath = ['content/references/works.json', 'content/references/works-of-tei.json'].find(
    isNew,
  );
  const rows = isNew('content/timeline.yaml') ? timeline : [];
  const lists = [
    { name: 'verdicts', all: verdicts, known: own },
    { name: 'kinds', all: kinds, known: ownKinds },
  ];
  const about = withAbout(dir, said, lists);
  const left = [
    ...missing.map(fileLeft),
    ...(rows.length < timeline.length ? ['rows of the timeline, since there is one'] : []),
    ...(worksPath === undefined && newWorks.length > 0
      ? ['works, since both files are there']
      : []),
  ];
  return {
    changes: [
      ...fresh,
      ...(worksPath !== undefined && newWorks.length > 0
        ? [{ path: worksPath, bytes: `${JSON.stringify(newWorks, undefined, 2)}\n` }]
        : []),
      ...(rows.length > 0 ? [{ path: 'content/timeline.yaml', bytes: yamlOf(rows) }] : []),
      ...(about ? [about] : []),
    ],
    told: `${count(entries.length, 'entry', 'entries')}, ${entries.length - fresh.length} of them there already, ${count(newWorks.length, 'new work')}, ${count(rows.length, 'row')} of the timeline${leftOut(left)}`,
  };
}

function fileLeft(path: string): string {
  const kind = path.startsWith('originals/') ? 'original' : 'image';
  return `the ${kind} ${path}, which is not there: put it there first`;
}

/** A seed that was no UTF-8, or that XML cannot hold, does not come back as it was. */
function bytesLeft(sha256: string, replaced: number): string {
  const why =
    replaced > 0
      ? `: U+FFFD stands for ${count(replaced, 'character')} that XML cannot hold`
      : ': the text is here as the document has it, in UTF-8';
  return `the bytes of its seed, whose SHA-256 was ${sha256}${why}`;
}

function leftOut(told: readonly string[]): string {
  return told.length > 0 ? `; left out: ${told.join('; ')}` : '';
}

function spoilt(message: string): Fault {
  return {
    found: `document that Margent has not written so: ${message.replace(/^Unexpected /, '')}`,
    hint: 'take the file as it was published; one that was changed comes in without its application element, as any TEI does',
  };
}

/** A list of edition.yaml, whole, and what of it the edition has. */
interface NamedList {
  name: string;
  all: readonly { id: string }[];
  known: ReadonlyMap<string, unknown>;
}

/**
 * Returns edition.yaml with the fields that it does not have, and what its lists lack; all else stays as it is written. One that is not there
 * is made.
 */
function withAbout(
  dir: string,
  about: Readonly<Record<string, unknown>>,
  lists: readonly NamedList[],
): FileChange | undefined {
  const path = 'content/edition.yaml';
  const was = existsSync(join(dir, path)) ? readFileSync(join(dir, path), 'utf8') : undefined;
  const document = parseDocument(was ?? '{}\n');
  // What is written by hand is in lines of its own.
  if (was === undefined && isMap(document.contents)) document.contents.flow = false;
  for (const [key, value] of Object.entries(about))
    if (!document.has(key)) document.set(key, value);
  for (const { name, all, known } of lists) {
    const missing = all.filter(({ id }) => !known.has(id));
    if (missing.length === 0) continue;
    // Those that an edition has without saying so go where it names some.
    if (document.has(name)) for (const one of missing) document.addIn([name], one);
    else document.set(name, all);
  }
  const bytes = document.toString({ lineWidth: 0 });
  if (was === undefined) return { path, bytes };
  return parseDocument(bytes).toString() === parseDocument(was).toString()
    ? undefined
    : { path, was, bytes };
}
