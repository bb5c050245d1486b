/** A line of a record, with those that go on with it. */
export interface RisField {
  tag: string;
  value: string;
  /** Where the tag stands: a UTF-16 offset in the file. */
  at: number;
}

/** A record of a RIS file, as it is written. */
export interface RisRecord {
  /** What TY says. */
  type: string;
  /** Where TY stands: a UTF-16 offset in the file. */
  at: number;
  fields: RisField[];
}

/**
 * Reads the records of a RIS file: lines of a tag of two characters, two spaces, a hyphen and a value, from TY to ER. A line
 * without a tag goes on with the one before. `stray` is where text stands first that is in no record. Linear in `text`.
 */
export function parseRecords(text: string): { records: RisRecord[]; stray: number | undefined } {
  const records: RisRecord[] = [];
  let open: RisRecord | undefined;
  let stray: number | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (line.trim() === '') continue;
    const [, tag, rest = ''] = /^([A-Z][A-Z0-9]) {2}-(?:\s(.*))?$/.exec(line) ?? [];
    const value = rest.trim();
    const last = open?.fields.at(-1);
    if (tag === 'TY') {
      open = { type: value, at: index, fields: [] };
      records.push(open);
    } else if (open && tag === 'ER') open = undefined;
    else if (open && tag !== undefined) open.fields.push({ tag, value, at: index });
    else if (last) last.value = `${last.value} ${line.trim()}`.trim();
    else stray ??= index;
  }
  return { records, stray };
}
