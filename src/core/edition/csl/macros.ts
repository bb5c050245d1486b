import type { ReportingFile } from '../../page/file.ts';
import type { Range } from '../../text/range.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { XmlAttribute, XmlElement } from './xml.ts';

/** How deep macros may stand in one another, and how much a style may be with each put where it is called, in UTF-16 units. */
const deepest = 64;
const largest = 8_000_000;

/** A macro: how much it is by itself, and its calls of others. */
interface Macro {
  weight: number;
  calls: XmlAttribute[];
  /** How much it is with what it calls, once that is known; or whether it is more than may be. */
  whole?: number;
  isRefused?: boolean;
}

/**
 * Checks the macros of a style: the processor puts each where it is called, so that one that calls itself would have no end,
 * and a few that call each other twice fill all memory. Yields style-invalid. Linear in the style: each macro is weighed once.
 */
export function checkMacros(root: XmlElement, file: ReportingFile): void {
  const macros = new Map<string, Macro>();
  const outside: Macro = { weight: 0, calls: [] };
  for (const element of root.children) {
    const name = element.attributes.get('name');
    if (element.name !== 'macro' || name === undefined) gather(element, outside);
    else if (macros.has(name.value))
      file.report(
        'style-invalid',
        name.at,
        `Unexpected second macro “${name.value}”, expected one of each name`,
        {
          hint: 'take one of them out, or give it another name',
        },
      );
    else macros.set(name.value, gather(element, { weight: 0, calls: [] }));
  }
  for (const macro of [outside, ...macros.values()]) tellUndefined(macro, macros, file);
  const all = [...macros].map(([name, macro]) => weigh(macro, { macros, file, way: [name] }));
  if (!all.includes(undefined)) weigh(outside, { macros, file, way: [] });
}

/** What a macro is weighed in: the others, and those within which it is called, from the outermost. */
interface Weighing {
  macros: ReadonlyMap<string, Macro>;
  file: ReportingFile;
  way: readonly string[];
}

/** Returns how much a macro is with all that it calls; undefined where that has no end, or is too much: told once. */
function weigh(macro: Macro, { macros, file, way }: Weighing): number | undefined {
  if (macro.isRefused) return undefined;
  if (macro.whole !== undefined) return macro.whole;
  const refuse = (at: Range, found: string, hint: string): undefined => {
    macro.isRefused = true;
    file.report('style-invalid', at, `Unexpected ${found}`, { hint });
  };
  let whole = macro.weight;
  for (const { value: name, at } of macro.calls) {
    const called = macros.get(name);
    if (!called) continue;
    if (way.includes(name)) {
      const circle = [...way.slice(way.indexOf(name)), name].slice(-8).join(' → ');
      const found = `macro “${name}” that calls itself (${circle}), expected one that comes to an end`;
      return refuse(at, found, 'take this call out');
    }
    if (way.length >= deepest) {
      const found = `macro within ${deepest} others, expected fewer`;
      return refuse(at, found, 'write what it says where it is called');
    }
    const more = weigh(called, { macros, file, way: [...way, name] });
    macro.isRefused = more === undefined;
    if (more === undefined) return undefined;
    whole += more;
    if (whole > largest) {
      const found = `macro “${name}”: with all that it calls, the style is more than ${largest / 1_000_000} million characters, expected fewer`;
      const hint = 'macros that call one another several times make it so large: call each once';
      return refuse(at, found, hint);
    }
  }
  macro.whole = whole;
  return whole;
}

/** What a tag is beside its values, about. */
const tag = 16;

function gather(element: XmlElement, into: Macro): Macro {
  into.weight += tag;
  for (const { value } of element.attributes.values()) into.weight += value.length;
  const call = element.attributes.get('macro');
  if (call) into.calls.push(call);
  for (const child of element.children) gather(child, into);
  return into;
}

function tellUndefined({ calls }: Macro, macros: ReadonlyMap<string, Macro>, file: ReportingFile) {
  for (const { value: name, at } of calls) {
    if (macros.has(name)) continue;
    const hint = `${didYouMean(name, macros)}write <macro name="${name}">, or take the call out`;
    file.report(
      'style-invalid',
      at,
      `Unexpected macro “${name}”, expected one that the style has`,
      { hint },
    );
  }
}
