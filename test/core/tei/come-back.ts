import { expect } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { withoutDrafts } from '../../../src/core/edition/drafts.ts';
import type { Edition } from '../../../src/core/edition/edition.ts';
import { editionJson } from '../../../src/core/export/model/edition.ts';
import { sourceJson } from '../../../src/core/export/model/source.ts';
import { editionTei } from '../../../src/core/export/tei/edition.ts';
import { sourceTei } from '../../../src/core/export/tei/source.ts';
import { type OwnDocument, readOwn } from '../../../src/core/tei/own/read.ts';
import type { ShownEdition } from '../../../src/core/view/shown.ts';
import { readTei } from '../../../src/io/tei.ts';
import { editionOf, type Given, shownOf } from '../support.ts';

/** What a file of our own export is read as. */
export function readBack(xml: string): OwnDocument {
  const read = readOwn(readTei(Buffer.from(xml)).root, () => true);
  if (!read) throw new Error('it is none of our own');
  return read;
}

/** Whatever leads to the same place of the site is the same link. */
function resolved(json: string, page: string): unknown {
  const site = 'https://site.invalid';
  return JSON.parse(json, (key, value: unknown) => {
    if (key !== 'url' || typeof value !== 'string' || !URL.canParse(value, site + page))
      return value;
    const { href } = new URL(value, site + page);
    return href.startsWith(site) ? href : value;
  });
}

/** The model, without what no exchange keeps: the bytes of seeds that were no UTF-8, and images in prose. */
function modelOf(shown: ShownEdition) {
  const {
    guides: _,
    comparisons: __,
    facsimiles: ___,
    fields: ____,
    ...edition
  } = resolved(editionJson(shown), '/') as Record<string, unknown>;
  const sums: [string, string][] = [];
  const sources = shown.edition.sources.map((source) => {
    const { fields, seed, ...model } = resolved(
      sourceJson(source, shown.url),
      `/sources/${source.page.id}/`,
    ) as {
      notes: { id: string }[];
      fields: Record<string, unknown>;
      seed: { sha256: string };
    };
    const { seed: name, encoding, ...kept } = fields;
    model.notes.sort((a, b) => (a.id < b.id ? -1 : 1));
    // A mark of the encoding is none of the text.
    const isSame = encoding === 'utf-8' && source.seed.bytes[0] !== 0xef;
    if (isSame) sums.push([source.page.id, seed.sha256]);
    return { ...model, kept, text: source.text, isNamed: name !== undefined };
  });
  return { sums, model: { ...edition, sources: undefined, models: sources } };
}

/** Writes an edition as TEI, takes that in, and compares the models. */
export function comeBack(
  edition: Edition,
  files: Given,
  url = 'https://example.org/letters',
): void {
  const shown = shownOf(withoutDrafts(edition), url);
  const back: Given = { 'content/edition.yaml': files['content/edition.yaml'] ?? 'title: T\n' };
  for (const xml of [
    editionTei(shown),
    ...shown.edition.sources.map((one) => sourceTei(one, shown)),
  ]) {
    const read = readBack(xml);
    if (read.kind === 'source') {
      back[`content/sources/${read.id}.mdx`] = read.page;
      back[`seeds/${read.id}.txt`] = read.seed;
      continue;
    }
    for (const { id, file } of read.entries) back[`content/glossary/${id}.mdx`] = file;
    if (read.timeline.length > 0) back['content/timeline.yaml'] = JSON.stringify(read.timeline);
    if (read.works.length > 0) back['content/references/works.json'] = JSON.stringify(read.works);
  }
  const after = editionOf(back);
  const errorsOf = (one: Edition) =>
    runChecks(one).flatMap(({ severity, code, place: { file }, message }) =>
      severity === 'error' &&
      !/^(?:seed-unlisted|seed-changed|facsimile-|link-broken|image-|guide-)/.test(code)
        ? [`${file} ${message}`]
        : [],
    );
  const known = new Set(errorsOf(edition));
  expect(errorsOf(after).filter((one) => !known.has(one))).toEqual([]);
  const [was, is] = [modelOf(shown), modelOf(shownOf(after, url))];
  expect(is.model).toEqual(was.model);
  // Seeds that were UTF-8 have the same bytes.
  expect(is.sums).toEqual(expect.arrayContaining(was.sums));
}
