/*
 * The search page. The index is loaded when the page is used, and not before; the state of the form is kept in
 * the address, so that a search can be sent to somebody.
 */

interface SubResult {
  title: string;
  url: string;
  excerpt: string;
}

interface Found {
  url: string;
  meta: Record<string, string>;
  excerpt: string;
  sub_results: SubResult[];
}

type Counts = Record<string, Record<string, number>>;

interface Pagefind {
  options: (options: object) => Promise<void>;
  mergeIndex: (path: string, options: object) => Promise<void>;
  filters: () => Promise<Counts>;
  search: (
    query: string | null,
    options: object,
  ) => Promise<{ results: { data: () => Promise<Found> }[]; filters: Counts }>;
}

/** How many results are shown at first, and how many more at each further asking. */
const batch = 20;
/** How many passages of one source are shown. */
const passagesShown = 5;

const kinds: Record<string, string> = {
  source: 'Source text',
  note: 'Editors’ words',
  entry: 'Glossary, editors’ words',
  reference: 'Reference',
};

function start(form: HTMLFormElement, list: HTMLElement, status: HTMLElement, more: HTMLElement) {
  const query = form.elements.namedItem('q') as HTMLInputElement;
  const selects = [...form.querySelectorAll('select')];
  let loaded: Promise<Pagefind> | undefined;
  let latest = 0;
  let shown = batch;

  const pagefind = () =>
    (loaded ??= load(form.dataset['base'] ?? '/', (form.dataset['languages'] ?? '').split(' ')));

  async function search(): Promise<void> {
    const turn = ++latest;
    const words = query.value.replace(/^ +| +$/g, '');
    const filters = chosen(selects);
    keepInAddress(words, filters);
    const idle = words === '' && Object.keys(filters).length === 0;
    if (idle) return show([], 0, '');
    const index = await pagefind();
    const answer = await index.search(words === '' ? null : words, { filters });
    const found = await Promise.all(answer.results.slice(0, shown).map((result) => result.data()));
    if (turn !== latest) return;
    count(selects, answer.filters);
    const number = answer.results.length;
    show(found, number, `${number} ${number === 1 ? 'result' : 'results'}`);
  }

  function show(found: Found[], number: number, words: string): void {
    list.replaceChildren(...found.map(itemOf));
    status.textContent = words;
    more.hidden = number <= shown;
  }

  async function fill(): Promise<void> {
    const given = new URLSearchParams(location.search);
    const counts = await (await pagefind()).filters();
    for (const select of selects) {
      for (const value of Object.keys(counts[select.name] ?? {}).sort()) offer(select, value);
      // One that the edition does not have, or no longer, stays and finds nothing.
      const value = given.get(select.name) ?? '';
      offer(select, value);
      select.value = value;
    }
  }

  query.value = new URLSearchParams(location.search).get('q') ?? '';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  form.addEventListener('input', () => {
    shown = batch;
    void search();
  });
  more.addEventListener('click', () => {
    shown += batch;
    void search();
  });
  form.addEventListener('focusin', () => void pagefind());
  void fill().then(search);
}

async function load(base: string, languages: string[]): Promise<Pagefind> {
  const bundle = `${base}pagefind/`;
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${bundle}pagefind.js`);
  await pagefind.options({ baseUrl: base });
  // Pagefind searches the language of the page; the others are merged in, each with its own index.
  for (const language of languages.slice(1)) {
    const path = new URL(bundle, location.href).href;
    await pagefind.mergeIndex(path, { language, baseUrl: base });
  }
  return pagefind;
}

function offer(select: HTMLSelectElement, value: string): void {
  if ([...select.options].some((option) => option.value === value)) return;
  select.append(new Option(value, value));
}

function chosen(selects: HTMLSelectElement[]): Record<string, string> {
  const given = selects.filter((select) => select.value !== '');
  return Object.fromEntries(given.map((select) => [select.name, select.value]));
}

function keepInAddress(words: string, filters: Record<string, string>): void {
  const state = new URLSearchParams({ ...(words !== '' && { q: words }), ...filters });
  history.replaceState(null, '', state.size > 0 ? `?${state}` : location.pathname);
}

/** Puts behind each choice how many results it would leave. */
function count(selects: HTMLSelectElement[], counts: Counts): void {
  for (const select of selects) {
    for (const option of [...select.options].slice(1)) {
      const number = counts[select.name]?.[option.value] ?? 0;
      option.textContent = `${option.dataset['label'] ?? option.value} (${number})`;
    }
  }
}

function itemOf(result: Found): HTMLElement {
  const item = document.createElement('li');
  const kind = result.meta['kind'] ?? '';
  item.dataset['kind'] = kind;
  const badge = document.createElement('small');
  badge.textContent = kinds[kind] ?? '';
  const heading = document.createElement('h2');
  heading.append(linkOf(result.meta['title'] ?? result.url, result.url));
  item.append(badge, heading);
  const passages = result.sub_results.filter((passage) => passage.url.includes('#'));
  if (kind !== 'source' || passages.length === 0) item.append(excerptOf(result.excerpt));
  else for (const passage of passages.slice(0, passagesShown)) item.append(passageOf(passage));
  return item;
}

function passageOf(passage: SubResult): HTMLElement {
  const part = document.createElement('div');
  part.append(linkOf(passage.title, passage.url), excerptOf(passage.excerpt));
  return part;
}

function linkOf(text: string, href: string): HTMLElement {
  const link = document.createElement('a');
  link.textContent = text;
  link.href = href;
  return link;
}

/** An excerpt is HTML with `<mark>` around the words found; nothing else of it is used as HTML. */
function excerptOf(excerpt: string): HTMLElement {
  const paragraph = document.createElement('p');
  const parsed = new DOMParser().parseFromString(excerpt, 'text/html');
  for (const node of parsed.body.childNodes) {
    if (node.nodeName !== 'MARK') paragraph.append(node.textContent ?? '');
    else {
      const mark = document.createElement('mark');
      mark.textContent = node.textContent;
      paragraph.append(mark);
    }
  }
  return paragraph;
}

const form = document.querySelector<HTMLFormElement>('#search');
const list = document.querySelector<HTMLElement>('#results');
const tally = document.querySelector<HTMLElement>('#count');
const more = document.querySelector<HTMLElement>('#more');
if (form && list && tally && more) start(form, list, tally, more);
