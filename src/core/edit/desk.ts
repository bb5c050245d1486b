import type { Annotation, RequestProblem } from './request.ts';

/* What the desk in the browser and the server that it talks to say to each other. */

/** What the desk asks for: an annotation on words of a page, of which the id is named. */
export interface DeskRequest {
  page: string;
  quote: string;
  /** Which of several places with these words, from 1. */
  nth?: number;
  annotation: Annotation;
}

/** What became of a request: the note's line where one is to be written, or what is wrong. */
export type DeskAnswer = { done: true; line?: number } | { problems: RequestProblem[] };

/** A word that a field of the form may hold, and what it means to a person. */
export interface Choice {
  value: string;
  label: string;
}

/** What the form completes its fields from. */
export interface Choices {
  speakers: Choice[];
  entries: Choice[];
  kinds: Choice[];
  verdicts: (Choice & { evidence: boolean })[];
  references: Choice[];
}
