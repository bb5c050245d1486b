import type { Scope } from './model.ts';

/** Whether what stands in `scope` stands in the note `id`. */
export function isInNote(scope: Scope, id: string): boolean {
  return scope.kind === 'note' && scope.id === id;
}
