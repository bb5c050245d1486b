import { parseDocument } from 'htmlparser2';

/** What stands in Latin letters in any language: names of formats, programs and keys, hashes, files and addresses. */
const names = [
  ...[/https?:\/\/[^\s،؛)}]+/, /\/(?:sources|seeds|glossary)\/[\w./…#-]*/, /#claim-[\w-]+/],
  ...[
    /[\w-]+\.(?:txt|json|xml)/,
    /[0-9a-f]{64}/,
    /CC BY 4\.0/,
    /utf-8/,
    /https/,
    /U\+FFFD/,
    /BEACON: wikidata/,
  ],
  ...[
    /SHA-256/,
    /JSON Schema/,
    /CSL-JSON/,
    /JSON-LD/,
    /JSON/,
    /TEI/,
    /XML/,
    /BibLaTeX/,
    /BibTeX/,
    /RIS/,
  ],
  ...[/CMIF/, /IIIF/, /EPUB/, /HTML/, /Atom/, /W3C/, /Web Annotations/, /RO-Crate/, /APA/, /MLA/],
  ...[/Chicago/, /Natural Earth/, /Zotero/, /Zenodo/, /correspSearch/, /sha256sum/, /ssh-keygen/],
  // Keys, and what stands on the button that sets the letters.
  ...[/Margent/, /Enter/, /Esc/, /Aa/],
];
const name = new RegExp(
  `(?<![A-Za-z])(?:${names.map(({ source }) => source).join('|')})(?![A-Za-z])`,
  'gu',
);

/** The attributes that a reader is told. */
const told = ['aria-label', 'title', 'alt', 'placeholder', 'label', 'aria-description'];

type Node = ReturnType<typeof parseDocument>['children'][number];

/** Returns what of a document says something in Latin letters besides names. */
export function latinIn(nodes: readonly Node[], language = 'fa'): string[] {
  return nodes.flatMap((node): string[] => {
    if (node.type === 'text') return latinWords(node.data);
    if (!('attribs' in node) || ['script', 'style'].includes(node.name)) return [];
    const { attribs } = node;
    // What is said to be of another language is: that of a source, or English in the help.
    if ((attribs['lang'] ?? language) !== language) return [];
    // A citation for LaTeX is in a language of its own.
    if (attribs['class'] === 'bibtex') return [];
    const isTold =
      node.name === 'meta' &&
      /description|title/.test(attribs['name'] ?? attribs['property'] ?? '');
    const values = [...told.map((key) => attribs[key]), ...(isTold ? [attribs['content']] : [])];
    return [
      ...values.flatMap((value) => latinWords(value ?? '')),
      ...latinIn(node.children, language),
    ];
  });
}

/** Returns words of an interface that is in other letters, where they have Latin ones besides names. */
export function latinWords(words: string): string[] {
  return /\p{Script=Latin}/u.test(words.replaceAll(name, '')) ? [words.trim()] : [];
}
