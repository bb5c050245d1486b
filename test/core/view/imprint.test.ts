import { expect, test } from 'vitest';
import type { EditionData } from '../../../src/core/edition/schema/edition.ts';
import { imprintOf } from '../../../src/core/view/imprint.ts';
import { wordingOf } from '../../../src/core/words/wording.ts';

test.each([
  ['en', ['א. כהן', 'ב. לוי'], 'Edited by \u2068א. כהן\u2069, \u2068ב. לוי\u2069'],
  ['en', ['A. Cohen'], 'Edited by A. Cohen'],
  ['he', ['A. Cohen', 'ב. לוי'], '\u2068A. Cohen\u2069'],
])(
  'names of editors in %s stand apart where they could change places: %s',
  (language, editors, said) => {
    const about = { editors, language } as EditionData;
    expect(imprintOf(about, wordingOf(language))[0]).toContain(said);
  },
);
