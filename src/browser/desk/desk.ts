import type { Choices, DeskAnswer, DeskRequest } from '../../core/edit/desk.ts';
import './desk.css';
import { showFaults } from './faults.ts';
import { type AnnotationForm, createForm, type Values } from './form.ts';
import { make } from './make.ts';
import { type Selected, selected } from './selection.ts';

/*
 * Annotating in the page, in `npm run dev` alone: select words of the source, say what they are, and the page on the
 * disk has them marked. The dialog is made when it is first needed.
 */

const base = import.meta.env.BASE_URL.replace(/\/$/, '');
/** Where the page was when something was written, kept over its reload. */
const placeKey = 'margent-desk-place';
/** What was begun in the form, kept over a reload: any file of the edition that is saved reloads the page. */
const begunKey = 'margent-desk-begun';
const source = document.querySelector('[data-seed]');
const page = /\/sources\/([^/]+)\/?$/.exec(location.pathname)?.[1];

async function ask<T>(path: string, body: unknown): Promise<T> {
  const response = await fetch(`${base}/_margent/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T & { message?: string };
  if (!response.ok) throw new Error(answer.message ?? response.statusText);
  return answer;
}

function startDesk(root: Element, id: string): void {
  const button = make('button', { type: 'button', class: 'desk-open', hidden: '' }, ['Annotate']);
  const dialog = make('dialog', { class: 'desk', 'aria-label': 'Annotate these words' });
  let words: Selected | undefined;
  document.body.append(button, dialog);
  const look = () => {
    if (dialog.open) return;
    const selection = getSelection();
    const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
    words = range?.intersectsNode(root) ? selected(range, root) : undefined;
    button.hidden = words === undefined;
  };
  document.addEventListener('selectionchange', look);
  look();
  // A press would take the selection away before the click.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const about = words;
    if (about) void open(dialog, id, about);
  });
  addEventListener('pagehide', () => {
    const form = dialog.open ? dialog.querySelector('form') : undefined;
    if (!form || !words) return;
    const values = [...new FormData(form)].map(([name, value]): [string, string] => {
      return [name, String(value)];
    });
    sessionStorage.setItem(begunKey, JSON.stringify({ id, words, values } satisfies Begun));
  });
  const begun = sessionStorage.getItem(begunKey);
  sessionStorage.removeItem(begunKey);
  const kept = begun === null ? undefined : (JSON.parse(begun) as Begun);
  if (kept?.id !== id) return;
  words = kept.words;
  void open(dialog, id, kept.words, kept.values);
}

/** A form that was begun: the page, the words that it is about, and its fields by name. */
interface Begun {
  id: string;
  words: Selected;
  values: Values;
}

async function open(
  dialog: HTMLDialogElement,
  id: string,
  words: Selected,
  values: Values = [],
): Promise<void> {
  const form = createForm(await ask<Choices>('choices', { page: id }), words);
  dialog.replaceChildren(form.element);
  form.restore(values);
  form.element.querySelector('[data-cancel]')?.addEventListener('click', () => dialog.close());
  form.element.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(form, dialog, id);
  });
  dialog.showModal();
}

async function submit(form: AnnotationForm, dialog: HTMLDialogElement, id: string): Promise<void> {
  const annotation = form.annotation();
  const entries = form.entries();
  const request: DeskRequest = { page: id, ...form.quoted(), annotation, entries };
  const answer = await ask<DeskAnswer>('annotate', request).catch((error: unknown): DeskAnswer => ({
    problems: [{ field: 'page', message: String(error) }],
  }));
  if ('problems' in answer) return form.tell(answer.problems);
  // The server reloads the page when it sees the file change.
  sessionStorage.setItem(placeKey, String(scrollY));
  dialog.close();
}

showFaults();
const place = sessionStorage.getItem(placeKey);
if (place !== null) {
  sessionStorage.removeItem(placeKey);
  scrollTo({ top: Number(place), behavior: 'instant' });
}
if (source && page !== undefined) startDesk(source, decodeURIComponent(page));
