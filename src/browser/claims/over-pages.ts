import { type FacetData, type ClaimPlace, placesOf } from '../../core/view/facet-data.ts';
import { say } from '../../core/words/message.ts';
import { language, words } from '../words/filtering.ts';
import { make } from '../search/dom.ts';
import { addRow } from './found.ts';
import { type ClaimList, countLeft } from './on-page.ts';

/** How many claims are added at once. */
const atOnce = 50;
/** The claims of a page. */
const claimsOf = '.verdict-group .claims > li';

/**
 * Returns the list where claims stand on several pages. What is chosen is counted by what `data`, an address, tells of all
 * claims; they themselves are taken from their pages as these are, some at a time.
 */
export function listOverPages(facets: HTMLElement, data: string): ClaimList {
  const first = new URL('.', new URL(data, location.href));
  const onPage = [...document.querySelectorAll<HTMLElement>('.verdict-group, nav.pages')];
  const found = make('div', { hidden: true });
  const more = make('button', { type: 'button', hidden: true });
  facets.after(found, more);
  const pages = new Map([[1, Promise.resolve<ParentNode>(document)]]);
  const all = facets.querySelector('#shown')?.textContent.trim();
  let loading: Promise<FacetData> | undefined;
  let asked = 0;
  let goOn = () => {};
  more.addEventListener('click', () => goOn());

  function load(): Promise<FacetData> {
    loading ??= ask(data)
      .then((answer) => answer.json() as Promise<FacetData>)
      .then((loaded) => (offer(facets, loaded), loaded));
    loading.catch(() => (loading = undefined));
    return loading;
  }

  function pageOf({ page }: ClaimPlace): Promise<ParentNode> {
    const known =
      pages.get(page) ??
      ask(new URL(`page/${page}/`, first))
        .then((answer) => answer.text())
        .then((html) => new DOMParser().parseFromString(html, 'text/html'));
    pages.set(page, known);
    known.catch(() => pages.delete(page));
    return known;
  }

  /** Adds the first of these claims, and offers the others. Resolves to the first that was added. */
  async function add(places: readonly ClaimPlace[], counts: Map<string, number>, own: number) {
    const next = places.slice(0, atOnce);
    const documents = await Promise.all(next.map(pageOf));
    if (own !== asked) return undefined;
    refuseOther(await load(), next, documents);
    const rows = next.flatMap(({ index, verdict }, n) => {
      const row = documents[n]?.querySelectorAll(claimsOf)[index];
      return row ? [addRow(found, row, counts.get(verdict) ?? 0)] : [];
    });
    const left = places.slice(atOnce);
    more.hidden = left.length === 0;
    const some = Math.min(atOnce, left.length);
    more.textContent = say(words.moreClaims, { some, n: left.length }, language);
    goOn = () => {
      add(left, counts, own).then(
        (row) => row?.querySelector('a')?.focus(),
        () => (more.textContent = words.claimsFailed),
      );
    };
    return rows[0];
  }

  async function show(chosen: Parameters<ClaimList['show']>[0]): Promise<string | undefined> {
    const own = ++asked;
    if (chosen.length === 0) {
      for (const part of onPage) part.hidden = false;
      found.hidden = more.hidden = true;
      found.replaceChildren();
      return all;
    }
    try {
      const loaded = await load();
      const places = placesOf(loaded, chosen);
      if (own !== asked) return undefined;
      found.replaceChildren();
      const counts = new Map<string, number>();
      for (const { verdict } of places) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      await add(places, counts, own);
      if (own !== asked) return undefined;
      for (const part of onPage) part.hidden = true;
      found.hidden = false;
      return countLeft(
        places.length,
        loaded.pages.reduce((sum, length) => sum + length, 0),
      );
    } catch {
      return words.claimsFailed;
    }
  }

  return {
    load: () =>
      load().then(
        () => true,
        () => false,
      ),
    show,
  };
}

/**
 * Throws where pages have other claims than what is told of them: these are of two versions of the edition, as where a new one was published since
 * the page was opened.
 */
function refuseOther(
  { pages, facets }: FacetData,
  places: readonly ClaimPlace[],
  documents: readonly ParentNode[],
): void {
  for (const [number, document] of new Map(places.map(({ page }, n) => [page, documents[n]]))) {
    const before = pages.slice(0, number - 1).reduce((sum, length) => sum + length, 0);
    const rows = [...(document?.querySelectorAll<HTMLElement>(claimsOf) ?? [])];
    const isSame = (row: HTMLElement, index: number) =>
      facets.every(
        ({ name, options, claims }) =>
          row.dataset[name] === options[claims[before + index] ?? -1]?.[0],
      );
    if (rows.length !== pages[number - 1] || !rows.every(isSame))
      throw new Error(`Unexpected claims on page ${number}, expected those of the list`);
  }
}

async function ask(address: URL | string): Promise<Response> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${String(address)}: ${answer.status}`);
  return answer;
}

/** Adds the options that do not stand on the page. */
function offer(facets: HTMLElement, data: FacetData): void {
  for (const { name, options } of data.facets) {
    const select = facets.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
    // The first says that all are shown.
    const known = (select?.length ?? 1) - 1;
    select?.append(...options.slice(known).map(([value, text]) => new Option(text, value)));
  }
}
