import { type ReportingFile, reportOn, type TextFile, type Where } from '../../page/file.ts';
import type { Finding } from '../../problem.ts';
import { didYouMean } from '../../text/nearest.ts';
import { elements, type ElementRule, unfitFor } from './grammar.ts';
import { checkMacros } from './macros.ts';
import { parseXml, serializeXml, type WrittenElement, type XmlElement } from './xml.ts';

/** The largest style that is read, in UTF-16 units. */
const largest = 1_000_000;

/**
 * Returns a style of the Citation Style Language, version 1.0, as the processor is given it: XML of what the schema has, and
 * nothing else; undefined for a file that is none. Yields style-invalid and file-too-large. Linear in the file.
 */
export function parseStyle(file: TextFile): { xml?: string; findings: Finding[] } {
  const reading = reportOn(file);
  const { findings } = reading;
  const other = otherThing(file.text);
  const { path } = file;
  if (file.text.length > largest)
    reading.report(
      'file-too-large',
      { file: path },
      `Unexpected style of more than ${largest / 1_000_000} million characters, expected a smaller one`,
      { hint: 'take what it does not need out of it' },
    );
  else if (other) refuse(reading, other);
  else {
    const root = parseXml(reading);
    const unlike = root && unlikeStyle(root);
    if (unlike) refuse(reading, unlike);
    else if (root) {
      checkElement(root, reading);
      checkMacros(root, reading);
    }
    if (root && findings.length === 0) return { xml: serializeXml(written(root)), findings };
  }
  return { findings };
}

/** What a file is that is no style of its own, and what to do. */
interface Other {
  found: string;
  hint: string;
  at?: XmlElement;
}

function refuse({ report }: ReportingFile, { found, hint, at }: Other): void {
  report('style-invalid', at?.at ?? 0, `Unexpected ${found}, expected a style of CSL 1.0`, {
    hint,
  });
}

