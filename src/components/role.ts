type Role =
  'doc-introduction' | 'doc-endnotes' | 'doc-afterword' | 'doc-bibliography' | 'doc-glossary';

/** Returns a role of DPUB-ARIA 1.1 as attributes to spread: Astro's types know those of WAI-ARIA only. */
export function role(name: Role): Record<string, string> {
  return { role: name };
}
