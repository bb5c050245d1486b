/* The script of the edition as one file: it opens from a disk, so that nothing can be loaded. */
import { offerSearch } from './search.ts';
import { offerVerifying } from './verify.ts';

const place = document.querySelector<HTMLElement>('#search');
if (place) offerSearch(place);
offerVerifying();