/** Returns what a file is that is no XML, or a page of the web. */
function otherThing(text: string): Other | undefined {
  const begun = text.slice(0, 1000).trimStart();
  if (/^(?:<!doctype\s+html|<html)\b/i.test(begun))
    return { found: 'page of the web', hint: 'save the style itself: its file begins with <style' };
  if (/^[[{]/.test(begun))
    return {
      found: 'JSON',
      hint: 'works lie in content/references; a style is XML that begins with <style',
    };
  if (begun.startsWith('<')) return undefined;
  return {
    found: begun === '' ? 'empty file' : 'file that is no XML',
    hint: 'a style is XML that begins with <style: export it from the reference manager once more',
  };
}

const namespace = 'http://purl.org/net/xbiblio/csl';

/** Returns what an XML file is that is no style of its own. */
function unlikeStyle(root: XmlElement): Other | undefined {
  const [is, version] = ['xmlns', 'version'].map((name) => root.attributes.get(name)?.value);
  if (root.name === 'locale')
    return { at: root, found: 'locale', hint: 'terms are put into the style itself, in <locale>' };
  if (root.name !== 'style' || is !== namespace)
    return {
      at: root,
      found: `XML of another kind, <${root.name}${is === undefined ? '' : ` xmlns="${is}"`}>`,
      hint: `a style is <style xmlns="${namespace}">`,
    };
  if (version !== '1.0')
    return {
      at: root,
      found: version === undefined ? 'style without a version' : `style of version “${version}”`,
      hint: 'take its newest form, from https://www.zotero.org/styles or whoever wrote it; one for Juris-M is of another language',
    };
  return dependent(root);
}

/** A style that points at another has nothing of its own (CSL 1.0.2, “Dependent styles”). */
function dependent(root: XmlElement): Other | undefined {
  const links = root.children
    .filter(({ name }) => name === 'info')
    .flatMap((info) => info.children);
  const link = links.find(
    ({ attributes }) => attributes.get('rel')?.value === 'independent-parent',
  );
  if (!link) return undefined;
  const id = link.attributes.get('href')?.value.replace(/^.*\//s, '') ?? '';
  return {
    at: link,
    found: `style that only points at another, “${id}”`,
    hint: `name that one, citation-style: ${id}, and take this file out`,
  };
}

/** Checks an element and what it holds against the schema; what is no element of a style is not looked into. */
function checkElement(element: XmlElement, file: ReportingFile, within = ''): void {
  const rule = elements.get(`${within} ${element.name}`) ?? elements.get(element.name);
  // What tells people about the style is not set.
  if (!rule) return;
  checkAttributes(element, rule, file);
  checkChildren(element, rule, file);
  element.children.forEach((child) => checkElement(child, file, element.name));
}

/** Attributes of XML itself, and where its schema is. */
const general = /^(?:xmlns$|xmlns:|xml:|xsi:)/;

/** Of these, what the processor does not know: it knows the namespace and the language. */
const foreign = /^(?:xmlns:|xml:(?!lang$)|xsi:)/;

function checkAttributes(element: XmlElement, rule: ElementRule, file: ReportingFile): void {
  const { name, attributes } = element;
  const { takes, needs } = rule;
  const all = [...needs, ...takes];
  const refuse = (at: Where, found: string, hint: string) =>
    file.report('style-invalid', at, `Unexpected ${found}`, { hint });
  for (const [attribute, { value, at }] of attributes) {
    if (general.test(attribute)) continue;
    const unfit = unfitFor(attribute, value, name);
    if (!all.includes(attribute)) {
      const expected = all.length === 0 ? 'none' : `one of ${all.join(', ')}`;
      const hint = `${didYouMean(attribute, all)}take it out`;
      refuse(at, `attribute “${attribute}” of <${name}>, expected ${expected}`, hint);
    } else if (unfit !== undefined) {
      refuse(at, `“${value}” as ${attribute} of <${name}>, expected ${unfit}`, `write ${unfit}`);
    } else if (/[\uE000-\uF8FF]/.test(value)) {
      const found = `character of private use as ${attribute} of <${name}>`;
      refuse(at, `${found}, expected one that all fonts have`, 'take it out');
    }
  }
  const given = needs.filter((attribute) => attributes.has(attribute)).length;
  if (needs.length === 0 || given === 1) return;
  const one = needs.map((attribute) => `${attribute}="…"`).join(' or ');
  refuse(
    element.at,
    `<${name}> ${given === 0 ? 'without' : 'with several of'} its attributes, expected one: ${one}`,
    given === 0 ? 'add one' : 'leave one of them',
  );
}

function checkChildren(element: XmlElement, { holds, order }: ElementRule, file: ReportingFile) {
  const { name, attributes, children, text, at } = element;
  for (const child of children) {
    if (holds.includes(child.name)) continue;
    const expected = holds.length === 0 ? 'nothing there' : `one of ${holds.join(', ')}`;
    const hint = `${didYouMean(child.name, holds)}take it out`;
    file.report(
      'style-invalid',
      child.at,
      `Unexpected <${child.name}> in <${name}>, expected ${expected}`,
      { hint },
    );
  }
  if (text.trim() !== '' && !words.has(name))
    file.report('style-invalid', at, `Unexpected text in <${name}>, expected elements alone`, {
      hint: 'what is to be printed is written <text value="…"/>',
    });
  if (name === 'date' && children.length === 0 && !attributes.has('form'))
    file.report(
      'style-invalid',
      at,
      'Unexpected <date> with no parts, expected its form or a date-part',
      {
        hint: 'add form="text", or <date-part name="year"/>',
      },
    );
  const own = children.map((child) => child.name).filter((one) => holds.includes(one));
  if (order && !order.pattern.test(own.map((one) => `<${one}>`).join('')))
    file.report(
      'style-invalid',
      at,
      `Unexpected <${name}> with ${own.join(', ') || 'nothing'} in it, expected ${order.expected}`,
      { hint: 'put them in this order' },
    );
}

/** The elements that hold text. */
const words: ReadonlySet<string> = new Set(['term', 'single', 'multiple']);

/** What tells people about the style is left out, and so are comments and the white space between elements. */
function written({ name, attributes, children, text }: XmlElement): WrittenElement {
  return {
    name,
    attributes: [...attributes].flatMap(([key, { value }]) =>
      foreign.test(key) ? [] : [[key, value] as const],
    ),
    children: [
      ...(words.has(name) && children.length === 0 ? [text] : []),
      ...children.filter((child) => child.name !== 'info').map(written),
    ],
  };
}
