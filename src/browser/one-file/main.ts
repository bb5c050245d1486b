/* The script of the edition as one file: it opens from a disk, so that nothing can be loaded. */
import type { Module } from '../search/pagefind.ts';
import { offerSearch } from './search.ts';
import { offerVerifying } from './verify.ts';

/** Starts what the file does. It carries the indexer's script once for each of its searchers, by their names. */
export function start(indexers: Record<string, Module>): void {
  const place = document.querySelector<HTMLElement>('#search');
  if (place) offerSearch(place, indexers);
  offerVerifying();
}
