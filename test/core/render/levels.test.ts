import { expect, test } from 'vitest';
import { readPageMarkup } from '../../../src/io/source-markup.ts';
import { el, html, text } from '../../../src/core/render/hast.ts';
import { levelRules, setLevels } from '../../../src/core/render/levels.ts';
import { editionOf, filesOf, sourceOf, textHtml } from '../support.ts';
import { faultsOf, sound } from './proved.ts';

const label = (name: string) => el('bdi', { class: name }, ['x']);

test('the labels of each row of a table stand at heights of their own, the last the lowest', () => {
  const row = [
    ...[text('\na'), label('missing'), text('b')],
    el('mark', { class: 'claim' }, [label('page'), 'c', label('own-back')]),
  ];
  const levels = [...html(setLevels([...row, label('missing'), ...row])).matchAll(/<bdi[^>]*>/g)];
  expect(levels.join('')).toBe(
    '<bdi class="missing" data-level="4"><bdi class="page" data-level="3"><bdi class="own-back" data-level="2"><bdi class="missing">' +
      '<bdi class="missing" data-level="3"><bdi class="page" data-level="2"><bdi class="own-back">',
  );
});

test('each height has its rule, up to the highest', () => {
  const many = html(setLevels(Array.from({ length: 50 }, () => label('missing'))));
  expect(many.match(/data-level="40"/g)).toHaveLength(11);
  for (const [, level] of many.matchAll(/data-level="(\d+)"/g))
    expect(levelRules()).toContain(`[data-level="${level}"] { --level: ${level}; }`);
});

test('they are what the renderer writes, of a table alone', () => {
  const gap = '<Gap reason="damage" extent="2 words"/>';
  const table = `Killed   Wounded\\\n4${gap}        5${gap}\\\n6        7`;
  const seed = table.replaceAll(/<[^>]*>|\\/g, '');
  const written = (body: string, of: string) =>
    `<html lang="en"><body><main>${textHtml(editionOf(filesOf(of, `<Source>\n\n${body}\n\n</Source>\n`)))}</main></body></html>`;
  const page = written(table, seed);
  expect(page).toContain('<bdi class="missing" data-apparatus="" data-level="2">');
  expect(readPageMarkup(page)).toMatchObject({ foreign: [] });
  expect(readPageMarkup(page.replace('level="2"', 'level="41"'))).toMatchObject({
    fault: expect.stringContaining('level="41"') as string,
  });
  expect(written(`4${gap} 5${gap}`, '4 5')).not.toContain('data-level');
});

test('and they are proved, by verify and by the button, too', () => {
  const gap = '<Gap reason="damage" extent="2 words"/>';
  const table = `Killed   Wounded\\\n4${gap}        5${gap}\\\n6        7`;
  const seed = `${table.replaceAll(/<[^>]*>|\\/g, '')}\n\nOf 4 5.\n`;
  const edition = editionOf(
    filesOf(seed, `<Source>\n\n${table}\n\nOf 4${gap} 5${gap}.\n\n</Source>\n`),
  );
  const source = sourceOf(edition);
  const page = `<html lang="en"><body><main>${textHtml(edition)}</main></body></html>`;
  expect(faultsOf(page, source)).toEqual(sound);
  const fault: unknown = expect.stringContaining(' with labels at other heights');
  const other = { proof: fault, verify: fault, button: fault };
  for (const change of [
    page.replace(' data-level="2"', ''),
    page.replace(' data-level="2"', ' data-level="3"'),
    page.replace(/(data-level="2".*?data-apparatus="")/s, '$1 data-level="2"'),
    page.replace(/(Of 4<bdi )/, '$1data-level="2" '),
  ]) {
    expect(change).not.toBe(page);
    expect(faultsOf(change, source)).toEqual(other);
  }
});
