import type { Shared } from '../../edition/edition.ts';

/** What the model of a source depends on beside the source. */
export type ModelContext = Pick<Shared, 'about'>;
