import fc from 'fast-check';
import { cast, words1 } from './any-fields.ts';

/*
 * What editions put together at random say in a further language: of all that can be said in one, something or nothing.
 */

/** What is translated, of one language; each names what it translates. */
const translated = fc.record({
  language: fc.constantFrom('en', 'fa', 'de', 'zh-Hant', 'tlh', 'he'),
  about: fc.option(
    fc.record(
      { title: words1, description: words1, licence: words1, footer: words1, verdict: words1 },
      { requiredKeys: ['title'] },
    ),
  ),
  source: fc.option(
    fc.record({ title: words1, place: words1, summary: words1 }, { requiredKeys: [] }),
  ),
  around: fc.subarray(['Before it.', '<Source/>', 'After it, see [that](/sources/).']),
  term: fc.option(words1),
  kinds: fc.subarray(['note', 'home', 'guide', 'comparison']),
});

/** In how many languages editions are beside the first: in one, mostly. */
export const anyTranslations = fc.uniqueArray(translated, {
  maxLength: 2,
  selector: ({ language }) => language,
});

type Translated = typeof translated extends fc.Arbitrary<infer T> ? T : never;

/** The ids of what may be translated, by the folder of each; and whether there is a front page. */
interface Translatable {
  sources: readonly string[];
  guides: readonly string[];
  comparisons: readonly string[];
  hasHome: boolean;
}

/** Returns the files of a translation, by their paths; `prose` is what the editors say, and stands where they may say something. */
export function translationFiles(
  { language, about, source, around, term, kinds }: Translated,
  { sources, guides, comparisons, hasHome }: Translatable,
  prose: string,
): Record<string, string> {
  const files: Record<string, string> = {};
  const put = (path: string, fields: object, body: string, ending = 'mdx') => {
    files[`content/${path}.${language}.${ending}`] = `---\n${JSON.stringify(fields)}\n---\n${body}`;
  };
  if (about) {
    const { verdict, ...fields } = about;
    const verdicts =
      verdict === undefined ? [] : [{ id: 'open', label: verdict, meaning: verdict }];
    files[`content/edition.${language}.yaml`] = JSON.stringify({ ...fields, verdicts });
  }
  const note = `\n[^said]: says: A sentence.\n\n    Of it, ${prose}\n`;
  if (source)
    for (const id of sources)
      put(
        `sources/${id}`,
        source,
        `\n${around.join('\n\n')}\n${kinds.includes('note') ? note : ''}`,
      );
  if (term !== null)
    for (const id of Object.keys(cast))
      put(`glossary/${id}`, { term: `Cast ${id} ${term}` }, `\nOne of them, ${prose}\n`);
  if (kinds.includes('home') && hasHome)
    files[`content/home.${language}.mdx`] = 'Here it is.\n\n<Sources/>\n';
  if (kinds.includes('guide'))
    for (const id of guides) put(`guides/${id}`, { title: 'T' }, `\nA guide, ${prose}\n`);
  if (kinds.includes('comparison'))
    for (const id of comparisons)
      put(
        `comparisons/${id}`,
        { title: 'T', source: sources[0] },
        `\nThese.\n\n<Row id="one">\n\n> It was said.\n\n> It is said, ${prose} [@w0]\n\n</Row>\n`,
      );
  return files;
}
