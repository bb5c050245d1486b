import { placesOn } from '../../core/edition/addresses.ts';
import type { PublishedEdition, PublishedSource } from '../../core/edition/published.ts';
import { editionIn, languagesOf } from '../../core/edition/languages.ts';
import { fileOf } from '../../core/edition/file-of.ts';
import type { Link, MarkupElement, ShownImage } from '../../core/page/model.ts';
import type { Finding, Place } from '../../core/problem.ts';
import { beginnings } from '../../core/page/rendition.ts';
import { schemeOf } from '../../core/text/scheme.ts';
import { modelOf, type SourceModel } from '../../core/view/models/source.ts';

/** What is kept of a source for those who have not read it: what others show of it, and what rules on the whole look at. */
export interface SourceRecord {
  model: SourceModel;
  /** The same as pages in the further languages of the edition have it, by these (BCP 47). */
  translated: Record<string, SourceModel>;
  /** The SHA-256 of its page. */
  page: string;
  /** How large its page is, in UTF-16 units, and its seed, in bytes. */
  size: { page: number; seed: number };
  /** Where those of its fields stand that rules on the whole look at. */
  fields: Record<string, Place>;
  /** The places on its page that can be linked, and its own links into the site. */
  places: string[];
  links: Link[];
  images: ShownImage[];
  /** Where the pages of its original begin, and where it goes on with a paragraph of another text. */
  points: MarkupElement[];
  /** The entries that are named in its claims. */
  named: string[];
  /** What was found in it, silenced or not. */
  findings: Finding[];
}

const fieldsOfRules = /^(?:seed$|translation-of$|witness-of$|superseded-by$|silence\.)/;

/** Returns the records of the sources of an edition, of which `findings` are what was found in them and elsewhere. */
export function recordsOf(edition: PublishedEdition, findings: readonly Finding[]): SourceRecord[] {
  const byFile = Map.groupBy(findings, ({ place }) => place.file);
  const [, ...languages] = languagesOf(edition.about);
  const others = languages.map((language) => editionIn(edition, language));
  return edition.sources.map((source, index) => {
    const files = [source.page.file, source.seed.path];
    const found = files.flatMap((file) => byFile.get(file) ?? []);
    const translated = others.flatMap((other) =>
      other.sources
        .slice(index, index + 1)
        .map((one) => [other.about.language, modelOf(one, other)]),
    );
    return {
      ...recordOf(source, edition, found),
      translated: Object.fromEntries(translated) as Record<string, SourceModel>,
    };
  });
}

/** Returns the model of a source as pages in a language of its edition have it. */
export function modelIn({ model, translated }: SourceRecord, language: string): SourceModel {
  return translated[language] ?? model;
}

function recordOf(
  source: PublishedSource,
  edition: PublishedEdition,
  findings: Finding[],
): Omit<SourceRecord, 'translated'> {
  const { page, seed } = source;
  const fields = Object.entries(page.fields).filter(([name]) => fieldsOfRules.test(name));
  return {
    model: modelOf(source, edition),
    page: edition.hashes.get(page.file) ?? '',
    size: { page: fileOf(edition, page.file).text.length, seed: seed.bytes.length },
    fields: Object.fromEntries(fields),
    places: placesOn(source),
    images: page.images,
    points: page.elements.filter(({ name }) => beginnings.has(name)),
    links: page.links.filter(({ url }) => schemeOf(url) === undefined),
    named: [...new Set(page.claims.flatMap(({ by, via = [] }) => [by, ...via]))],
    findings,
  };
}
