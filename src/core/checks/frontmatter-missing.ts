import { foundWhileReading } from './check.ts';

/** The file does not begin with its frontmatter: a line `---`, the fields, and another line `---`. */
export const frontmatterMissing = foundWhileReading('frontmatter-missing');
