import { allForms } from '../forms.ts';
import { z } from 'zod';
import { appearanceSchema } from './appearance.ts';
import { isReserved } from '../../text/reserved-name.ts';
import { canonicalTag } from '../../text/tags.ts';
import {
  date,
  id,
  language,
  list,
  oneOf,
  listRow,
  silenceAnywhere,
  textSchema,
  textOrNumber,
  siteUrl,
  url,
} from '../../page/fields.ts';

const verdict = listRow(
  {
    id: id.describe('The word that claims name it by.'),
    label: textSchema.describe('What the reader sees.'),
    meaning: textSchema.describe('What it says about a claim, in a sentence.'),
    tone: oneOf(['good', 'echo', 'neutral', 'open', 'warn', 'bad']).describe('How it is coloured.'),
    evidence: oneOf(['required', 'none']).describe(
      'Whether the note must cite support or dispute.',
    ),
    rating: z
      .number({ error: 'a number from 1 to 5' })
      .min(1, { error: 'a number from 1 to 5' })
      .max(5, { error: 'a number from 1 to 5' })
      .optional()
      .describe('The rating in schema.org ClaimReview, 1 (worst) to 5.'),
  },
  'a verdict with id, label, meaning, tone and evidence',
  '{ id: doubtful, label: Doubtful, meaning: Little speaks for it, tone: warn, evidence: required }',
);

const kind = listRow(
  {
    id: id.describe('The word that claims name it by.'),
    label: textSchema.describe('For the reader.'),
  },
  'a kind with id and label',
  '{ id: event, label: Event }',
);

/** Those that follow every style. */
const formats = ['BibLaTeX', 'BibTeX'];

const citeStyle = listRow(
  {
    // Of any text: one that is no id is answered with those that have its words.
    id: textSchema.describe(
      'Its id in the repository of the Citation Style Language, or the name of a file in content/styles.',
    ),
    label: textSchema
      .refine((label) => !formats.includes(label), {
        error: `a label other than ${formats.join(' and ')}`,
      })
      .describe('What the reader sees.'),
  },
  'a style with id and label',
  '{ id: chicago-note-bibliography, label: Chicago }',
);

/** A style that “Cite” offers. */
export type CiteStyle = z.output<typeof citeStyle>;

/** The styles of an edition that names none. */
export const defaultCiteStyles: CiteStyle[] = [
  { id: 'chicago-note-bibliography', label: 'Chicago' },
  { id: 'apa', label: 'APA' },
  { id: 'modern-language-association', label: 'MLA' },
];

/** A verdict that claims of the edition may have. */
export type Verdict = z.output<typeof verdict>;
/** A kind that claims of the edition may be of. */
export type Kind = z.output<typeof kind>;

/** The verdicts of an edition that names none. */
export const defaultVerdicts: Verdict[] = [
  {
    id: 'corroborated',
    label: 'Corroborated',
    meaning: 'Independent evidence says the same.',
    tone: 'good',
    evidence: 'required',
    rating: 5,
  },
  {
    // Without a rating: what the source's own source says is not judged.
    id: 'faithful',
    label: 'Faithful',
    meaning: 'The source reports its own source correctly; whether that is right is not judged.',
    tone: 'echo',
    evidence: 'required',
  },
  {
    id: 'consistent',
    label: 'Consistent',
    meaning: 'The evidence fits the claim without proving it.',
    tone: 'neutral',
    evidence: 'required',
  },
  {
    id: 'unverified',
    label: 'Unverified',
    meaning: 'No evidence was found either way.',
    tone: 'open',
    evidence: 'none',
  },
  {
    id: 'disputed',
    label: 'Disputed',
    meaning: 'There is evidence against the claim, or somebody in a position to know denies it.',
    tone: 'warn',
    evidence: 'required',
  },
  {
    id: 'contradicted',
    label: 'Contradicted',
    meaning: 'The evidence shows the claim to be wrong.',
    tone: 'bad',
    evidence: 'required',
    rating: 1,
  },
];

/** The kinds of an edition that names none. */
export const defaultKinds: Kind[] = [
  { id: 'event', label: 'Event' },
  { id: 'position', label: 'Position' },
  { id: 'legal', label: 'Legal or technical' },
  { id: 'causal', label: 'Cause or motive' },
  { id: 'forecast', label: 'Forecast' },
  { id: 'identity', label: 'Identity' },
];

/** Of two letters or three, so that no folder of pages is one that the site has anyway, and one that can be there. */
const ofFolder = language
  .refine((tag) => canonicalTag(tag) === undefined || /^[a-z]{2,3}(?:-|$)/.test(tag), {
    error: 'a language tag that begins with two letters or three',
  })
  .refine((tag) => !isReserved(tag), {
    error:
      'a language tag that a folder can have on Windows: of con, prn, aux and nul one with the script, such as con-Latn',
  });
