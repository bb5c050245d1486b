/** The commands about an edition, as its own scripts call them, in the order in which they are listed there. */
export const editionCommands = [
  'start',
  'dev',
  'check',
  'new',
  'import',
  'annotate',
  'migrate',
  'rename',
  'remove',
  'build',
  'collate',
  'fetch-facsimiles',
  'promise',
  'verify',
  'mcp',
  'help',
] as const;
