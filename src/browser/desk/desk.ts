import type { Saying } from '../../core/edit/change.ts';
import type { Choices, DeskAnswer, DeskChange, DeskRequest } from '../../core/edit/desk.ts';
import type { RequestProblem } from '../../core/edit/request.ts';
import { language, words } from '../words/desk.ts';
import { createChangeForm, offerChanges } from './change.ts';
import './desk.css';
import { showFaults } from './faults.ts';
import { type AnnotationForm, createForm, type FormValues } from './form.ts';
import { elementWith } from './element-with.ts';
import { keep, take } from './kept.ts';
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
  if (response.ok) return (await response.json()) as T;
  // What has gone wrong in the server itself is told in its window, and here as a page.
  const refused = (await response.json().catch(() => ({}))) as { message?: string };
  throw new Error(
    refused.message ?? `Unexpected answer: ${response.status} ${response.statusText}`,
  );
}

/** Returns what a page has to choose from, in the words of the interface. */
function choicesOf(page: string): Promise<Choices> {
  return ask<Choices>('choices', { page, language });
}

function startDesk(root: Element, id: string): void {
  const look = { type: 'button', class: 'desk-open', hidden: '' };
  const button = elementWith('button', look, [words.annotate]);
  const dialog = elementWith('dialog', {
    class: 'desk',
    'aria-label': words.dialog,
  });
  let quoted: Selected | undefined;
  let changing: Begun['changing'];
  document.body.append(button, dialog);
  const offer = () => {
    if (dialog.open) return;
    const selection = getSelection();
    const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
    quoted = range?.intersectsNode(root) ? selected(range, root) : undefined;
    button.hidden = quoted === undefined;
  };
  document.addEventListener('selectionchange', offer);
  offer();
  // A press would take the selection away before the click.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const about = quoted;
    changing = undefined;
    if (about) void open(dialog, { id, quoted: about });
  });
  addEventListener('pagehide', () => {
    const form = dialog.open ? dialog.querySelector('form') : undefined;
    if (!form || (!quoted && !changing)) return;
    const values = [...new FormData(form)].flatMap(([name, value]): FormValues =>
      typeof value === 'string' ? [[name, value]] : [],
    );
    keep(begunKey, JSON.stringify({ id, quoted, changing, values } satisfies Begun));
  });
  const change = async (subject: string, was?: Saying, values?: FormValues) => {
    const answer = await ask<{ saying: Saying }>('saying', { page: id, id: subject });
    changing = { id: subject, was: was ?? answer.saying };
    await openChange(dialog, { page: id, ...changing }, values);
  };
  offerChanges((subject) => void change(subject));
  const kept = readBegun(take(begunKey) ?? '');
  if (kept?.id !== id) return;
  if (kept.changing) return void change(kept.changing.id, kept.changing.was, kept.values);
  quoted = kept.quoted;
  if (quoted) void open(dialog, { id, quoted }, kept.values);
}

/** A form that was begun: the page, the words that it is about, and its fields by name. */
interface Begun {
  id: string;
  quoted?: Selected | undefined;
  /** The annotation that was being changed, with what it said. */
  changing?: { id: string; was: Saying } | undefined;
  values: FormValues;
}

/** Returns the form that was begun; undefined for what is none, as another site of this address may have left it. */
function readBegun(json: string): Begun | undefined {
  try {
    const { id, quoted, changing, values } = JSON.parse(json) as Begun;
    const isQuoted = quoted === undefined || typeof quoted.quote === 'string';
    const isChanging = changing === undefined || typeof changing.id === 'string';
    const words = values.map(([name, value]): [string, string] => [String(name), String(value)]);
    return isQuoted && isChanging ? { id, quoted, changing, values: words } : undefined;
  } catch {
    return undefined;
  }
}

async function open(
  dialog: HTMLDialogElement,
  { id, quoted }: { id: string; quoted: Selected },
  values: FormValues = [],
): Promise<void> {
  const form = createForm(await choicesOf(id), quoted);
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
  if (!form.settle()) return;
  const annotation = form.annotation();
  const entries = form.entries();
  const request: DeskRequest = { page: id, ...form.quoted(), annotation, entries };
  const answer = await ask<DeskAnswer>('annotate', request).catch(failed);
  if ('problems' in answer) return form.showProblems(answer.problems);
  // The server reloads the page when it sees the file change.
  keep(placeKey, String(scrollY));
  dialog.close();
}

async function openChange(
  dialog: HTMLDialogElement,
  { page, id, was }: { page: string; id: string; was: Saying },
  values: FormValues = [],
): Promise<void> {
  const form = createChangeForm(id, was, await choicesOf(page));
  dialog.replaceChildren(form.element);
  form.restore(values);
  const send = async (change: Partial<Pick<DeskChange, 'change'>>) => {
    const request: DeskChange = { page, id, was, ...change };
    const answer = await ask<DeskAnswer>('change', request).catch(failed);
    if ('problems' in answer) return form.tell(answer.problems);
    keep(placeKey, String(scrollY));
    dialog.close();
  };
  const remove = form.element.querySelector('[data-remove]');
  form.element.querySelector('[data-cancel]')?.addEventListener('click', () => dialog.close());
  remove?.addEventListener('click', () => {
    if (remove.textContent === words.removeAll) void send({});
    else remove.textContent = words.removeAll;
  });
  form.element.addEventListener('submit', (event) => {
    event.preventDefault();
    if (form.settle()) void send({ change: form.change() });
  });
  dialog.showModal();
}

function failed(error: unknown): { problems: RequestProblem[] } {
  return { problems: [{ field: 'page', message: String(error) }] };
}

showFaults();
const place = take(placeKey);
if (place !== undefined) scrollTo({ top: Number(place), behavior: 'instant' });
if (source && page !== undefined) startDesk(source, decodeURIComponent(page));
