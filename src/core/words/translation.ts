import type { en } from './en.ts';
import type { Plural } from './message.ts';

/** The same messages in another language, which has forms of its own for numbers. */
export type Translation<T = typeof en> = {
  readonly [Key in keyof T]: T[Key] extends string
    ? string
    : T[Key] extends Plural
      ? Plural
      : Translation<T[Key]>;
};
