import { foundWhileReading } from './check.ts';

export const frontmatterMissing = foundWhileReading('frontmatter-missing');
