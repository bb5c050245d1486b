import type { AnnotationChange, Saying } from './change.ts';
import type { NewEntry } from './entry.ts';
import type { Annotation, RequestProblem } from './request.ts';
import type { Unmarked } from './unmark.ts';

/* What the desk in the browser and the server that it talks to say to each other. */

/** The page of an edition that a form is about: both by their ids, that of the edition made by the server. */
export interface DeskPlace {
  edition: string;
  page: string;
}

/** What the desk asks for: an annotation on words of a page. */
export interface DeskRequest extends DeskPlace {
  /** The SHA-256 of the text that the words were chosen in: in another, `nth` may be another place. */
  seed: string;
  quote: string;
  /** Which of several places with these words, from 1. */
  nth?: number;
  /** Of a claim or note whose id is '', the id is made of the words. */
  annotation: DeskAnnotation;
  /** The entries that are to be made with it, of names that none has. */
  entries?: NewEntry[];
}

/**
 * What the words are to be; that they are no term any more takes every `<Term>` off that has some of them, and so of pages, and that they have no
 * look of the original every mark of one.
 */
export type DeskAnnotation = Annotation | { type: 'unmark'; kind: Unmarked };

/** Which annotation the desk asks about: the id of a claim or note. */
export interface DeskSubject {
  page: string;
  id: string;
}

/** What the desk asks for: another saying of an annotation, or that it goes. */
export interface DeskChange extends DeskPlace, DeskSubject {
  /** What it said when the form was opened: what somebody else has changed since then is not written over. */
  was: Saying;
  /** Absent where it is to go. */
  change?: AnnotationChange;
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
  /** By name; by id where several entries have the name. */
  speakers: Choice[];
  entries: Choice[];
  /** What a new entry may be about. */
  entryKinds: Choice[];
  kinds: Choice[];
  verdicts: (Choice & { evidence: boolean })[];
  /** How a work may bear on a claim. */
  bearings: Choice[];
  /** By title; by key where several works have the title, or one has none. */
  references: (Choice & { key: string })[];
  /** The claims of the page, with the beginning of their words. */
  claims: Choice[];
}
