import type { AnnotatedPage, Wordless } from '../page/model.ts';

/** A page of the original, where it begins in the text of a source. */
export interface OriginalPage extends Pick<Wordless, 'at' | 'offset' | 'flow'> {
  number: string;
  /** Its address on the page of the source: `page-12`. */
  anchor: string;
  /** The name of its image in facsimiles/. */
  image?: string;
}

/**
 * Returns the pages of the original that a source tells of, in the order of the text. The anchor of one whose number comes again
 * has a count behind.
 */
export function originalPages({ wordless }: Pick<AnnotatedPage, 'wordless'>): OriginalPage[] {
  const used = new Map<string, number>();
  return wordless.flatMap(({ name, attributes, at, offset, flow }): OriginalPage[] => {
    if (name !== 'Page') return [];
    const { n: number = '', image } = attributes;
    const count = used.get(number) ?? 0;
    used.set(number, count + 1);
    // No number has a hyphen.
    const anchor = `page-${number}${count === 0 ? '' : `-${count + 1}`}`;
    return [{ number, anchor, at, offset, flow, ...(image && { image }) }];
  });
}

/** Returns the anchor of the image of a page. */
export function scanAnchor({ anchor }: Pick<OriginalPage, 'anchor'>): string {
  return anchor.replace(/^page/, 'scan');
}
