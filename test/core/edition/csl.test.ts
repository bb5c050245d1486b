import { describe, expect, test } from 'vitest';
import { unfitFor } from '../../../src/core/edition/csl/grammar.ts';
import { parseStyle } from '../../../src/core/edition/csl/style.ts';
import { textFile } from '../../../src/core/page/file.ts';
import { styles } from '../../../src/io/styles.ts';
import { editionOf } from '../support.ts';
import { styleOf } from './own-style.ts';

const parse = (text: string) => parseStyle(textFile('content/styles/a.csl', text));
const told = (text: string) =>
  parse(text).findings.map(({ message, place: { start } }) =>
    [start && `${start.line}:${start.column}`, message].join(' '),
  );

describe('a style of one’s own', () => {
  test('is given to the processor without what only tells people about it', () => {
    const text = `<?xml version="1.0"?>\n<!-- ours -->\n${styleOf('<text value="&lt;i&gt; &amp; \'b\'"/>')}`;
    expect(
      parse(text.replace('<citation>', '<info><title>Ours</title></info>\n<citation>')),
    ).toEqual({
      xml: styleOf('<text value="&lt;i&gt; &amp; \'b\'"></text>'),
      findings: [],
    });
  });

  test('keeps its terms, and takes the place of one of its name in the repository', () => {
    const terms =
      '<locale xml:lang="en"><terms><term name="in">within</term><term name="page"><single>leaf</single><multiple>leaves</multiple></term></terms></locale>';
    const own = styleOf('<text term="in"/>').replace('<citation>', `${terms}<citation>`);
    const files = (id: string) => ({
      'content/edition.yaml': `title: A\ncitation-style: ${id}\n`,
      [`content/styles/${id}.csl`]: own,
    });
    for (const id of ['ours', 'apa']) {
      const { style, findings } = editionOf(files(id));
      expect(findings).toEqual([]);
      expect(style).toEqual({ id, xml: expect.stringContaining(terms) as string });
    }
  });

  test('with a fault is told of itself alone, and the default takes its place', () => {
    const { style, findings } = editionOf({
      'content/edition.yaml': 'title: A\ncitation-style: ours\n',
      'content/styles/ours.csl': 'ours',
    });
    expect(style).toEqual({ id: 'apa' });
    expect(findings.map(({ code }) => code)).toEqual(['style-invalid']);
  });

  test('that nothing names, or whose name is no id, is told', () => {
    const { findings } = editionOf({
      'content/edition.yaml': 'title: A\n',
      'content/styles/Our Style.csl': styleOf(''),
    });
    expect(findings.map(({ code }) => code)).toEqual(['id-ill-formed', 'file-unread']);
  });

  test.each(['chicago-note-bibliography', 'modern-language-association', 'vancouver', 'oscola'])(
    'may be %s of the repository',
    (id) => {
      const xml = styles.get(id) ?? '';
      const whole = xml.replace('<style ', '<style xmlns="http://purl.org/net/xbiblio/csl" ');
      expect(parse(whole)).toMatchObject({ xml: expect.any(String) as string, findings: [] });
    },
  );
});

