import type { ImageSize } from '../../core/edition/image-size.ts';

/** A page of the original: its image, and where it begins in the text. */
export interface ScannedPage {
  id: string;
  name: string;
  url: string;
  /** How large it is in pixels, where it is to be had in tiles: these lie beside it. */
  tiled?: ImageSize;
  /** Absent where the text is not shown with its pages. */
  mark: HTMLElement | undefined;
}

/** Returns the pages of which this page has images, in the order of the text. */
export function scannedPages(): ScannedPage[] {
  return [...document.querySelectorAll('.scans li')].flatMap((item): ScannedPage[] => {
    const image = item.querySelector<HTMLAnchorElement>('a.scan');
    const back = item.querySelector<HTMLAnchorElement>('a[href^="#page-"]');
    if (!image || !back) return [];
    const mark = document.getElementById(decodeURIComponent(back.hash.slice(1)));
    const [width = 0, height = 0] = image.dataset['tiled']?.split(' ').map(Number) ?? [];
    return [
      {
        ...{ id: item.id, name: back.textContent, url: image.href, mark: mark ?? undefined },
        ...(height > 0 && { tiled: { width, height } }),
      },
    ];
  });
}

/** Returns the index of the page that is read at a height of the window, in CSS pixels: the last that begins above it, else the first. */
export function pageAt(pages: readonly ScannedPage[], height: number): number {
  let [low, high] = [0, pages.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const top = pages[middle]?.mark?.getBoundingClientRect().top ?? 0;
    if (top <= height) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
