/** The stretch of time that a date stands for, in milliseconds since 1970, the end exclusive. */
export interface Extent {
  start: number;
  end: number;
  /** Whether the date is of less than day precision: somewhere in the stretch, and not all of it. */
  vague: boolean;
}

/** Returns the extent of a date or a range (ISO 8601: `2002`, `2002-06`, `2002-06-01`, two with `/` between). */
export function extentOf(date: string): Extent {
  const [from = '', to = from] = date.split('/');
  return { start: extent(from).start, end: extent(to).end, vague: vague(from) || vague(to) };
}

function vague(date: string): boolean {
  return date.length < '2002-06-01'.length;
}

function extent(date: string): { start: number; end: number } {
  const [year = 0, month, day] = date.split('-').map(Number);
  const at = (year: number, month: number, day: number) => {
    // Date.UTC takes the years 0 to 99 for those of the twentieth century.
    const time = new Date(Date.UTC(2000, month, day));
    return time.setUTCFullYear(year + time.getUTCFullYear() - 2000);
  };
  const start = at(year, (month ?? 1) - 1, day ?? 1);
  if (month === undefined) return { start, end: at(year + 1, 0, 1) };
  return { start, end: day === undefined ? at(year, month, 1) : start + 86_400_000 };
}
