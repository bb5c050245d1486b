import { type ReportingFile, reportOn } from '../../page/file.ts';
import { findInvisible, nameOf } from '../../text/names.ts';
import type { Rule } from '../rule.ts';
import { type AuthoredRange, authoredRanges } from '../../page/authored.ts';
import { decodeEscapes } from '../../page/decode-escapes.ts';

/** An annotation holds a character that cannot be seen, or that turns the direction of what follows. */
export const characterInvisible: Rule = {
  code: 'character-invisible',
  find: ({ files }) =>
    [...files.values()].flatMap((each) => {
      const file = reportOn(each);
      for (const stretch of authoredRanges(file)) checkStretch(stretch, file);
      return file.findings;
    }),
};

function checkStretch(stretch: AuthoredRange, file: ReportingFile): void {
  const { text, at } = decodeEscapes(file.text, stretch);
  for (const { index, codePoint } of findInvisible(text)) {
    const end = index + String.fromCodePoint(codePoint).length;
    file.report(
      'character-invisible',
      { start: at(index), end: at(end) },
      `Unexpected ${nameOf(codePoint)}, expected characters that can be seen`,
      { hint: 'delete it, and type the words anew if they look the same' },
    );
  }
}
