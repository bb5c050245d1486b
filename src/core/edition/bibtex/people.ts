import { others, withoutOthers } from '../others.ts';
import type { Fields, Setter } from './fields.ts';
import type { CslName } from './names.ts';

/** The lists of names that are a variable of CSL. */
const people: readonly [variable: string, ...fields: string[]][] = [
  ['author', 'author'],
  ['container-author', 'bookauthor'],
  ['translator', 'translator'],
  ['recipient', 'recipient'],
  ['interviewer', 'interviewer'],
  ['director', 'director'],
  ['illustrator', 'illustrator'],
  ['compiler', 'compiler'],
];

/** Who has written something in a work or on it, and has no variable for what. */
const contributors = [
  'annotator',
  'commentator',
  'introduction',
  'foreword',
  'afterword',
  'holder',
  ...['namea', 'nameb', 'namec'],
];

/** The variables that an `editortype` gives names to; those of all others are editors. */
const editors: ReadonlyMap<string, string> = new Map([
  ['editor', 'editor'],
  ['compiler', 'compiler'],
  ['director', 'director'],
  ['organizer', 'organizer'],
  ['illustrator', 'illustrator'],
  ['producer', 'producer'],
  ['collaborator', 'contributor'],
  ['interviewer', 'interviewer'],
  ['recipient', 'recipient'],
  ['translator', 'translator'],
]);

/** Sets those who have made a work that was written as a type, each list by what they did. */
export function setPeople(written: string, fields: Fields, set: Setter): void {
  for (const [variable, ...names] of people) set(variable, fields.names(...names));
  // Better BibTeX has nobody in these beside a letter but whom it is to, and calls all of them collaborators.
  if (written === 'letter') set('recipient', fields.names('namea'));
  setEditors(fields, set);
}

function setEditors(fields: Fields, set: Setter): void {
  const byVariable = new Map<string, CslName[]>();
  for (const letter of ['', 'a', 'b', 'c']) {
    const names = fields.names(`editor${letter}`);
    if (!names) continue;
    const role = fields.text(`editor${letter}type`) ?? 'editor';
    const variable = editors.get(role.toLowerCase()) ?? 'editor';
    if (!editors.has(role.toLowerCase())) fields.partly.push(`editor${letter}type: ${role}`);
    byVariable.set(variable, together(byVariable.get(variable), names));
  }
  for (const name of contributors) {
    const names = fields.names(name);
    if (names) byVariable.set('contributor', together(byVariable.get('contributor'), names));
  }
  for (const [variable, names] of byVariable) set(variable, names);
}

/** Returns the names of two lists as one: what stands for others comes last. */
function together(before: readonly CslName[] = [], after: readonly CslName[]): CslName[] {
  const [first, second] = [withoutOthers(before), withoutOthers(after)];
  return [...first.named, ...second.named, ...(first.more || second.more ? [others] : [])];
}
