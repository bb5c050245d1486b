import type { Saying } from '../../core/edit/change.ts';
import type { DeskPlace } from '../../core/edit/desk.ts';
import { keep, kept } from './kept.ts';
import type { Selected } from './selection.ts';
import type { FormValues } from './values.ts';

/** The words of a source that a form is about; `seed` is the SHA-256 of the text that they were chosen in. */
export interface Chosen {
  quoted: Selected;
  seed: string;
}

/** The annotation that a form is about, by its id, with what it said when the form was opened; absent until that is known. */
export interface Changing {
  changing: string;
  was?: Saying;
}

/**
 * What was begun in a form: what it is about, and its fields by name, none where all are as they were when it was
 * opened. It is there from when the form is opened until it is written or thrown away.
 */
export interface Draft {
  about: Chosen | Changing;
  values: FormValues;
  /** Whether its form stands in the dialog, and will again when the page is loaded again. */
  open: boolean;
  /** Whether it was sent, and is not known to be written or refused. */
  sent: boolean;
}

/** The drafts of a page, which outlast it as long as its window: any file of the edition that is saved loads it again. */
export interface Drafts {
  all: () => readonly Draft[];
  /** Returns the draft about something, a new one where nothing was begun. */
  about: (about: Draft['about']) => Draft;
  add: (draft: Draft) => void;
  forget: (draft: Draft) => void;
  /** Keeps those that are there as they are now; returns whether the browser does. */
  save: () => boolean;
}

/** Returns the drafts of a page. Other editions may be served at the same address at other times. */
export function draftsOf({ edition, page }: DeskPlace): Drafts {
  const key = `margent-desk-drafts ${edition} ${page}`;
  // They are there for this page also where the browser keeps nothing.
  let all = readDrafts(kept(key) ?? '');
  const save = () => keep(key, JSON.stringify(all));
  const put = (drafts: Draft[]) => {
    all = drafts;
    save();
  };
  return {
    all: () => all,
    about: (about) =>
      all.find((draft) => subjectOf(draft.about) === subjectOf(about)) ??
      ({ about, values: [], open: false, sent: false } satisfies Draft),
    add: (draft) => put([...all.filter((one) => one !== draft), draft]),
    forget: (draft) => put(all.filter((one) => one !== draft)),
    save,
  };
}

function subjectOf(about: Draft['about']): string {
  return 'quoted' in about ? JSON.stringify([about.seed, about.quoted]) : about.changing;
}

/** Returns the drafts that were kept; none for what is none, as another site of this address may have left it. */
function readDrafts(json: string): Draft[] {
  try {
    return (JSON.parse(json) as Draft[]).map(({ about, values, open, sent }) => {
      const isKnown =
        'quoted' in about
          ? typeof about.quoted.quote === 'string' && typeof about.seed === 'string'
          : typeof about.changing === 'string' && typeof (about.was ?? {}) === 'object';
      if (!isKnown) throw new TypeError('it is no draft');
      const words = values.map(([name, value]): [string, string] => [String(name), String(value)]);
      return { about, values: words, open, sent };
    });
  } catch {
    return [];
  }
}
