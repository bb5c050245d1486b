import { describe, expect, test } from 'vitest';
import { html } from '../../../src/core/render/hast.ts';
import { notesBeside } from '../../../src/core/render/notes.ts';
import { renderSourcePage } from '../../../src/core/view/source-page.ts';
import { editionOf, filesOf, mdxOf, renderingOf, sourceOf } from '../support.ts';

function rendered(seed: string, text: string, notes = '', more = {}, front = '') {
  const body = mdxOf(text, notes, front).replace(/^---[^]*?---\n\n/, '');
  const edition = editionOf(filesOf(seed, body, more, front));
  const page = renderSourcePage(sourceOf(edition), renderingOf(edition));
  return { ...page, notes: html(page.notes), chain: html(page.chain) };
}

describe('notes', () => {
  test('that fit beside the text stand there whole', () => {
    expect(rendered('a', 'a[^x]', '\n[^x]: Short.\n').standing).toBe('beside');
  });

  test('that would run past it are cut short', () => {
    const long = 'A long note. '.repeat(200);
    expect(rendered('a', 'a[^x]', `\n[^x]: ${long}\n`).standing).toBe('beside short');
  });

  test('that are cut, and longer than what is shown of them, lead to the whole', () => {
    const long = 'A long note. '.repeat(200);
    const { notes } = rendered('a', 'a[^x][^y]', `\n[^x]: ${long}\n\n[^y]: Short.\n`);
    expect(notes.match(/class="whole"/g)).toHaveLength(1);
    expect(notes).toContain('<a class="whole" href="#note-x" aria-label="Read all of note 1">');
    const whole = rendered(
      'a '.repeat(9000),
      'a '.repeat(9000).trim() + '[^x]',
      `\n[^x]: ${long}\n`,
    );
    expect(whole.standing).toBe('beside');
    expect(whole.notes).not.toContain('class="whole"');
  });

  test('that are too many stay a list', () => {
    const ids = Array.from({ length: notesBeside + 1 }, (_, index) => `n${index}`);
    const page = rendered(
      'a',
      `a${ids.map((id) => `[^${id}]`).join('')}`,
      ids.map((id) => `\n[^${id}]: N.\n`).join(''),
    );
    expect(page.standing).toBe('');
  });

  test('name who is claimed to say so: by initials, where several words have some', () => {
    const entry = (term: string, aliases: string) =>
      `---\nterm: ${term}\nkind: organization\naliases: [${aliases}]\n---\nAn agency.\n`;
    const { notes, chain } = rendered(
      'a b',
      '<Claim id="x" by="long" kind="odd" verdict="unverified" date="2002-05">a</Claim>[^x] b[^y]',
      '\n[^x]: N.\n\n[^y]: M.\n',
      {
        'content/glossary/long.mdx': entry('Islamic Republic News Agency', 'the agency, IRNA'),
        'content/glossary/plain.mdx': entry('Itar News', 'the other'),
        'content/glossary/short.mdx': entry('ITAR-TASS', 'TASS'),
      },
      'publisher: short\nvia: [plain]\n',
    );
    expect(notes).toMatch(/>IRNA<\/a> → .*>Itar News<\/a> → .*>ITAR-TASS<\/a>, May 2002<\/p>/);
    expect(notes).toContain('Unverified</strong> · <a href="#claim-x">odd</a>');
    expect(notes.match(/class="note-head"/g)).toHaveLength(1);
    expect(chain).toContain('ITAR-TASS');
  });
});

test('a text with three headings has a list of contents', () => {
  const three = 'A  one\n\nb\n\nC\n\nD';
  const { contents } = rendered(three, '# A  one\n\nb\n\n## C\n\n# D');
  expect(contents).toEqual([
    { text: 'A one', dir: 'ltr', href: '#l1' },
    { text: 'C', dir: 'ltr', href: '#l5' },
    { text: 'D', dir: 'ltr', href: '#l7' },
  ]);
  expect(rendered('A\n\nb', '# A\n\nb').contents).toEqual([]);
});
