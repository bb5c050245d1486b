import { en } from '../../core/words/en.ts';

/** The words of scripts in the language of the interface, which the build puts in the place of these (`browserWords`). */
export const words = en.leading;
