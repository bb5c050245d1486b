/*
 * How the elements of TEI P5 stand in a text. What is not named here is in the line that it stands in, with its words: those
 * of a name, a date, a title. Help has the same list in words.
 */

/** Parts of a text that hold blocks. One that is `nested` has headings that are a level deeper. */
export const parts: ReadonlySet<string> = new Set(
  'text front body back group div div1 div2 div3 div4 div5 div6 div7 frus:attachment floatingText argument epigraph postscript list listBibl figure titlePage docTitle sp cit'.split(
    ' ',
  ),
);
export const nested: ReadonlySet<string> = new Set(
  'div div1 div2 div3 div4 div5 div6 div7 frus:attachment floatingText'.split(' '),
);

/** Paragraphs, and what is set as one. */
export const blocks: ReadonlySet<string> = new Set(
  'p ab head item closer opener dateline salute signed byline trailer lg l table row address addrLine stage speaker titlePart docImprint docAuthor docEdition docDate imprimatur biblStruct'.split(
    ' ',
  ),
);

/** Blocks of which each that stands in them is a line. */
export const linewise: ReadonlySet<string> = new Set(
  'closer opener lg table address docImprint'.split(' '),
);

/** What of a file is no text of its source: what repeats on each page, what describes pictures, what stands beside. */
export const leftOut: ReadonlySet<string> = new Set(
  'teiHeader standOff xi:include fw figDesc graphic media binaryObject interp interpGrp spanGrp link linkGrp index certainty respons alt altGrp listPerson listPlace listOrg listEvent listRelation relation notatedMusic facsimile sourceDoc'.split(
    ' ',
  ),
);

/** What stands around others and says nothing by itself. */
export const silent: ReadonlySet<string> = new Set(
  'choice app subst seg quote q sic orig lem'.split(' '),
);
