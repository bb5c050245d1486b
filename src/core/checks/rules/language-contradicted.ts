import type { Source } from '../../edition/edition.ts';
import { directionIn, directionOf } from '../../text/direction.ts';
import type { Finding } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** A source is said to be in a language that runs the other way than its letters do. */
export const languageContradicted: Rule = {
  code: 'language-contradicted',
  find: ({ sources, about }) => sources.flatMap((source) => findIn(source, about.language)),
};

const directions = { ltr: 'left to right', rtl: 'right to left' };

/** Puts the script into a language tag (RFC 5646, §2.1): it stands behind the language. */
function withScript(tag: string, script: string): string {
  return tag.replace(/^([a-z]+)(?:-[a-z]{4}(?![a-z\d]))?/i, `$1-${script}`);
}

function findIn({ page, text = '' }: Source, own: string): Finding[] {
  const { file, data, fields } = page;
  const language = data?.language ?? own;
  const [said, seen] = [directionOf(language), directionIn(text, language)];
  if (said === seen) return [];
  const script = seen === 'ltr' ? 'Latn' : 'Arab';
  return [
    {
      code: 'language-contradicted',
      message: `Unexpected language “${language}”, which is written from ${directions[said]}, expected one that is written from ${directions[seen]}, as the letters of the text are`,
      place: { file, ...fields[data?.language === undefined ? 'seed' : 'language'] },
      hint: `write the language that the text is in, as in “language: ${seen === 'ltr' ? 'en' : 'fa'}”; if it is in other letters than its language has, name them: “language: ${withScript(language, script)}”`,
    },
  ];
}
