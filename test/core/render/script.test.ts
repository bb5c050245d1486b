import { describe, expect, test } from 'vitest';
import { html } from '../../../src/core/render/hast.ts';
import { renderParts, titleOf } from '../../../src/core/render/named-link.ts';
import { renderProse } from '../../../src/core/render/prose.ts';
import { isolated, scriptOf, settingOf } from '../../../src/core/render/script.ts';
import { editionOf, filesOf, renderingOf, sourceOf } from '../support.ts';

test.each([
  ['1948', ''],
  ['Bushehr', 'Latn'],
  ['Bushehr, بوشهر', 'Latn'],
  ['پیمان NPT و یادداشت', 'Arab'],
  ['Бушер', 'Cyrl'],
])('most letters of %s are %s', (words, script) => expect(scriptOf(words)).toBe(script));

test.each([
  ['Bushehr', 'en', {}],
  ['1948', 'fa', {}],
  ['Бушер', 'en', { lang: 'und-Cyrl' }],
  ['Бушер', 'ru', {}],
  ['بوشهر', 'en', { lang: 'und-Arab', dir: 'rtl' }],
  ['بوشهر', 'fa', { dir: 'rtl' }],
  ['Bushehr', 'fa', { lang: 'und-Latn', dir: 'ltr' }],
  ['むつ', 'en', { lang: 'ja' }],
  ['東京', 'ja', {}],
  ['東京', 'en-x', { lang: 'und-Hani' }],
])('%s is set so in an edition in %s', (words, language, setting) => {
  expect(settingOf(words, language)).toEqual(setting);
});

test('words that run the other way are kept apart from those around them', () => {
  expect(html([isolated('Bushehr', 'en'), isolated('بوشهر', 'en')])).toBe(
    'Bushehr<bdi lang="und-Arab" dir="rtl">بوشهر</bdi>',
  );
});

describe('editors’ prose', () => {
  const render = (prose: string, language: string) => {
    const about = `title: E\nlanguage: ${language}\n`;
    const body = `${prose}\n\n<Source>\n\nA.\n\n</Source>\n`;
    const edition = editionOf(filesOf('A.\n', body, { 'content/edition.yaml': about }));
    return html(renderProse(sourceOf(edition).linked.before, renderingOf(edition)));
  };

  test.each([
    ['پیمان.', 'en', '<p lang="und-Arab" dir="rtl">پیمان.</p>\n'],
    // A foreign name that it begins with does not decide, nor does what it quotes at length.
    ['NPT پیمانی است.', 'fa', '<p dir="rtl">NPT پیمانی است.</p>\n'],
    ['وزیر: “The talks are over.”', 'fa', '<p dir="rtl">وزیر: “The talks are over.”</p>\n'],
    ['بوشهر, the port.', 'en', '<p>بوشهر, the port.</p>\n'],
    ['So: «مذاکرات پایان یافت»', 'en', '<p>So: «مذاکرات پایان یافت»</p>\n'],
    ['So: «Переговоры окончены»', 'en', '<p>So: «Переговоры окончены»</p>\n'],
    ['The treaty.', 'fa', '<p lang="und-Latn" dir="ltr">The treaty.</p>\n'],
    ['# پیمان', 'fa', '<h2 dir="rtl">پیمان</h2>\n'],
    ['- پیمان', 'fa', '<ul dir="rtl"><li dir="rtl">پیمان</li>\n</ul>\n'],
    ['> پیمان', 'fa', '<blockquote dir="rtl"><p dir="rtl">پیمان</p>\n</blockquote>\n'],
  ])('%s in an edition in %s is set by its own letters', (prose, language, expected) => {
    expect(render(prose, language)).toBe(expected);
  });

  test('a citation of a work in another script is kept apart', () => {
    const works = '[{"id":"a","type":"book","title":"تاریخ"}]';
    const files = filesOf('A.\n', '[@a]\n\n<Source>\n\nA.\n\n</Source>\n', {
      'content/references/works.json': works,
    });
    const edition = editionOf(files);
    const prose = html(renderProse(sourceOf(edition).linked.before, renderingOf(edition)));
    expect(prose).toContain('role="doc-biblioref" lang="und-Arab" dir="rtl"');
  });
});

test('names that run the other way are parts of a text by themselves', () => {
  const names = [
    { text: 'تهران', dir: 'rtl' as const },
    { text: 'تهران؟', dir: 'rtl' as const },
    { text: 'Edited', href: '' },
  ];
  expect(html(renderParts('تهران؟. Edited by تهران', names))).toBe(
    '<bdi dir="rtl">تهران؟</bdi>. Edited by <bdi dir="rtl">تهران</bdi>',
  );
  expect(html(renderParts('None', names))).toBe('None');
});

test.each([
  ['آیا؟', 'language: fa\n', { text: 'آیا؟', lang: 'fa', dir: 'rtl' }],
  // A source in Persian that its editors gave an English title.
  ['Were there talks?', 'language: fa\n', { text: 'Were there talks?' }],
  ['متن NPT Treaty', 'language: fa\n', { text: 'متن NPT Treaty', lang: 'fa', dir: 'rtl' }],
  ['Gab es Gespräche?', 'language: de\n', { text: 'Gab es Gespräche?', lang: 'de' }],
  ['آیا؟', '', { text: 'آیا؟', lang: 'und-Arab', dir: 'rtl' }],
])('the title %s of a page with %j is set by its letters', (title, front, named) => {
  const files = filesOf('A.\n', '<Source>\n\nA.\n\n</Source>\n');
  files['content/sources/a.mdx'] =
    `---\ntitle: "${title}"\nseed: a.txt\n${front}---\n\n<Source>\n\nA.\n\n</Source>\n`;
  const edition = editionOf(files);
  expect(titleOf(sourceOf(edition).page, renderingOf(edition))).toEqual(named);
});
