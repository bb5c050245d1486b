import { sumPattern } from '../edition/sums.ts';

/** What becomes of the list of hashes: a line that is added, one that goes, one whose seed has another name. */
export type SumsEdit =
  { add: string; sha256: string } | { remove: string } | { rename: string; to: string };

/** Returns the text of SHA256SUMS after an edit; every other line stays as it is written. */
export function editSums(text: string, edit: SumsEdit): string {
  if ('add' in edit) {
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    return `${text}${gap}${edit.sha256}  ${edit.add}\n`;
  }
  const lines = text.split(/(?<=\n)/);
  return lines
    .map((line) => {
      const entry = line.replace(/(?<![\r\n])[\r\n]+$/, '');
      const [, , name] = sumPattern.exec(entry) ?? [];
      if ('remove' in edit) return name === edit.remove ? '' : line;
      if (name !== edit.rename) return line;
      // The name stands at the end, and its letters may stand in the hash as well.
      return entry.slice(0, -name.length) + edit.to + line.slice(entry.length);
    })
    .join('');
}
