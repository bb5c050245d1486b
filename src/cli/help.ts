import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codes, isCode } from '../core/faults.ts';
import { didYouMean } from '../core/text/nearest.ts';
import { toolFolder } from '../io/root.ts';
import { defineCommand } from './command.ts';
import { UsageError } from './options.ts';

const usage = `npm run help -- <fault>

Tells of a fault what it is, with an example, and how it is mended. The name of a fault stands in brackets at the end of
its line: [text-differs]. The same page is on the site, under /help/faults/.`;

/** `help`: prints the page of a fault. */
export const command = defineCommand({
  usage,
  options: {},
  positionals: true,
  run: ({ values, positionals }, io) => {
    const [name, ...more] = positionals;
    if (name === undefined || more.length > 0 || values.edition !== undefined)
      throw new UsageError('Unexpected arguments, expected the name of one fault');
    const code = name.replace(/^\[|\]$/g, '');
    if (!isCode(code)) {
      const near = didYouMean(code, codes).trim();
      const known = near === '' ? `one of ${codes.join(', ')}` : near;
      throw new UsageError(`Unexpected fault “${code}”, expected one that there is: ${known}`);
    }
    io.stdout.write(readFileSync(join(toolFolder, `src/help/faults/${code}.md`), 'utf8'));
    return 0;
  },
});
