import type { Saying } from '../../core/edit/change.ts';
import type { Choices, DeskPlace } from '../../core/edit/desk.ts';
import type { RequestProblem } from '../../core/edit/request.ts';
import { words } from '../words/desk.ts';
import type { Order } from './ask.ts';
import type { Changing, Chosen } from './draft.ts';
import { elementWith } from './element-with.ts';
import type { Quoted } from './selection.ts';
import type { FormValues } from './values.ts';

/** What a form is made about. */
export type Known = Chosen | KnownChange;

/** An annotation to change, with what it says. */
export type KnownChange = Changing & { was: Saying };

/** What a form is made with: what it completes its fields from, and what stands in them, where it is not made for the first time. */
export interface FormGiven {
  place: DeskPlace;
  choices: Choices;
  values: FormValues;
}

/** A form of the desk. */
export interface DeskForm {
  element: HTMLFormElement;
  /** Takes what was typed and not added yet; returns whether all of it can be, and tells beside it what cannot. */
  settle: () => boolean;
  /** Returns what the server is to do by it. */
  order: () => Order;
  /** What takes away what it is about, where that can be. */
  removal?: Order;
  /** Tells each problem beside its field. */
  tell: (problems: readonly RequestProblem[]) => void;
}

/** Returns a form with these rows, and what every form has around them. */
export function frame(rows: Node[], buttons: Node[] = []): HTMLFormElement {
  return elementWith('form', { method: 'dialog', novalidate: '' }, [
    elementWith('p', { role: 'status', 'data-told': '' }),
    ...rows,
    elementWith('p', { class: 'actions' }, [
      elementWith('button', { type: 'submit' }, [words.write]),
      elementWith('button', { type: 'button', 'data-cancel': '' }, [words.cancel]),
      elementWith('button', { type: 'button', 'data-discard': '' }, [words.discard]),
      ...buttons,
    ]),
    elementWith('p', { role: 'alert', 'data-for': 'page' }),
  ]);
}

/** The words that a form is about. */
export function quoteOf({ quote }: Quoted): HTMLQuoteElement {
  return elementWith('q', { id: 'desk-quote', dir: 'auto' }, [quote]);
}