/** Each of some sources once. */
const differing = list(id).refine((ids) => new Set(ids).size === ids.length, {
  error: 'ids that differ',
});
const languages = list(ofFolder)
  .min(1, { error: 'at least one language' })
  .refine((tags) => new Set(tags).size === tags.length, { error: 'languages that differ' })
  .optional();

/** The parts of a site that its navigation may lead to. */
const sections = [
  'sources',
  'letters',
  'claims',
  'chains',
  'glossary',
  'timeline',
  'references',
  'comparisons',
  'guides',
  'search',
] as const;

/** `content/edition.yaml`: about the edition. Only the title is required; an unknown key is a fault. */
export const editionSchema = z.strictObject({
  title: textSchema.describe('The name of the edition.'),
  description: textSchema.optional().describe('What it is, in a sentence or three.'),
  language: language.default('en').describe('The language of the annotations.'),
  languages: languages.describe(
    'The languages that the site has its pages in: the first, which is that of the annotations, at its address, each other in a folder of its own, such as /en/.',
  ),
  url: siteUrl
    .optional()
    .describe('Where it is published; without it there is no sitemap and no canonical address.'),
  editors: list(textSchema).default([]).describe('Who edits it.'),
  licence: textSchema.optional().describe('On what terms the annotations may be used.'),
  repository: url.optional().describe('Where corrections can be proposed.'),
  version: textOrNumber.optional().describe('Which state of the edition this is.'),
  date: date.optional().describe('The date of that state.'),
  verdicts: list(verdict)
    .min(1, { error: 'at least one verdict' })
    .default(defaultVerdicts)
    .describe('The verdicts that claims may have.'),
  kinds: list(kind)
    .min(1, { error: 'at least one kind' })
    .default(defaultKinds)
    .describe('The kinds of claim.'),
  'citation-style': textSchema
    .default('apa')
    .describe(
      'The style of the bibliography and the citations, by its id in the repository of the Citation Style Language, such as chicago-note-bibliography.',
    ),
  'cite-styles': list(citeStyle)
    .refine((rows) => new Set(rows.map(({ label }) => label)).size === rows.length, {
      error: 'labels that differ',
    })
    .default(defaultCiteStyles)
    .describe(
      'The styles that “Cite” offers on the page of a source, before BibLaTeX and BibTeX; copied words are cited in the first.',
    ),
  navigation: list(oneOf(sections))
    .default([
      ...(['sources', 'letters', 'claims', 'glossary', 'timeline', 'references'] as const),
      ...(['comparisons', 'guides'] as const),
    ])
    .describe('What the masthead links to, in order.'),
  appearance: appearanceSchema.optional().describe('A look of its own.'),
  help: z
    .boolean({ error: 'true or false' })
    .default(true)
    .describe('false: the site has no help for contributors; npm run dev shows it all the same.'),
  forms: list(oneOf(allForms))
    .refine((forms) => new Set(forms).size === forms.length, { error: 'each form once' })
    .default(allForms)
    .describe(
      'The forms in which each source stands beside its page as data: each is a file for every source, and some hosts take no more than 20,000. [] is none.',
    ),
  originals: z
    .boolean({ error: 'true or false' })
    .default(false)
    .describe(
      'true: the files in originals/, from which seeds were made, are published with the site.',
    ),
  silence: silenceAnywhere.describe(
    'Warnings that stand, each by its name, with the reason, and the file where it is not this one.',
  ),
  order: z
    .union([oneOf(['published', 'title', 'id']), differing], {
      error: 'published, title, id, or a list of ids of sources',
    })
    .default('published')
    .describe('The order of the sources.'),
});

/** `content/edition.en.yaml`: what the edition says of itself in a further language. */
export const editionWordsSchema = z.strictObject({
  title: textSchema.describe('The name of the edition in this language.'),
  description: textSchema.optional().describe('What it is, in a sentence or three.'),
  licence: textSchema.optional().describe('On what terms the annotations may be used.'),
  footer: textSchema.optional().describe('In the place of the footer of its look.'),
  verdicts: list(
    listRow(
      {
        id: id.describe('The word that claims name it by.'),
        label: textSchema.describe('What the reader sees.'),
        meaning: textSchema.describe('What it says about a claim, in a sentence.'),
      },
      'a verdict with id, label and meaning',
      '{ id: doubtful, label: Doubtful, meaning: Little speaks for it }',
    ),
  )
    .default([])
    .describe('What the verdicts that the edition names are called in this language.'),
  kinds: list(kind)
    .default([])
    .describe('What the kinds of claim that it names are called in this language.'),
});

/** What the edition says of itself in a further language. */
export type EditionWords = z.output<typeof editionWordsSchema>;

/** What `content/edition.yaml` says. */
export type EditionData = z.output<typeof editionSchema>;
