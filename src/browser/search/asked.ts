/** How many words and phrases an address asks to highlight at the most. */
export const mostTerms = 8;
/** How many UTF-16 units the longest of them has. */
const longest = 400;

/** Returns an address within the site that asks to highlight words and phrases: the first of them, and none that is very long. */
export function asking(url: string, terms: readonly string[]): string {
  const [path = '', anchor] = url.split('#');
  const words = new URLSearchParams(bounded(terms).map((term) => ['hl', term]));
  return `${path}${words.size > 0 ? `?${words}` : ''}${anchor === undefined ? '' : `#${anchor}`}`;
}

/** Returns the words and phrases that an address asks to highlight: whoever wrote it, no more than the search would. */
export function askedIn(parameters: URLSearchParams): string[] {
  return bounded(parameters.getAll('hl'));
}

function bounded(terms: readonly string[]): string[] {
  return terms.filter((term) => term.length <= longest).slice(0, mostTerms);
}
