import { expect, test } from 'vitest';
import { labelled } from '../../../src/core/view/labelled.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';
import { editionOf, filesOf, shownOf } from '../support.ts';

const wording = wordingOf('en');
const inOther = {
  ...wording,
  words: {
    ...wording.words,
    labels: { ...wording.words.labels, disputed: 'Bestritten', disputedMeans: 'So.', event: 'Tat' },
  } as unknown as typeof wording.words,
};
const editionWith = (about: string) =>
  shownOf(
    editionOf({
      ...filesOf('a', '<Source>\n\na\n\n</Source>\n'),
      'content/edition.yaml': `title: A test\n${about}`,
    }),
  ).edition;

test('the labels of an edition that names none are those of its interface', () => {
  const { verdicts, kinds } = labelled(editionWith(''), inOther);
  expect(verdicts.get('disputed')).toMatchObject({ label: 'Bestritten', meaning: 'So.' });
  expect(kinds.get('event')).toEqual({ id: 'event', label: 'Tat' });
});

test('those that it names stay as they are', () => {
  const own = editionWith(
    'verdicts:\n  - { id: disputed, label: Doubted, meaning: X., tone: warn, evidence: none }\nkinds:\n  - { id: event, label: Deed }\n',
  );
  const { verdicts, kinds } = labelled(own, inOther);
  expect([...verdicts.values()].map(({ label }) => label)).toEqual(['Doubted']);
  expect([...kinds.values()]).toEqual([{ id: 'event', label: 'Deed' }]);
});

test('in English all are as they always were', () => {
  const own = editionWith('');
  expect(labelled(own, wording)).toEqual({ verdicts: own.verdicts, kinds: own.kinds });
});
