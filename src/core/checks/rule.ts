import type { Edition } from '../edition/edition.ts';
import type { Code } from '../faults.ts';
import type { Finding } from '../problem.ts';

/** What finds faults of one code in an edition that was read. */
export interface Rule {
  code: Code;
  find: (edition: Edition) => Finding[];
}
