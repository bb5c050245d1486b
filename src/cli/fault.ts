import { escape } from '../core/report/escape.ts';
import { type Io, print } from './io.ts';

/** Why a file cannot become a seed or a page, and how to mend that. */
export interface Fault {
  found: string;
  hint: string;
  /** What there is to choose from, a line each. */
  choices?: string[];
  /** The path of the page that the text has already, where that is why. */
  page?: string;
}

/** Tells why nothing became of a file. */
export function tellFault(
  where: string,
  { found, hint, choices = [] }: Fault,
  { stderr }: Io,
): void {
  print(stderr, `${escape(where)} error Unexpected ${escape(found)}`);
  print(stderr, `  mend: ${escape(hint)}`);
  for (const choice of choices) print(stderr, `    ${escape(choice)}`);
}
