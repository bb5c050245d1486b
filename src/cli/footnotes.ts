/** Whose the notes of a file are: the source’s own, or those of editors. */
export const footnotes = ['source', 'editors'] as const;
/** One of them. */
export type Footnotes = (typeof footnotes)[number];