describe('a file that is no style is told for what it is', () => {
  const link = (href: string) =>
    styleOf('').replace(
      '<citation>',
      `<info><link rel="independent-parent"${href}/></info><citation>`,
    );
  test.each([
    ['', 'empty file'],
    ['Smith, J.', 'file that is no XML'],
    [' {"id": 1}', 'JSON'],
    ['<!DOCTYPE html><p>', 'page of the web'],
    ['<html lang="en">', 'page of the web'],
    ['<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0"/>', 'locale'],
    ['<svg/>', 'XML of another kind, <svg>'],
    ['<style xmlns="a"/>', 'XML of another kind, <style xmlns="a">'],
    [styleOf('').replace(' version="1.0"', ''), 'style without a version'],
    [styleOf('').replace('1.0', '1.1mlz1'), 'style of version “1.1mlz1”'],
    [link(' href="http://www.zotero.org/styles/apa"'), 'style that only points at another, “apa”'],
    [link(''), 'style that only points at another, “”'],
    ['<!DOCTYPE style [<!ENTITY a "b">]>' + styleOf(''), 'document type (DTD)'],
    ['<a>&b;</a>', 'XML that is not well-formed (undefined entity)'],
    ['<a', 'XML that is not well-formed (document must contain a root element)'],
    ['<a><b></a>', 'XML that is not well-formed (unexpected close tag)'],
    ['<a b="1" b="2"/>', 'XML that is not well-formed (duplicate attribute: b)'],
    ['<a $="1"/>', 'XML that is not well-formed (disallowed character in attribute name)'],
    [`<a b="${'c'.repeat(2001)}"/>`, 'value of more than 2000 characters'],
    ['<a>'.repeat(65) + '</a>'.repeat(65), 'element within 64 others'],
  ])('%s', (text, found) => {
    expect(told(text).map((one) => one.replace(/^\S+ /, ''))).toEqual([
      `Unexpected ${found}, expected a style of CSL 1.0`,
    ]);
    expect(parse(text).xml).toBeUndefined();
  });

  test('one of more than a million characters is not read', () => {
    expect(parse(' '.repeat(1_000_001)).findings).toMatchObject([{ code: 'file-too-large' }]);
  });
});

describe('what a style may not have is told where it stands, in one run', () => {
  test.each([
    [
      "<text variable='titel'/>",
      '“titel” as variable of <text>, expected a variable that is neither a date nor names',
    ],
    [
      '<text variable="issued"/>',
      '“issued” as variable of <text>, expected a variable that is neither',
    ],
    [
      '<group><names variable="author"><et-al term="nonesuch"/></names></group>',
      '“nonesuch” as term of <et-al>, expected one of et-al, and others',
    ],
    [
      '<date variable="title"><date-part name="year"/></date>',
      '“title” as variable of <date>, expected a variable that is a date, such as issued',
    ],
    [
      '<names variable="title"/>',
      '“title” as variable of <names>, expected a variable that is names, such as author',
    ],
    ['<date variable="issued"/>', '<date> with no parts, expected its form or a date-part'],
    [
      '<text valu="a" value="b"/>',
      'attribute “valu” of <text>, expected one of macro, term, value, variable',
    ],
    [
      '<text/>',
      '<text> without its attributes, expected one: macro="…" or term="…" or value="…" or variable="…"',
    ],
    ['<text value="a" term="in"/>', '<text> with several of its attributes'],
    ['<text value="\uE000"/>', 'character of private use as value of <text>'],
    ['<group>and</group>', 'text in <group>, expected elements alone'],
    ['<group><sort/></group>', '<sort> in <group>, expected one of text'],
    ['<text value="a"><b/></text>', '<b> in <text>, expected nothing there'],
    ['<choose><else/></choose>', '<choose> with else in it, expected if'],
    ['<choose/>', '<choose> with nothing in it, expected if'],
    ['<choose><if type="book"/><else x="1"/></choose>', 'attribute “x” of <else>, expected none'],
    [
      '<group><names variable="author"><name et-al-min="many"/></names></group>',
      '“many” as et-al-min of <name>, expected a number',
    ],
  ])('%s', (inner, found) => {
    const [message, ...more] = told(`<?a?>\n${styleOf(inner)}`);
    expect(message).toMatch(/^2:\d+ /);
    expect(message).toContain(`Unexpected ${found}`);
    expect(more).toEqual([]);
  });

  test.each([
    ['<term name="__proto__">x</term>', '“__proto__” as name of <term>, expected another name'],
    ['<term name="page"><single>p</single></term>', '<term> with single in it, expected text, or'],
    [
      '<term name="page"><single>a</single><single>b</single></term>',
      '<term> with single, single in it',
    ],
  ])('in a locale: %s', (term, found) => {
    const locale = `<locale><terms>${term}</terms></locale>`;
    expect(told(styleOf('<text value="a"/>').replace('<citation>', `${locale}<citation>`))).toEqual(
      [expect.stringContaining(`Unexpected ${found}`)],
    );
  });

  test('a date of a locale has parts, and a macro a name of its own', () => {
    const more =
      '<locale><date form="text"/></locale><macro name="constructor"><text value="a"/></macro>';
    const found = told(styleOf('<text value="a"/>').replace('<citation>', `${more}<citation>`));
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringContaining('<date> with nothing in it, expected a date-part or several'),
        expect.stringContaining('“constructor” as name of <macro>, expected another name'),
      ]),
    );
  });

  test('attributes of other namespaces are not handed on', () => {
    const xml = parse(
      styleOf('<text value="a"/>').replace(
        '<style ',
        '<style xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b" xml:id="c" xml:lang="en" ',
      ),
    ).xml;
    expect(xml).toContain(' xml:lang="en"');
    expect(xml).not.toMatch(/xsi|xml:id/);
  });

  test('of several, each', () => {
    expect(told(styleOf('<text/><b/>').replace('class="note"', ''))).toHaveLength(3);
  });

  test('what fits is not told', () => {
    expect(unfitFor('et-al-min', '3 ', 'name')).toBeUndefined();
    expect(unfitFor('prefix', '(', 'text')).toBeUndefined();
    expect(unfitFor('variable', 'volume issue', 'if')).toBeUndefined();
  });
});

