import { expect } from 'vitest';
import { readAnnotations } from '../../../src/core/annotation/read.ts';
import { takeAnnotations } from '../../../src/core/annotation/take.ts';
import { annotations } from '../../../src/core/export/annotations.ts';
import { preview, type PublishedSource } from '../../../src/core/edition/published.ts';
import { writePage } from '../../../src/core/page/write.ts';
import { claimTransmission } from '../../../src/core/edition/transmission.ts';
import { byId } from '../../../src/core/page/by-id.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { editionOf, type Given, sha256, shownOf } from '../support.ts';

const digest = (id: string) => sha256(Buffer.from(id)).slice(0, 12);

/** What stands where on a page. The mark of a claim’s note stands behind its last words; what is between paragraphs is between them. */
function ranges({ page, text }: PublishedSource) {
  const { claims, references, notes, renditions, wordless } = page;
  const noted = new Set(notes.map(({ id }) => id));
  for (const { id } of claims) noted.delete(id);
  return {
    // A link that repeats its neighbour is one.
    claims: claims.map(({ at: _, via, ...claim }) => ({
      ...claim,
      chain: claimTransmission(page, { ...claim, at: 0, ...(via && { via }) }),
    })),
    notes: references
      .filter(({ scope, id }) => scope.kind === 'source' && noted.has(id))
      .map(({ id, offset }) => `${id} ${offset}`)
      .sort(),
    // Of two on the very same words either may be the outer one.
    looks: renditions.map(({ at: _, ...look }) => JSON.stringify(look)).sort(),
    // Among white space it is put behind the word before; before a word what is missing stays.
    wordless: wordless.map(({ name, attributes, offset }) => ({
      ...{ name, attributes, words: fold(text.slice(0, offset)).trimEnd().length },
      ...{ isBeforeWord: name === 'Gap' && /^[^\t\n\f\r ]/.test(text.slice(offset)) },
    })),
    cites: [...byId(page).cites].map(([id, cites]) => ({
      ...{ id, cites: cites.map(({ at: _, ...cite }) => cite) },
    })),
  };
}

/** Takes the annotations of each source onto its bare page, and compares that with the page that they are from. */
export function comeBack(files: Given): void {
  const edition = editionOf(files);
  const shown = shownOf(edition, 'https://example.org');
  for (const source of shown.edition.sources) {
    const json: unknown = JSON.parse(annotations(source, shown.edition, shown.url));
    const { data } = source.page;
    const front: Record<string, string | string[]> = {
      ...{ title: 'T', seed: data.seed },
      ...(data.publisher !== undefined && { publisher: data.publisher }),
      ...(data.via && { via: data.via }),
      ...(data.calendar !== undefined && { calendar: data.calendar }),
    };
    const path = `content/sources/${source.page.id}.mdx`;
    const bare = { ...files, [path]: writePage(source.text, front, { layout: 'flow' }) };
    const before = editionOf(bare);
    const target = before.sources.find(({ page }) => page.id === source.page.id);
    const read = readAnnotations(json);
    if (!target || !read) throw new Error('nothing to compare');
    const taken = takeAnnotations(target, before, { ...read, digest });
    if ('problem' in taken) throw new Error(taken.problem.message);
    // What has no word beside it that it could be put to is told.
    const [alone, others] = [true, false].map((is) =>
      taken.missed.filter(({ quote }) => (quote === '') === is),
    );
    expect(others).toEqual([]);
    const after = editionOf({ ...bare, [path]: taken.file.text });
    const own = preview(after).sources.find(({ page }) => page.id === source.page.id);
    const { wordless, ...kept } = ranges(source);
    expect(own && ranges(own)).toMatchObject(alone?.length ? kept : { ...kept, wordless });
    const again = takeAnnotations(own ?? target, after, {
      ...read,
      digest,
    });
    expect('file' in again && again.file.text).toBe(taken.file.text);
  }
}
