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
  const records: WrittenRecord[] = [];
  let open: WrittenRecord | undefined;
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
    else if (open && tag !== undefined) open.fields.push({ tag, lines: [value], at: index });
    else if (last) last.lines.push(line.trim());
    else stray ??= index;
  }
  return { records: records.map(joined), stray };
}

/** A record whose values are in lines. */
type WrittenRecord = Omit<RisRecord, 'fields'> & {
  fields: (Omit<RisField, 'value'> & { lines: string[] })[];
};

function joined({ fields, ...record }: WrittenRecord): RisRecord {
  return {
    ...record,
    fields: fields.map(({ lines, ...field }) => ({ ...field, value: lines.join(' ').trim() })),
  };
}
