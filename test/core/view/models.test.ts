import { expect, test } from 'vitest';
import { modelOf } from '../../../src/core/view/models/source.ts';
import { preview } from '../../../src/core/edition/published.ts';
import { editionOf, filesOf, sourceOf } from '../support.ts';

const glossary = {
  'content/glossary/rye.mdx': '---\nterm: Rye\nkind: place\n---\nA harbour.\n',
};
const body = `Of Rye.

<Source>

Rye is silted up. <Claim id="a" by="rye" kind="event" verdict="unverified">Rye was sounded</Claim>.[^a]

</Source>

[^a]: In Rye they say so.

[^b]: Nothing leads to this of Rye.
`;

test('a model has all that others show of a source, as plain JSON', () => {
  const edition = editionOf(filesOf('Rye is silted up. Rye was sounded.\n', body, glossary));
  const model = modelOf(sourceOf(edition), preview(edition));
  const plain = JSON.parse(JSON.stringify(model)) as typeof model;
  expect(plain).toEqual(model);
  expect(plain).toMatchObject({
    page: { id: 'a' },
    seed: { name: 'a.txt', path: 'seeds/a.txt' },
    claims: [{}],
    // In the prose, twice in the text, and in both notes.
    mentioned: [['rye', 5]],
    showsOriginal: false,
    showsScans: false,
    showsTables: false,
    invitation: {},
  });
  expect(plain.mentions).toHaveLength(1);
});
