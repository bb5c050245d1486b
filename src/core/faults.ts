/** An error keeps the site from being built; a warning does not. */
export type Severity = 'error' | 'warning';

/** What belongs to a code: how grave such a fault is, and how it stands to those of other files. */
interface Kind {
  severity: Severity;
  /** Whether it is told only where it is asked for: something that an edition can do without. */
  strict?: true;
  /**
   * A cause keeps a file, or much of it, from being read: what is told elsewhere may come from there. A consequence
   * mostly follows from a change or fault in another file.
   */
  as?: 'cause' | 'consequence';
}

/**
 * Every fault that an edition can have, by its code, which is the name of its page in `src/help/faults` too. A new one
 * is a row here, a page there, and what finds it: a rule in `checks/rules`, or whoever reads the file.
 */
export const faults = table({
  /** A colour of the edition's own does not stand out from the page. */
  'accent-faint': { severity: 'error' },
  /** An address that was published is no more, and leads nowhere. */
  'address-lost': { severity: 'error', as: 'consequence' },
  /** Two entries of the glossary go by the same name, and a text uses it. */
  'alias-ambiguous': { severity: 'error' },
  /** Where a text is said to go on with a paragraph of another, it is of no other, or cannot go on there. */
  'align-broken': { severity: 'error' },
  /** An image says nothing to a reader who does not see it. */
  'alt-missing': { severity: 'error' },
  /** The date of a claim is no date, its chain has too many links, or the line of a row is no number. */
  'attribute-invalid': { severity: 'error' },
  /** A claim does not say who made it, of what kind it is or what became of it; or an element has no id. */
  'attribute-missing': { severity: 'error' },
  /** A tag has an attribute twice. MDX would take the last and drop the others. */
  'attribute-repeated': { severity: 'error' },
  /** A tag carries an attribute that it does not have. */
  'attribute-unknown': { severity: 'error' },
  /** The page starts a new paragraph or line where the seed does not, or runs on where the seed has a blank line. */
  'break-untrue': { severity: 'error' },
  /** An annotation holds a character that cannot be seen, or that turns the direction of what follows. */
  'character-invisible': { severity: 'error' },
  /** A letter of an annotation has so many accents and other marks that they are drawn over the lines around it. */
  'character-overmarked': { severity: 'error' },
  /** A tag stands within what readers see as one character: a letter and its accent, an emoji of several signs. */
  'character-parted': { severity: 'error' },
  /** A citation was made a link by giving it an address of its own. */
  'citation-as-link': { severity: 'error' },
  /** The key of a work stands in prose without brackets, and cites nothing. */
  'citation-bare': { severity: 'warning' },
  /** Something in square brackets looks like a citation and cannot be read as one. */
  'citation-malformed': { severity: 'error' },
  /** A guide, or the front page, cites a work as the pages of the edition do. */
  'citation-misplaced': { severity: 'error' },
  /** A citation names a work that no file of content/references has. */
  'citation-unknown': { severity: 'error' },
  /** A claim begins in one paragraph and ends in another. */
  'claim-across-blocks': { severity: 'error' },
  /** Two elements with one id both carry attributes: two claims by one name, or a part that says too much. */
  'claim-attributes-twice': { severity: 'error' },
  /** A claim or another element that is about words holds none. */
  'claim-empty': { severity: 'error' },
  /** A tag stands alone on its line, where MDX makes a block of it. */
  'claim-tag-alone': { severity: 'error' },
  /** The verdict needs evidence, and the note cites none that supports or disputes the claim. */
  'claim-without-evidence': { severity: 'error' },
  /** A claim has no mark of a note of its name. */
  'claim-without-note': { severity: 'error' },
  /** The page holds something that MDX would run as a program: braces, or a line that begins with `import` or `export`. */
  'code-in-page': { severity: 'error' },
  /** A comparison has no row. */
  'comparison-empty': { severity: 'error' },
  /** An entry lies where hardly anything does: at 0, 0, or where latitude and longitude seem to have changed places; or it is of a kind that lies nowhere. */
  'coordinates-doubtful': { severity: 'warning' },
  /** The style sheet of the edition is no CSS. */
  'css-malformed': { severity: 'error' },
  /** The style sheet of the edition would load a file from elsewhere, or show a source as something else than it is. */
  'css-refused': { severity: 'error' },
  /** A date of a source or an edition in Persian or Arabic looks like one of the solar or lunar calendar. */
  'date-other-calendar': { severity: 'warning' },
  /** A seed holds an override: its words are seen in another order than they are read. */
  'direction-overridden': { severity: 'warning' },
  /** There is no `content/edition.yaml`. */
  'edition-missing': { severity: 'error', as: 'cause' },
  /** A claim, or a mark of how the original looks, stands outside the source text, a <Source> anywhere but alone on its line, a <Row> outside a comparison, or a link in another. */
  'element-misplaced': { severity: 'error' },
  /** Pages are written in Markdown with a few elements more, such as `<Claim>`, `<Term>` and, in comparisons, `<Row>`. */
  'element-unknown': { severity: 'error' },
  /** Text of a 7-bit encoding would pass for ASCII, and be shown as nonsense. */
  'encoding-disguised': { severity: 'warning' },
  /** Nothing mentions a glossary entry. */
  'entry-unused': { severity: 'warning', as: 'consequence' },
  /** An event has no date, so the timeline cannot show it. */
  'event-undated': { severity: 'error' },
  /** The image of a page is not the one that facsimiles/SHA256SUMS lists, or what is listed is not there. */
  'facsimile-changed': { severity: 'error' },
  /** The image of a page has no line in facsimiles/SHA256SUMS. */
  'facsimile-unlisted': { severity: 'error' },
  /** A source shows images of its pages, and does not say whose they are. */
  'facsimile-without-rights': { severity: 'warning' },
  /** A field at the head of a file has a value that cannot be read: a date that is none, an id with spaces, a word that is not in the list of those allowed. */
  'field-invalid': { severity: 'error' },
  /** A file lacks a field that it must have. */
  'field-missing': { severity: 'error' },
  /** A file has a field that its kind of file does not have. */
  'field-unknown': { severity: 'error' },
  /** Something in the edition's folders is not an ordinary file: a symbolic link, a folder with a file's name, or a file that may not be read. */
  'file-refused': { severity: 'error', as: 'cause' },
  /** Two files have names that some file systems take for one. */
  'file-repeated': { severity: 'error' },
  /** A file of the edition has more than 5 MB. */
  'file-too-large': { severity: 'error', as: 'cause' },
  /** A file that you wrote is not in UTF-8, the encoding that all files of an edition share (seeds excepted). */
  'file-undecodable': { severity: 'error', as: 'cause' },
  /** A file lies in the folders of the edition that nothing reads. */
  'file-unread': { severity: 'warning' },
  /** The file does not begin with its frontmatter: a line `---`, the fields, and another line `---`. */
  'frontmatter-missing': { severity: 'error', as: 'cause' },
  /** A gap stands where the seed ends a row before its last column, and does not say which cell it is in. */
  'gap-cell-unclear': { severity: 'warning' },
  /** An element that stands where words are missing, or a page begins, holds some. */
  'gap-filled': { severity: 'error' },
  /** The imprint is said to be a guide that there is none of. */
  'guide-unknown': { severity: 'error' },
  /** The page holds a tag of HTML, or a `<` that could begin one. */
  'html-in-page': { severity: 'error' },
  /** The icon of the edition is no square, or smaller than those that are made of it. */
  'icon-unfit': { severity: 'warning' },
  /** The id of a claim, a note, a row or a file is not in lower-case letters, digits and single hyphens. */
  'id-ill-formed': { severity: 'error' },
  /** Two verdicts, two kinds of claim, or two rows of a comparison have one id. */
  'id-repeated': { severity: 'error' },
  /** A page shows an image that is not there, or is none. */
  'image-broken': { severity: 'error' },
  /** An image has so many pixels that to unpack it would take the memory of the machine. */
  'image-too-large': { severity: 'error' },
  /** An image of a guide says nothing to a reader who does not see it. */
  'image-undescribed': { severity: 'warning' },
  /** Nothing shows an image: it is left out of the site. */
  'image-unused': { severity: 'warning' },
  /** A claim has a kind that the edition does not define. */
  'kind-unknown': { severity: 'error' },
  /** A source is said to be in a language that runs the other way than its letters do. */
  'language-contradicted': { severity: 'warning' },
  /** A letter is from or to an entry that writes none, was sent from one that is no place, or received before it was sent. */
  'letter-doubtful': { severity: 'warning' },
  /** A link leads to a page or place that the site does not have. */
  'link-broken': { severity: 'error' },
  /** A link has a scheme other than http, https and mailto, or hides where it leads: it could run code. */
  'link-dangerous': { severity: 'error' },
  /** A link has no words: whoever does not see the page is not told where it leads, and nobody sees it. */
  'link-unnamed': { severity: 'warning' },
  /** So many signs that the parser compares each with all others, or goes so deep, that reading would take minutes; or more rows than anybody compares. */
  'markup-excessive': { severity: 'error' },
  /** A file has a name that Windows keeps for itself. */
  'name-reserved': { severity: 'warning' },
  /** The first mark of a claim's note does not follow its last part. */
  'note-elsewhere': { severity: 'error' },
  /** A note says nothing, as `annotate` leaves it for its author. */
  'note-empty': { severity: 'error' },
  /** Only source pages have notes. */
  'note-misplaced': { severity: 'error' },
  /** A paragraph follows a note without being indented. */
  'note-not-indented': { severity: 'error' },
  /** A note is defined twice. Markdown would drop the second. */
  'note-repeated': { severity: 'error' },
  /** A mark refers to a note that the page does not have. Markdown would print it as text. */
  'note-undefined': { severity: 'error' },
  /** Nothing that is shown refers to a note. Markdown would leave it out. */
  'note-unused': { severity: 'error' },
  /** The file that a seed was made from is not the one that its page names. */
  'original-changed': { severity: 'error' },
  /** A page names a file that its seed was made from, and originals/ does not have it. */
  'original-missing': { severity: 'error' },
  /** No page names a file of originals/. */
  'original-unused': { severity: 'warning', as: 'consequence' },
  /** A mark of a note that is the source's own leads to none. */
  'own-note-missing': { severity: 'error' },
  /** No mark in the text leads to a note that is the source's own. */
  'own-note-unmarked': { severity: 'warning' },
  /** A page of the original has a number that another had before it, or a lower one than the page before. */
  'page-misnumbered': { severity: 'warning' },
  /** A text that is set one by one beside the one that it is of has more paragraphs there, or fewer. */
  'paragraphs-unequal': { severity: 'warning' },
  /** A row of a comparison quotes much of a work at once. */
  'quotation-long': { severity: 'warning' },
  /** A quotation in a comparison does not say which work it is of. */
  'quotation-uncited': { severity: 'error' },
  /** An address is led to one that there is not, or is itself still there. */
  'redirect-invalid': { severity: 'error', as: 'consequence' },
  /** A file in `content/references` cannot be read, or a work in it has a key that no citation could name. */
  'reference-invalid': { severity: 'error', as: 'cause' },
  /** Part of a work in a file of BibTeX or RIS has no place among what is known of works, or cannot be read. */
  'reference-part-unread': { severity: 'warning' },
  /** Two works have the same key, in one file or in two. */
  'reference-repeated': { severity: 'error' },
  /** A file of references holds works that nothing cites; one warning for each file. */
  'references-unused': { severity: 'warning', as: 'consequence' },
  /** A row of a comparison has no words of the source, or no quotation beside them. */
  'row-incomplete': { severity: 'error' },
  /** Rows of a table stand among the lines of prose: what stands under one head in the seed is seen under another, or none. */
  'rows-joined': { severity: 'warning' },
  /** The bytes of a seed are not those that SHA256SUMS lists. */
  'seed-changed': { severity: 'error' },
  /** The seed holds a character that no web page can carry: U+0000, or half of a character. */
  'seed-character': { severity: 'error' },
  /** A seed is text with signs in it that are none of the source’s: the tags of a web page, the times of subtitles. */
  'seed-markup': { severity: 'warning' },
  /** A page, or a line of SHA256SUMS, names a file that is not in seeds/. */
  'seed-missing': { severity: 'error' },
  /** A file in `seeds/` has a name that seeds cannot have. */
  'seed-name': { severity: 'error' },
  /** A file in `seeds/` is no plain text: a document of a word processor, a PDF, a picture. */
  'seed-not-text': { severity: 'error' },
  /** Two pages show one seed: a link to its text would have two answers. */
  'seed-shared': { severity: 'error' },
  /** A seed has more than 5 MB, about two thousand pages of print. */
  'seed-too-large': { severity: 'error' },
  /** The seed holds a byte that is no character in the encoding in which it is read: UTF-8, unless its page names another. */
  'seed-undecodable': { severity: 'error' },
  /** A seed has no line in SHA256SUMS. */
  'seed-unlisted': { severity: 'error' },
  /** No page shows a seed. */
  'seed-without-page': { severity: 'warning' },
  /** The line of a note that says in plain words what is claimed holds markup or a citation, or nothing. */
  'sentence-malformed': { severity: 'error' },
  /** A note says in plain words what is claimed, and is no claim’s. */
  'sentence-misplaced': { severity: 'error' },
  /** A claim is not told in plain words: the list of claims has only those of its source. */
  'sentence-missing': { severity: 'warning', strict: true },
  /** A warning is silenced that there is none of, or a fault that is no warning. */
  'silence-unused': { severity: 'warning' },
  /** Inside `<Source>`, or in words that a comparison quotes, Markdown has made something of a sign: emphasis, a list, a link, code. */
  'source-markup': { severity: 'error' },
  /** The page has no `<Source>`. */
  'source-missing': { severity: 'error' },
  /** The page has `<Source>` more than once. */
  'source-repeated': { severity: 'error' },
  /** The line that begins the source text is not `<Source>` and nothing else. */
  'source-tag': { severity: 'error' },
  /** A translation, an old text, a comparison, or the order of the sources names a page that there is none of. */
  'source-unknown': { severity: 'error' },
  /** A speaker, a link of a reporting chain or a publisher has no glossary entry. */
  'speaker-unknown': { severity: 'error' },
  /** A file in content/styles is no style, or one that the processor could not set works in. */
  'style-invalid': { severity: 'error', as: 'cause' },
  /** The edition has its works set in a style that there is none of. */
  'style-unknown': { severity: 'error' },
  /** A line of `seeds/SHA256SUMS` cannot be read, or a seed has two. */
  'sums-malformed': { severity: 'error' },
  /** The page cannot be read as MDX, for a reason other than the common ones that have a name of their own. */
  'syntax-invalid': { severity: 'error' },
  /** A tag is not written as tags are: quotation marks are missing around a value, or there is no `>` at its end. */
  'tag-malformed': { severity: 'error' },
  /** A tag has no counterpart: it is opened and never closed in its paragraph, or closed without having been opened. */
  'tag-unpaired': { severity: 'error' },
  /** Something names a glossary entry that there is none of. */
  'term-unknown': { severity: 'error' },
  /** Texts name each other as the one that they are of, in a circle, or one names itself. */
  'text-circular': { severity: 'error' },
  /** The text between `<Source>` and `</Source>` is not the text of the seed. */
  'text-differs': { severity: 'error' },
  /** More texts are of one source than stand side by side. */
  'texts-many': { severity: 'warning' },
  /** A translation is into a language that the edition has no pages in, of a page that is not there, or of a part that the page does not have. */
  'translation-misplaced': { severity: 'error' },
  /** The edition does not say where it is published. */
  'url-missing': { severity: 'warning' },
  /** A claim has a verdict that the edition does not define. */
  'verdict-unknown': { severity: 'error' },
  /** The words of a row stand nowhere in its source. */
  'words-absent': { severity: 'error' },
  /** The words of a row stand in its source more than once, and it does not say where they are meant. */
  'words-ambiguous': { severity: 'error' },
  /** A value without quotation marks ends at a “#” that a blank stands before: the rest is a comment (YAML 1.2.2, §6.6). */
  'words-cut': { severity: 'warning' },
  /** The fields at the head of a file, or a `.yaml` file, cannot be read. */
  'yaml-invalid': { severity: 'error', as: 'cause' },
});

/** The code of a fault. */
export type Code = keyof typeof faults;

/** Every code, in the order of the alphabet. */
export const codes = Object.keys(faults).filter(isCode);

/** Whether a word is the code of a fault. */
export function isCode(word: string): word is Code {
  return Object.hasOwn(faults, word);
}

function table<Name extends string>(rows: Record<Name, Kind>): Readonly<Record<Name, Kind>> {
  return rows;
}
