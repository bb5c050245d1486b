import type { Edition } from '../edition/edition.ts';
import type { Code } from '../faults.ts';
import type { Finding } from '../problem.ts';
import type { Sum } from '../edition/sums.ts';

/** A file whose hash is to be listed. */
interface Listed {
  name: string;
  path: string;
  sha256: string;
  sum?: Sum;
}

/** Returns the faults of files that a list of hashes, `sums`, does not have; `what` is what each is called. */
export function unlisted(
  listed: Iterable<Listed>,
  { files }: Pick<Edition, 'files'>,
  { code, what, sums }: { code: Code; what: string; sums: string },
): Finding[] {
  const text = files.get(sums)?.text ?? '';
  const gap = text === '' || text.endsWith('\n') ? '' : '\n';
  const missing = [...listed].filter(({ sum }) => !sum);
  return missing.map(({ name, path, sha256 }, index) => {
    const line = `${sha256}  ${name}`;
    const added = `${index === 0 ? gap : ''}${line}\n`;
    return {
      code,
      message: `Unexpected ${what} “${name}” without its hash, expected a line in ${sums}`,
      place: { file: path },
      hint: `add this line to ${sums}: ${line}`,
      paste: line,
      fix: { file: sums, insertions: [{ at: text.length, text: added }] },
    };
  });
}
