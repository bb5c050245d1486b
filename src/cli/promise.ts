import { print } from './io.ts';
import { defineCommand } from './command.ts';
import { writeEdition } from './edition.ts';

const usage = `npm run promise -- [--edition <folder>]

Lists the addresses of the edition in content/addresses.yaml, beside those that stand there: from then on
npm run check tells when one of them is gone and leads nowhere. Run it when you publish.`;

/** `promise`: lists the addresses that an edition has published. */
export const command = defineCommand({
  usage,
  options: {},
  run: ({ values }, io) =>
    writeEdition(values.edition, io, async ({ dir, command }) => {
      const { keepPermalinks } = await import('../io/permalinks.ts');
      const { checked, added, kept } = keepPermalinks(dir, command);
      if (added === undefined) {
        const { report } = await import('./report.ts');
        io.stdout.write(report({ dir, ...checked }, io));
        print(io.stderr, 'Unexpected errors, expected none before an edition is promised');
        return 1;
      }
      print(io.stdout, `content/addresses.yaml: ${added} new, ${kept} as before`);
      return 0;
    }),
});
