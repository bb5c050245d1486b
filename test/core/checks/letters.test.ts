import { expect, test } from 'vitest';
import { pageOf, placesOf, problemsOf, talks } from './example.ts';

const faults = (said: string) =>
  placesOf(problemsOf({ [talks]: pageOf(undefined, '', `correspondence: ${said}\n`) }));

test.each<[string, string[]]>([
  ['{ from: gazette, to: [gazette], sent: { date: 2002-05-30, place: moscow } }', []],
  ['{ from: nobody, to: [gazette, noone] }', ['4:25 term-unknown', '4:47 term-unknown']],
  ['{ from: gazette, sent: { place: nowhere } }', ['4:49 term-unknown']],
  ['{ from: [moscow] }', ['4:26 letter-doubtful']],
  ['{ sent: { date: 2002~ }, received: { date: 2001/2003 } }', []],
  ['{ sent: { date: 2002 }, received: { date: ../2001 } }', ['4:59 letter-doubtful']],
  ['{ sent: { date: ../2002 }, received: { date: 2001 } }', []],
  ['{ sent: { date: 2002 }, received: { date: 2001/.. } }', []],
  ['{ from: [] }', ['4:25 field-invalid']],
  ['{ by: gazette }', ['4:19 field-unknown']],
  ['gazette', ['4:17 field-invalid']],
])('a letter: %s', (said, expected) => expect(faults(said)).toEqual(expected));
