import type { Saying } from '../../core/edit/change.ts';
import type { Choices, DeskAnswer, DeskChange, DeskRequest } from '../../core/edit/desk.ts';
import type { RequestProblem } from '../../core/edit/request.ts';
import { language } from '../words/desk.ts';

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** What changes a page, by the name under which the server takes it. */
export type Order = ['annotate', DeskRequest] | ['change', DeskChange];

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
export function choicesOf(page: string): Promise<Choices> {
  return ask<Choices>('choices', { page, language });
}

/** Returns what an annotation of a page says now; throws where it has none of this id. */
export async function sayingOf(page: string, id: string): Promise<Saying> {
  const answer = await ask<{ saying: Saying } | Refusal>('saying', { page, id });
  if ('saying' in answer) return answer.saying;
  throw new Error(answer.problems.map(({ message }) => message).join(' '));
}

interface Refusal {
  problems: RequestProblem[];
}

/** Has the server change a page; returns its answer, or that there is none and why. */
export async function order([path, body]: Order): Promise<
  DeskAnswer | (Refusal & { unanswered: true })
> {
  return ask<DeskAnswer>(path, body).catch((error: unknown) => ({
    unanswered: true,
    problems: [{ field: 'page', message: String(error) }],
  }));
}
