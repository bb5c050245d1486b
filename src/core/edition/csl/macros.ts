import type { ReportingFile } from '../../page/file.ts';
import { didYouMean } from '../../text/nearest.ts';
import type { XmlAttribute, XmlElement } from './xml.ts';

/**
 * How deep macros may stand in one another; and how many elements a style may have with each macro put where it is called: in
 * all, which the processor keeps, and of those that it goes through for one work, one branch of each choice. The largest of the
 * repository has 67,393 and 2,627.
 */
const deepest = 64;
const largest: Weight = { all: 200_000, once: 10_000 };

/** How many elements there are with what they call: in all, and where one branch of each choice is taken. */
interface Weight {
  all: number;
  once: number;
}

/** A macro: what it is, and what it weighs once that is known; or whether it is more than may be. */
interface Macro {
  element: XmlElement;
  weight?: Weight | undefined;
  isRefused?: boolean;
}

/**
 * Checks the macros of a style: the processor puts each where it is called, so that one that calls itself would have no end,
 * and a few that call each other twice take all time and memory. Yields style-invalid. Linear in the style: each macro is
 * weighed once.
 */
export function checkMacros(root: XmlElement, file: ReportingFile): void {
  const macros = new Map<string, Macro>();
  const outside: XmlElement[] = [];
  for (const element of root.children) {
    const name = element.attributes.get('name');
    if (element.name !== 'macro' || name === undefined) outside.push(element);
    else if (macros.has(name.value))
      file.report(
        'style-invalid',
        name.at,
        `Unexpected second macro “${name.value}”, expected one of each name`,
        {
          hint: 'take one of them out, or give it another name',
        },
      );
    else macros.set(name.value, { element });
  }
  for (const element of root.children) tellUndefined(element, macros, file);
  const weighing = { macros, file };
  const all = [...macros].map(([name, macro]) => weighMacro(macro, { ...weighing, way: [name] }));
  if (!all.includes(undefined))
    for (const element of outside) weigh(element, { ...weighing, way: [] });
}

/** What elements are weighed in: the macros, and those within which they are called, from the outermost. */
interface Weighing {
  macros: ReadonlyMap<string, Macro>;
  file: ReportingFile;
  way: readonly string[];
}

/** Returns what a macro weighs with all that it calls; undefined where that has no end, or is too much: told once. */
function weighMacro(macro: Macro, weighing: Weighing): Weight | undefined {
  if (macro.isRefused) return undefined;
  macro.weight ??= weigh(macro.element, weighing);
  macro.isRefused = macro.weight === undefined;
  return macro.weight;
}

function weigh(element: XmlElement, weighing: Weighing): Weight | undefined {
  const weight = { all: 1, once: 1 };
  const call = element.attributes.get('macro');
  const called = call && weighCall(call, weighing);
  if (call && called === undefined) return undefined;
  if (called) {
    weight.all += called.all;
    weight.once += called.once;
  }
  let branch = 0;
  for (const child of element.children) {
    const inner = weigh(child, weighing);
    if (!inner) return undefined;
    weight.all += inner.all;
    branch = element.name === 'choose' ? Math.max(branch, inner.once) : branch + inner.once;
  }
  weight.once += branch;
  const isTooMuch = weight.all > largest.all || weight.once > largest.once;
  return isTooMuch ? refuseWeight(element, weighing) : weight;
}

function refuseWeight({ at }: XmlElement, { file, way }: Weighing): undefined {
  const name = way.at(-1);
  const what = name === undefined ? 'style' : `macro “${name}”`;
  const found = `${what} of more than ${largest.once} elements to go through for each work, or ${largest.all} in all, with all that it calls, expected fewer`;
  const hint = 'macros that call one another several times make it so large: call each once';
  file.report('style-invalid', at, `Unexpected ${found}`, { hint });
}

const nothing: Weight = { all: 0, once: 0 };

/** Returns what a call of a macro weighs: nothing of one that there is none of, which is told elsewhere. */
function weighCall(
  { value: name, at }: XmlAttribute,
  { macros, file, way }: Weighing,
): Weight | undefined {
  const called = macros.get(name);
  if (!called) return nothing;
  const refuse = (found: string, hint: string): undefined => {
    file.report('style-invalid', at, `Unexpected ${found}`, { hint });
  };
  if (way.includes(name)) {
    const circle = [...way.slice(way.indexOf(name)), name].slice(-8).join(' → ');
    const found = `macro “${name}” that calls itself (${circle}), expected one that comes to an end`;
    return refuse(found, 'take this call out');
  }
  if (way.length >= deepest) {
    const found = `macro within ${deepest} others, expected fewer`;
    return refuse(found, 'write what it says where it is called');
  }
  return weighMacro(called, { macros, file, way: [...way, name] });
}

function tellUndefined(
  { attributes, children }: XmlElement,
  macros: ReadonlyMap<string, Macro>,
  file: ReportingFile,
): void {
  const call = attributes.get('macro');
  if (call && !macros.has(call.value)) {
    const { value: name, at } = call;
    const hint = `${didYouMean(name, macros)}write <macro name="${name}">, or take the call out`;
    const message = `Unexpected macro “${name}”, expected one that the style has`;
    file.report('style-invalid', at, message, { hint });
  }
  for (const child of children) tellUndefined(child, macros, file);
}
