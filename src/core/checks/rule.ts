import type { Edition } from '../edition/edition.ts';
import type { Code } from '../faults.ts';
import type { Finding } from '../problem.ts';

/** What finds faults of one code in an edition that was read. */
export interface Rule {
  code: Code;
  /** Whether it has to see all sources, so that it finds nothing that is true of a part of them. */
  whole?: true;
  find: (edition: Edition) => Finding[];
}
