import { facsimilesNamed } from '../../edition/facsimile.ts';
import type { PageHead, PublishedSource } from '../../edition/published.ts';
import type { Seed } from '../../edition/seed.ts';
import type { AnnotatedPage } from '../../page/model.ts';
import { type ClaimModel, claimModels } from './claims.ts';
import type { ModelContext } from './context.ts';
import { type InvitationModel, invitationModel } from './invitation.ts';
import { type MentionModel, mentionModels } from './mentions.ts';

/**
 * What others than the page of a source show of it: lists, entries, works, and the pages of the sources around it. It is plain
 * JSON, so that they can be made where the source itself is not read; it depends on nothing but the source and a `ModelContext`.
 */
export interface SourceModel {
  page: PageHead;
  seed: Omit<Seed, 'bytes' | 'sum'>;
  claims: readonly ClaimModel[];
  /** By entry, in the order in which they are met. */
  mentions: readonly MentionModel[];
  /** How often each entry is mentioned, also where no sentence is shown. */
  mentioned: readonly [entry: string, times: number][];
  cites: AnnotatedPage['cites'];
  /** The claim that the home page would show of it; absent where none has a note. */
  invitation?: InvitationModel | undefined;
  /** Whether its page tells how the original looks. */
  showsOriginal: boolean;
  /** Whether it shows images of the pages of its original. */
  showsScans: boolean;
  /** Whether any of its blocks stands in columns. */
  showsTables: boolean;
}

/** Returns the model of a source. Its larger parts are made when they are asked for. */
export function modelOf(source: PublishedSource, context: ModelContext): SourceModel {
  const { id, file, data, cites, ownTitle } = source.page;
  const { name, path, sha256 } = source.seed;
  const claims = lazily(() => claimModels(source, context));
  const mentions = lazily(() => mentionModels(source, context));
  const mentioned = lazily(() => timesMentioned(source));
  const invitation = lazily(() => invitationModel(source, context));
  return {
    page: { id, file, data, ...(ownTitle && { ownTitle }) },
    seed: { name, path, sha256 },
    cites,
    showsOriginal: showsOriginal(source.page),
    showsScans: facsimilesNamed(source.page).length > 0,
    showsTables: source.page.blocks.some(({ columns }) => columns !== undefined),
    get claims() {
      return claims();
    },
    get mentions() {
      return mentions();
    },
    get mentioned() {
      return mentioned();
    },
    get invitation() {
      return invitation();
    },
  };
}

/** Whether a page tells how the original looks, or how its editors read it. */
export function showsOriginal({ renditions, wordless }: PublishedSource['page']): boolean {
  return renditions.length > 0 || wordless.some(({ name }) => name !== 'Align');
}

function timesMentioned({ linked }: PublishedSource): [string, number][] {
  const times = new Map<string, number>();
  for (const { entry } of linked.mentions) times.set(entry, (times.get(entry) ?? 0) + 1);
  return [...times];
}

/** Returns a function that makes something when it is first called. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
