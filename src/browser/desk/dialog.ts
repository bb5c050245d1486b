import type { DeskPlace } from '../../core/edit/desk.ts';
import { say } from '../../core/words/message.ts';
import { language, words } from '../words/desk.ts';
import { choicesOf, type Order, order, sayingOf } from './ask.ts';
import { createChangeForm } from './change.ts';
import type { Draft, Drafts } from './draft.ts';
import { elementWith, english } from './element-with.ts';
import { createForm } from './form.ts';
import { type DeskForm, type Known, quoteOf } from './frame.ts';
import { keep } from './kept.ts';
import { valuesOf } from './values.ts';

/** The dialog that the form of a draft stands in. */
export interface DeskDialog {
  element: HTMLDialogElement;
  open: (draft: Draft) => Promise<void>;
}

/** Where the page was when something was written, kept over its reload. */
export const placeKey = 'margent-desk-place';

/**
 * Makes the dialog for the drafts of a page; `changed` is called when one comes into it or leaves it. What is typed is kept at
 * once, and stays so where the dialog is closed: a draft is forgotten when it is written, or thrown away.
 */
export function createDialog(place: DeskPlace, drafts: Drafts, changed: () => void): DeskDialog {
  const dialog = elementWith('dialog', { class: 'desk', 'aria-label': words.dialog });
  const { page } = place;
  let current: Draft | undefined;
  const leave = () => {
    if (!current) return;
    current.open = false;
    if (current.values.length > 0) drafts.save();
    else drafts.forget(current);
    current = undefined;
  };
  const close = () => {
    leave();
    dialog.close();
    changed();
  };
  // By Escape; it may have been opened again before that is told.
  dialog.addEventListener('close', () => {
    if (!dialog.open) close();
  });

  const forget = (draft: Draft) => {
    draft.values = [];
    drafts.forget(draft);
    if (current === draft) close();
    else changed();
  };

  const show = (draft: Draft, make: (values: Draft['values']) => DeskForm) => {
    const blank = JSON.stringify(valuesOf(make([]).element));
    const form = make(draft.values);
    const { element } = form;
    const part = (name: string) => element.querySelector<HTMLElement>(`[data-${name}]`);
    const tell = (message: string) => part('told')?.replaceChildren(message);
    const keepValues = () => {
      const values = valuesOf(element);
      draft.values = JSON.stringify(values) === blank ? [] : values;
      part('discard')?.toggleAttribute('hidden', draft.values.length === 0);
      if (!drafts.save() && part('told')?.textContent === '') tell(words.unkept);
    };
    const send = async (what: Order) => {
      if (element.inert) return;
      draft.sent = true;
      keepValues();
      // What is typed behind its back would be in no file, or be written again beside it.
      element.inert = true;
      const answer = await order(what);
      element.inert = false;
      if ('done' in answer) {
        // The server reloads the page when it sees the file change.
        keep(placeKey, String(scrollY));
        return forget(draft);
      }
      draft.sent = !('problems' in answer) || 'unanswered' in answer;
      drafts.save();
      tell(draft.sent ? words.sent : '');
      if ('problems' in answer) form.tell(answer.problems);
    };
    for (const event of ['input', 'change', 'click', 'keyup'])
      element.addEventListener(event, keepValues);
    element.addEventListener('submit', (event) => {
      event.preventDefault();
      if (form.settle()) void send(form.order());
      else keepValues();
    });
    part('cancel')?.addEventListener('click', close);
    asksOnce(part('discard'), words.discardAll, () => forget(draft));
    asksOnce(part('remove'), words.removeAll, () => {
      if (form.removal) void send(form.removal);
    });
    if (draft.sent) tell(words.sent);
    else if (draft.values.length > 0) tell(words.begun);
    dialog.replaceChildren(element);
    keepValues();
  };

  const open = async (draft: Draft) => {
    leave();
    current = draft;
    draft.open = true;
    drafts.add(draft);
    changed();
    const [waiting, fault] = waitingForm(draft.about);
    const isAwaited = () => dialog.open && waiting.isConnected;
    dialog.replaceChildren(waiting);
    dialog.showModal();
    try {
      const [choices, about] = await Promise.all([choicesOf(page), known(draft.about)]);
      draft.about = about;
      if (!isAwaited()) return;
      show(draft, (values) => {
        const form = { place, choices, values };
        return 'quoted' in about ? createForm(about, form) : createChangeForm(about, form);
      });
    } catch (error) {
      fault.append(english(String(error)), ' ', words.unanswered);
    }
  };

  /** Returns what a form is about, with what the annotation says that it is to change. */
  const known = async (about: Draft['about']): Promise<Known> => {
    if ('quoted' in about) return about;
    const { changing, was = await sayingOf(page, changing) } = about;
    return { changing, was };
  };

  return { element: dialog, open };
}

/** What stands in the dialog until the server has said what there is to choose from, and the place of the fault where it does not. */
function waitingForm(about: Draft['about']): [HTMLFormElement, HTMLElement] {
  const fault = elementWith('p', { role: 'alert' });
  const title =
    'quoted' in about
      ? elementWith('p', {}, [quoteOf(about.quoted)])
      : elementWith('h2', {}, [say(words.changeOf, { id: about.changing }, language)]);
  const cancel = elementWith('p', { class: 'actions' }, [
    elementWith('button', { type: 'submit' }, [words.cancel]),
  ]);
  return [elementWith('form', { method: 'dialog' }, [title, fault, cancel]), fault];
}

/** Has a button that takes something away ask in its own words first. */
function asksOnce(button: HTMLElement | null, question: string, act: () => void): void {
  const label = button?.textContent ?? '';
  button?.addEventListener('click', () => {
    if (button.textContent === question) act();
    else button.textContent = question;
  });
  button?.addEventListener('blur', () => {
    button.textContent = label;
  });
}
