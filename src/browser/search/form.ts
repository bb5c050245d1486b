import { kindLabels, type Verdicts } from './labels.ts';
import { make } from './dom.ts';
import type { Counts } from './pagefind.ts';
import { batch, type Chosen, type FacetName, facetNames, sorts, type State } from './state.ts';

/** Reads what a form of the search asks. */
export function readForm(form: HTMLFormElement, shown = batch): State {
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
export function writeForm(form: HTMLFormElement, { query, chosen, sort }: State): void {
  for (const name of facetNames) {
    const value = chosen[name] ?? '';
    if (value !== '' && !offers(form, name, value)) offer(form, name, value);
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
    for (const value of known) if (!offers(form, name, value)) offer(form, name, value);
  }
}

/** Puts behind each value how many results it would leave. */
export function showCounts(form: HTMLFormElement, counts: Counts, verdicts: Verdicts): void {
  for (const select of form.querySelectorAll('select')) {
    if (select.name === 'sort') continue;
    for (const option of [...select.options].slice(1)) {
      const number = counts[select.name as FacetName]?.[option.value] ?? 0;
      option.textContent = `${labelOf(select.name, option.value, verdicts)} (${number})`;
    }
  }
  const all = Object.values(counts.kind ?? {}).reduce((sum, number) => sum + number, 0);
  for (const radio of radiosOf(form, 'kind')) {
    const number = radio.value === '' ? all : (counts.kind?.[radio.value] ?? 0);
    const shown = radio.parentElement?.querySelector('.number');
    if (shown) shown.textContent = number === 0 ? '' : String(number);
    radio.parentElement?.classList.toggle('none', number === 0 && !radio.checked);
  }
}

function labelOf(name: string, value: string, verdicts: Verdicts): string {
  if (name === 'verdict') return verdicts[value]?.label ?? value;
  if (name !== 'language') return value;
  try {
    const names = new Intl.DisplayNames(document.documentElement.lang, { type: 'language' });
    return names.of(value) ?? value;
  } catch {
    return value;
  }
}

function offers(form: HTMLFormElement, name: string, value: string): boolean {
  const control = form.elements.namedItem(name);
  if (control instanceof HTMLSelectElement) {
    return [...control.options].some((option) => option.value === value);
  }
  const radios = radiosOf(form, name);
  return radios.length === 0 || radios.some((radio) => radio.value === value);
}

function offer(form: HTMLFormElement, name: string, value: string): void {
  const control = form.elements.namedItem(name);
  if (control instanceof HTMLSelectElement) control.append(new Option(value, value));
  else form.querySelector('.kinds')?.append(radioFor(name, value));
}

function radioFor(name: string, value: string): HTMLElement {
  const radio = make('input', { type: 'radio', name, value });
  const words = kindLabels[value]?.choice ?? value;
  return make('label', {}, radio, make('span', {}, words, ' ', make('b', { className: 'number' })));
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
