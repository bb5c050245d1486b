import { defineCommand } from './command.ts';
import { UsageError } from './options.ts';
import type { Take } from './take.ts';

/** What makes an edition of what others made. A new one is a file in import/, and a line here. */
const formats = new Map<string, () => Promise<{ take: Take }>>([
  ['tei', () => import('./import/tei.ts')],
  ['annotations', () => import('./import/annotations.ts')],
]);

const usage = `npm run import -- tei <file>… [--edition <folder>] [--footnotes source|editors]
npm run import -- annotations <file>… --on <page> [--edition <folder>]

Takes files of TEI P5 (.xml) into an edition: each document of a volume, or the text of a file, becomes a seed with its page; lists
of persons, places, organizations and terms become entries, and works references. Paragraphs, headings, verse, tables, how
the original looks, its pages, its notes and those of editors become what means the same. Each file is kept in originals/.
What has no place is told, by element and count. All is written, or nothing; nothing is ever overwritten.
The page of the help, /help/tei/, has the rule, element by element.

annotations takes Web Annotations (JSON-LD of the W3C, as Recogito and this tool write them) and exports of Hypothesis onto a page. Those of this tool
become what they were; each other one becomes a note behind its words, where these stand exactly, and once. What does not fit is told, with
the places that may be meant; what is there already stays. The page of the help, /help/annotations/, has the mapping.

--footnotes says whose the notes are of which the file does not say it: source (so it is without it), or editors.`;

/** `import`: takes in what others made. */
export const command = defineCommand({
  usage,
  options: { footnotes: { type: 'string' }, on: { type: 'string' } },
  positionals: true,
  run: async ({ values: { edition, footnotes, on }, positionals: [format, ...files] }, io) => {
    const load = formats.get(format ?? '');
    if (!load)
      throw new UsageError(
        `Unexpected ${format === undefined ? 'end' : `“${format}”`}, expected what the files are: ${[...formats.keys()].join(', ')}`,
      );
    if (files.length === 0) throw new UsageError('Unexpected end, expected the name of a file');
    const { take } = await load();
    return take(files, { edition, footnotes, on }, io);
  },
});
