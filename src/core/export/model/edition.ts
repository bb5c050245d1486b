import type { z } from 'zod';
import type { ComparisonPart } from '../../edition/comparison.ts';
import { formPath } from '../../edition/forms.ts';
import type { ShownEdition } from '../../view/shown.ts';
import { cslJson } from '../csl.ts';
import { proseData } from './prose.ts';
import type { editionModel } from './schema.ts';

type Model = z.input<typeof editionModel>;

/** Returns what the sources of an edition have in common as JSON that its schema describes; it lists their documents. */
export function editionJson({ edition, shown, superseded, url }: ShownEdition): string {
  const { about, verdicts, kinds, glossary, references, timeline, guides, comparisons } = edition;
  // What steers the tool says nothing of the edition.
  const { verdicts: _, kinds: __, silence: ___, forms, ...fields } = about;
  const works = JSON.parse(cslJson([...references.values()])) as Model['works'];
  const data: Model = {
    ...{ format: 'margent-edition', version: 1, url: `${url}/`, fields },
    verdicts: [...verdicts.values()].map((one) => ({ ...one })),
    kinds: [...kinds.values()].map((one) => ({ ...one })),
    sources: [...shown, ...superseded].map(({ page, seed }) => ({
      ...{ id: page.id, title: page.data.title, url: `${url}/sources/${page.id}/` },
      ...(forms.includes('model') && { model: `${url}/${formPath(page.id, 'model')}` }),
      seed: { url: `${url}/${seed.path}`, sha256: seed.sha256 },
    })),
    entries: [...glossary.values()].map(({ id, data: { coordinates, ...said }, linked }) => ({
      ...{ id, url: `${url}/glossary/${id}/` },
      fields: {
        ...said,
        ...(coordinates && { coordinates: `${coordinates.latitude}, ${coordinates.longitude}` }),
      },
      definition: proseData(linked),
    })),
    works,
    timeline: timeline.map(({ date, entry, linked }) => ({
      date,
      ...(entry !== undefined && { entry }),
      prose: proseData(linked),
    })),
    guides: guides.map(({ id, data: { title } }) => ({ id, url: `${url}/guides/${id}/`, title })),
    comparisons: comparisons.map(({ id, data: said, linked }) => ({
      ...{ id, url: `${url}/comparisons/${id}/`, fields: said, parts: linked.map(partData) },
    })),
    facsimiles: [...edition.facsimiles.values()].map(({ name, sha256 }) => ({ name, sha256 })),
  };
  return `${JSON.stringify(data)}\n`;
}

function partData(part: ComparisonPart): Model['comparisons'][number]['parts'][number] {
  if (part.kind === 'prose') return { prose: proseData(part.prose) };
  const { element, source, words, quotations, remark } = part.row;
  const id = element.attributes['id']?.value;
  return {
    ...(id !== undefined && { id }),
    source,
    ...(words && { words: words.text }),
    quotations: quotations.map(({ text, cites }) => ({
      words: text,
      cites: cites.map(({ key, locator }) => ({ key, ...(locator !== undefined && { locator }) })),
    })),
    remark: proseData(remark),
  };
}
