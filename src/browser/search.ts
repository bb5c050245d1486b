/*
 * The search page. Pagefind is loaded when the first words are typed, and not before.
 */

interface SubResult {
  title: string;
  url: string;
  excerpt: string;
}

interface Result {
  data: () => Promise<{
    url: string;
    meta: Record<string, string>;
    excerpt: string;
    sub_results: SubResult[];
  }>;
}

interface Pagefind {
  options: (options: object) => Promise<void>;
  mergeIndex: (path: string, options: object) => Promise<void>;
  search: (query: string, options: object) => Promise<{ results: Result[] }>;
}

const shown = 30;
const kinds: Record<string, string> = {
  source: 'Source text',
  note: 'Editors’ note',
  entry: 'Glossary',
  reference: 'Reference',
};

const form = document.querySelector<HTMLFormElement>('#search');
const list = document.querySelector<HTMLElement>('#results');
const count = document.querySelector<HTMLElement>('#count');
let loaded: Promise<Pagefind> | undefined;
let latest = 0;

async function load(base: string, languages: string[]): Promise<Pagefind> {
  const bundle = `${base}pagefind/`;
  const pagefind: Pagefind = await import(/* @vite-ignore */ `${bundle}pagefind.js`);
  await pagefind.options({ baseUrl: base });
  // Pagefind searches the language of the page; the others are merged in, each with its own stemmer.
  for (const language of languages.slice(1)) {
    await pagefind.mergeIndex(new URL(bundle, location.href).href, { language, baseUrl: base });
  }
  return pagefind;
}

async function search(): Promise<void> {
  if (!form || !list || !count) return;
  const data = new FormData(form);
  const query = String(data.get('q') ?? '').replace(/^ +| +$/g, '');
  const kind = String(data.get('kind') ?? '');
  const turn = ++latest;
  if (query === '') {
    list.replaceChildren();
    count.textContent = '';
    return;
  }
  loaded ??= load(form.dataset['base'] ?? '/', (form.dataset['languages'] ?? '').split(' '));
  const pagefind = await loaded;
  const filters = kind === '' ? {} : { kind };
  const { results } = await pagefind.search(query, { filters });
  const found = await Promise.all(results.slice(0, shown).map((result) => result.data()));
  if (turn !== latest) return;
  count.textContent = `${results.length} ${results.length === 1 ? 'result' : 'results'}`;
  list.replaceChildren(...found.map(itemOf));
  const state = new URLSearchParams({ q: query, ...(kind !== '' && { kind }) });
  history.replaceState(null, '', `?${state}`);
}

function itemOf(result: Awaited<ReturnType<Result['data']>>): HTMLElement {
  const item = document.createElement('li');
  item.dataset['kind'] = result.meta['kind'] ?? '';
  const badge = document.createElement('small');
  badge.textContent = kinds[result.meta['kind'] ?? ''] ?? '';
  item.append(badge, ' ', linkOf(result.meta['title'] ?? result.url, result.url));
  const passages = result.sub_results.filter((sub) => sub.url.includes('#'));
  if (passages.length === 0) item.append(excerptOf(result.excerpt));
  for (const passage of passages) {
    const part = document.createElement('div');
    part.append(linkOf(passage.title, passage.url), excerptOf(passage.excerpt));
    item.append(part);
  }
  return item;
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

function start(): void {
  if (!form) return;
  const given = new URLSearchParams(location.search);
  const query = form.querySelector<HTMLInputElement>('[name=q]');
  const kind = form.querySelector<HTMLSelectElement>('[name=kind]');
  if (query) query.value = given.get('q') ?? '';
  if (kind) kind.value = given.get('kind') ?? '';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  form.addEventListener('input', () => void search());
  void search();
}

start();