describe('macros', () => {
  const macro = (name: string, ...calls: string[]) =>
    `<macro name="${name}">${calls.map((one) => `<text macro="${one}"/>`).join('')}</macro>`;
  const withMacros = (...macros: string[]) =>
    styleOf('<text macro="a0"/>').replace('<citation>', `${macros.join('')}<citation>`);

  test('one that calls itself, by itself or by others, is refused where it does', () => {
    expect(told(withMacros(macro('a0', 'a0')))).toEqual([
      expect.stringContaining('macro “a0” that calls itself (a0 → a0)'),
    ]);
    expect(told(withMacros(macro('a0', 'b'), macro('b', 'c'), macro('c', 'b')))).toEqual([
      expect.stringContaining('macro “b” that calls itself (b → c → b)'),
    ]);
  });

  test('those that call each other twice, level by level, are refused without being put together', () => {
    const levels = Array.from({ length: 40 }, (_, n) => macro(`a${n}`, `a${n + 1}`, `a${n + 1}`));
    expect(told(withMacros(...levels, macro('a40')))).toEqual([
      expect.stringContaining(
        'more than 10000 elements to go through for each work, or 200000 in all',
      ),
    ]);
    // Each by itself is less than may be, and both together are more.
    const some = levels.slice(0, 11);
    const twice = withMacros(...some, macro('a11')).replace(
      '<text macro="a0"/></layout>',
      '<text macro="a0"/><text macro="a0"/></layout>',
    );
    expect(told(twice)).toEqual([expect.stringContaining('style of more than 10000 elements')]);
    const called = [macro('a0'), macro('a1', 'a0', 'a0')];
    expect(told(withMacros(...called))).toEqual([]);
  });

  test('those that call each other in a long row are refused', () => {
    const row = Array.from({ length: 70 }, (_, n) => macro(`a${n}`, `a${n + 1}`));
    expect(told(withMacros(...row, macro('a70')))).toEqual([
      expect.stringContaining('macro within 64 others'),
    ]);
  });

  test('one that there is none of, or two of, is told', () => {
    expect(told(withMacros(macro('a0', 'b'), macro('a0')))).toEqual([
      expect.stringContaining('second macro “a0”'),
      expect.stringContaining('macro “b”, expected one that the style has'),
    ]);
    expect(told(withMacros('<macro/>', macro('a0')))).toEqual([
      expect.stringContaining('<macro> without its attributes, expected one: name="…"'),
    ]);
  });
});
