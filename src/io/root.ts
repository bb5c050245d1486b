import { fileURLToPath } from 'node:url';

/** The folder of the tool itself. */
export const toolFolder = fileURLToPath(new URL('../../', import.meta.url));
