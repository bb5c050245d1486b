import { markupWords } from '../../core/render/labels.ts';
import { wordingOf } from '../../core/words/wording.ts';

/** The labels of the apparatus in the language of the interface, which the build puts in the place of these (`browserWords`). */
export const words = markupWords(wordingOf('en'));
