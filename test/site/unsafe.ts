import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { writePage } from '../../src/core/page/write.ts';

/** What somebody may put where a text belongs. `hurt` is what would run, if anything did. */
export const attacks = [
  '<script>hurt("script")</script>',
  '</script><script>hurt("after script")</script>',
  '</title><script>hurt("after title")</script>',
  '</textarea></style></noscript><img src=x onerror=hurt("image")>',
  '"><img src=x onerror=\'hurt("double quote")\'>',
  "'><svg onload=hurt('single-quote')>",
  '" onmouseover="hurt(1)" autofocus onfocus="hurt(2)" x="',
  '<a href="javascript:hurt(3)">link</a>',
  '[link](javascript:hurt(4))',
  '<javascript:hurt(5)>',
  '![image](x "onerror=hurt(6)")',
  '{hurt("expression")}',
  '${hurt("template")}',
  '{{ hurt("moustache") }} <%= hurt("percent") %>',
  'export const x = hurt("export")',
  'import x from "hurt"',
  ']]><script>hurt("cdata")</script>',
  '--><script>hurt("comment")</script><!--',
  '&lt;script&gt;hurt("reference")&lt;/script&gt; &#60;script&#62;',
  '<iframe srcdoc="<script>parent.hurt(7)</script>"></iframe>',
  '<style>*{display:none}</style><base href="https://example.org/">',
  '<meta http-equiv="refresh" content="0;url=javascript:hurt(8)">',
  '</Source><Claim id="x" by={hurt(9)}>',
  '\\u003cscript\\u003ehurt(10)\\u003c/script\\u003e',
  '<div data-seed="x" data-apparatus>',
];

const all = attacks.join(' ');

/** A text in notes and prose: what Markdown would read as markup of its own is refused by the check, so escaped. */
const prose = escapeMarkdown(all);

function escapeMarkdown(text: string): string {
  return text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** Writes an edition that has attacks wherever a text may stand, and passes the check. Returns its folder. */
export function unsafeEdition(folder: string): string {
  const seed = `${attacks.join('\n\n')}\n`;
  const page = writePage(seed, { title: all, seed: 'attacks.txt' }, { layout: 'flow' });
  const front = stringify({
    title: all,
    seed: 'attacks.txt',
    author: [all],
    place: all,
    summary: all,
    publisher: 'attacker',
    via: ['attacker'],
    published: '2002',
    'source-url': 'https://example.org/?"><script>hurt(11)</script>',
    received: all,
    rights: all,
    unknown: [all],
    annotators: [all],
    changes: [{ date: '2002', text: all }],
  });
  const annotated = page
    .replace(/^---\n[^]*?\n---\n/, () => `---\n${front}---\n\n${prose}\n\n## ${prose}\n`)
    .replace(
      '\\<script>hurt("script")\\</script>',
      '<Claim id="claim" by="attacker" kind="wicked" verdict="awful">$&</Claim>[^claim]',
    );
  const files: Record<string, string> = {
    'content/edition.yaml': stringify({
      title: all,
      description: all,
      editors: [all],
      licence: all,
      version: all,
      url: 'https://example.org/"><script>hurt(12)</script>',
      verdicts: [{ id: 'awful', label: all, meaning: all, tone: 'bad', evidence: 'required' }],
      kinds: [{ id: 'wicked', label: all }],
    }),
    'content/sources/attacks.mdx': `${annotated}\n[^claim]: ${prose} [supports @attack, ${escapeMarkdown('<img src=x onerror=hurt(16)>')}; @scheme]\n`,
    'content/glossary/attacker.mdx': `---\n${stringify({
      term: all,
      kind: 'event',
      aliases: attacks.slice(0, 8),
      date: '2002',
      roles: [{ role: all, organization: 'attacker' }],
      'same-as': ['https://example.org/"><script>hurt(13)</script>'],
    })}---\n\n${prose}\n`,
    // Names that pages have for their own parts.
    ...Object.fromEntries(
      ['main', 'settings', 'by-kind', 'palette-list'].map((id) => [
        `content/glossary/${id}.mdx`,
        `---\nterm: ${id}\nkind: term\n---\n\nA part.\n`,
      ]),
    ),
    'content/guides/parts.mdx':
      '---\ntitle: Parts\n---\n\n## Main\n\n## Settings\n\n## *Palette* list\n\n## Moved\n',
    // Fields that end at a carriage return, and what is the key of a citation but to MDX.
    'content/guides/code.mdx':
      '---\ntitle: "{hurt(19)}"\r---\n\nWrite to me@{hurt(20)} or us.\n\nMore\n---\n\n@{hurt(21)}\n\n```js {hurt(22)}\nhurt(23)\n```\n',
    'content/references/attacks.json': JSON.stringify([
      {
        id: 'attack',
        type: 'article-journal',
        title: all,
        author: [{ family: all, given: all }, { literal: all }],
        'container-title': all,
        publisher: all,
        'publisher-place': all,
        note: all,
        page: all,
        volume: all,
        URL: 'https://example.org/"><script>hurt(14)</script>',
        DOI: '10.1/"><script>hurt(15)</script>',
        issued: { literal: all },
      },
      {
        id: 'scheme',
        type: 'webpage',
        title: '<i onclick="hurt(17)">x</i>',
        URL: 'javascript:hurt(18)',
      },
    ]),
    'content/timeline.yaml': stringify([{ date: '2002', text: prose, entry: 'attacker' }]),
    'seeds/attacks.txt': seed,
    'seeds/SHA256SUMS': `${createHash('sha256').update(seed).digest('hex')}  attacks.txt\n`,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
