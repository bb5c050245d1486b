import { foundWhileReading } from './check.ts';

/** Pages are written in Markdown with three elements more: `<Source>`, `<Claim>` and `<Term>`. */
export const elementUnknown = foundWhileReading('element-unknown');
