import { languageName } from '../../core/text/language-name.ts';
import { say, sayNumber } from '../../core/words/message.ts';
import { language, words } from '../words/searching.ts';
import { labelsOfKinds, type Verdicts } from './labels.ts';
import { make } from './dom.ts';
import type { Counts } from './pagefind.ts';
import type { Tallies, FacetTally } from './tally.ts';
import {
  batch,
  type Chosen,
  type FacetName,
  facetNames,
  sorts,
  type SearchState,
} from './state.ts';

/** Reads what a form of the search asks. */
export function readForm(form: HTMLFormElement, shown = batch): SearchState {
  const given = new FormData(form);
  const text = (name: string) => {
    const value = given.get(name);
    return typeof value === 'string' ? value : '';
  };
  const chosen: Chosen = {};
  for (const name of facetNames) if (text(name) !== '') chosen[name] = text(name);
  const sort = sorts.find((name) => name === text('sort')) ?? 'relevance';
  return { query: text('q'), chosen, sort, shown };
}

/** Puts a state into a form. A value that it does not offer is added, so that it is seen to be chosen. */
export function writeForm(form: HTMLFormElement, { query, chosen, sort }: SearchState): void {
  for (const name of facetNames) {
    const value = chosen[name] ?? '';
    if (value !== '' && valuesOf(form, name)?.includes(value) === false) offer(form, name, value);
    setValue(form, name, value);
  }
  setValue(form, 'sort', sort);
  setValue(form, 'q', query);
}

/** Offers all values that a facet has, in the order of their names; dates from the latest. */
export function offerValues(form: HTMLFormElement, values: Counts): void {
  const collator = new Intl.Collator(document.documentElement.lang);
  for (const name of facetNames) {
    const known = Object.keys(values[name] ?? {}).sort(collator.compare);
    if (name === 'date') known.reverse();
    const offered = new Set(valuesOf(form, name) ?? known);
    for (const value of known) if (!offered.has(value)) offer(form, name, value);
  }
}

/** Puts behind each value how many results it would leave, or in how many texts they may be; nothing where that is not known. */
export function showTallies(form: HTMLFormElement, tallies: Tallies, verdicts: Verdicts): void {
  for (const select of form.querySelectorAll('select')) {
    if (select.name === 'sort') continue;
    const tally = tallies[select.name as FacetName];
    for (const option of [...select.options].slice(1)) {
      const label = labelOf(select.name, option.value, verdicts);
      option.textContent = tally
        ? say(words.option, { name: label, count: wordsFor(tally, option.value) }, language)
        : label;
    }
  }
  const { kind } = tallies;
  for (const radio of radiosOf(form, 'kind')) {
    const shown = radio.parentElement?.querySelector('.number');
    const number = kind ? numberFor(kind, radio.value) : undefined;
    if (shown) shown.textContent = kind && number ? wordsFor(kind, radio.value) : '';
    radio.parentElement?.classList.toggle('none', number === 0 && !radio.checked);
  }
}

/** An entry, a reference and a comparison are one text and one result; there is no sum of texts of which one may be of several kinds. */
function wordsFor(tally: FacetTally, value: string): string {
  const number = numberFor(tally, value);
  if (number === undefined) return '';
  if (tally.exact || ['term', 'reference', 'comparison'].includes(value))
    return sayNumber(number, language);
  return say(words.inTexts, { n: number }, language);
}

function numberFor({ exact, values }: FacetTally, value: string): number | undefined {
  if (value !== '') return values[value] ?? 0;
  return exact ? Object.values(values).reduce((sum, number) => sum + number, 0) : undefined;
}

function labelOf(name: string, value: string, verdicts: Verdicts): string {
  if (name === 'verdict') return verdicts[value]?.label ?? value;
  if (name !== 'language') return value;
  try {
    return languageName(value, document.documentElement.lang);
  } catch {
    return value;
  }
}

/** Returns the values that a facet offers; undefined where the form does not have it. */
function valuesOf(form: HTMLFormElement, name: string): string[] | undefined {
  const control = form.elements.namedItem(name);
  if (control instanceof HTMLSelectElement)
    return Array.from(control.options, ({ value }) => value);
  const radios = radiosOf(form, name);
  return radios.length === 0 ? undefined : radios.map(({ value }) => value);
}

function offer(form: HTMLFormElement, name: string, value: string): void {
  const control = form.elements.namedItem(name);
  if (control instanceof HTMLSelectElement) control.append(new Option(value, value));
  else form.querySelector('.kinds')?.append(radioFor(name, value));
}

function radioFor(name: string, value: string): HTMLElement {
  const radio = make('input', { type: 'radio', name, value });
  const kind = labelsOfKinds[value]?.choice ?? value;
  return make('label', {}, radio, make('span', {}, kind, ' ', make('b', { className: 'number' })));
}

function setValue(form: HTMLFormElement, name: string, value: string): void {
  const control = form.elements.namedItem(name);
  if (control instanceof HTMLSelectElement) control.value = value;
  else if (control instanceof HTMLInputElement) {
    // Setting what is there already would move the cursor.
    if (control.value !== value) control.value = value;
  } else for (const radio of radiosOf(form, name)) radio.checked = radio.value === value;
}

function radiosOf(form: HTMLFormElement, name: string): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)];
}
