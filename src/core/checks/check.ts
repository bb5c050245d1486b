import type { Edition } from '../edition/edition.ts';
import type { Finding, Severity } from '../problem.ts';

/** One fault: its name, how grave it is, and where an edition has it. */
export interface Check {
  code: string;
  severity: Severity;
  /** `run` are the checks that are run with it. */
  find: (edition: Edition, run: readonly Check[]) => Finding[];
}

/** A check of what only the reading of the files shows: it passes on what was found there. */
export function foundWhileReading(code: string, severity: Severity = 'error'): Check {
  return {
    code,
    severity,
    find: (edition) => edition.findings.filter((finding) => finding.code === code),
  };
}
