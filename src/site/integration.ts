import type { AstroIntegration, ViteUserConfig } from 'astro';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StyledCitation } from '../core/view/source-page.ts';
import { languagesOf } from '../core/edition/languages.ts';
import { escape } from '../core/report/escape.ts';
import { cacheFolder, openCache } from '../io/cache.ts';
import { type Hashes, hashesIn } from '../io/hash-file.ts';
import { keepFiles, type KeptFiles } from '../io/kept-files.ts';
import { sha256 } from '../io/read.ts';
import { ChangedMeanwhile } from '../io/later.ts';
import { modulePath } from '../io/root.ts';
import { type Known, knownHash } from '../io/seal.ts';
import { startStep } from '../io/timings.ts';
import { createCitations } from './citations.ts';
import { guardDev } from './door.ts';
import { editionId } from './desk/page.ts';
import { serveDesk } from './desk/serve.ts';
import { isUnwatched, watchEdition } from './dev.ts';
import { writeDownloads } from './write-downloads.ts';
import { writeEditorFiles } from './editor.ts';
import { openKeptTexts } from './keep-texts.ts';
import { tellFiles } from './file-count.ts';
import { filesOf, type SiteFile, writtenOf } from './files.ts';
import { Undrawable } from './image.ts';
import { guideModules } from './guides.ts';
import { laterModules } from './later.ts';
import type { KnownEdition } from './known/read.ts';
import type { Unsettled } from '../io/settled.ts';
import { signedBy } from '../io/signature.ts';
import { createSite, type SitePart } from './load.ts';
import { headersFile } from './policy.ts';
import { proveSite } from './proof.ts';
import { proveComparisons } from './prove-comparisons.ts';
import { proveTexts } from './prove-texts.ts';
import type { Formatted, Keep } from '../core/render/bibliography.ts';
import { hasScans } from '../core/view/shown.ts';
import { stateDate } from '../core/view/imprint.ts';
import { offlineSections } from '../core/view/offline.ts';
import { textPages } from '../core/view/texts.ts';
import { writeOffline } from './offline.ts';
import { writeSearchBulk } from './search-bulk.ts';
import type { IndexedBundle } from './search.ts';
import { indexSite, writeBundleList, writeSearch, type WrittenBundle } from './write-search.ts';
import { provideSite, type Site, type Sites, site, sites } from './site.ts';
import { writtenStyleSheets } from './style-sheets.ts';
import { routesIn } from './routes.ts';
import { browserWords } from './browser-words.ts';
import { ownTypeface } from './typeface.ts';

/** How a share of a site is built, or the whole of shares. */
export interface Sharing {
  /** Returns what is drawn here of the site in a language of the edition, and what is known of the rest. */
  partIn: (language: string) => SitePart;
  /** Whether a bundle of the search is indexed here, by its place. */
  isIndexed: (place: number) => boolean;
  /** Makes what is in a folder, the site as far as it was drawn, the share that others are joined with. */
  keep: (folder: string, sites: Sites, bundles: readonly WrittenBundle[]) => void;
  /** Puts what shares have into the site in a folder, and returns their bundles; `hashes` are those of its files. */
  join: (folder: string, hashes: Hashes) => WrittenBundle[];
  /** Returns what a server is told of the source at an address, as its share has written it. */
  results: (address: string) => string;
}

/** What makes the site of an edition. */
export interface SiteOptions {
  /** The folder of the edition, an absolute path. */
  dir: string;
  /** The path that the site is served under, with a slash at both ends. */
  base: string;
  /** Where the site is published, in the place of what the edition says. */
  url?: string | undefined;
  /** Whether what can be found is written for a server, too, which answers in the place of the browser. */
  searchRecords?: boolean | undefined;
  /** How the site is built in shares, where it is. */
  sharing?: Sharing | undefined;
  /** Returns the edition with its faults, as it is to be drawn, without waiting for who writes in it where it `isHurried`. */
  read: (how: Pick<Unsettled, 'isHurried'>) => KnownEdition;
  /** What is known of files that are kept, by what the system says of them. */
  known?: Known | undefined;
  /** Undoes what a command had begun in the edition that ended while it wrote; called with its lock. */
  undo: () => void;
  /** Is told what a reader of the build's log should know. */
  warn: (words: string) => void;
  /** Is told why the site must not be published: what is thrown while Astro builds, it tells with words of its own around it. */
  refuse: (words: string) => void;
}

/**
 * Puts an edition into Astro: reads it before the pages are drawn, and when they are written proves them and
 * indexes them. A fault of the edition, or a page that does not say what its seed says, fails the build.
 */
export function margent(options: SiteOptions): AstroIntegration {
  const { dir, base, url, searchRecords, read, known, undo, warn, refuse, sharing } = options;
  let everything = false;
  let endStep = () => {};
  const citations = openCache<StyledCitation[]>(join(cacheFolder(dir), 'citations.jsonl'), [
    { style: '', text: '' },
  ]);
  const beside = openKeptTexts(dir);
  const drawn = join(cacheFolder(dir), 'astro');
  let kept: KeptFiles | undefined;
  let indexed: IndexedBundle[] = [];
  let folder = '';
  const made = new Set<string>();
  // What pages load is called by its content.
  const loaded = new Set<string>();
  const isKept =
    ({ has }: KeptFiles) =>
    (file: string, key: string) =>
      has(file, sha256(JSON.stringify([file, key, ...[...loaded].sort()])));
  /** Writes a file that is no page, if it is not kept. */
  const make = async (path: string, { content, key }: SiteFile) => {
    if (made.has(path)) return;
    made.add(path);
    if (kept && key && isKept(kept)(path, key())) return;
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), await content());
  };
  const nextStep = (step: string) => {
    endStep();
    endStep = startStep(step);
  };
  const provide = (isHurried: boolean) => {
    const { edition, problems, models } = read({ isHurried });
    const about = url === undefined ? edition.about : { ...edition.about, url };
    const keep = keepFormatted(dir);
    const signature = signedBy(dir, edition);
    if (signature && 'fault' in signature && !everything) throw new Error(signature.fault);
    const siteIn = (language: string, first = false): Site => {
      const making = first ? {} : { language };
      const made = createSite({ ...edition, about }, base, problems, {
        ...{ everything, keep, models: models?.get(language), part: sharing?.partIn(language) },
        ...making,
      });
      if (!everything && made.wording.language !== language)
        warn(`there are no words of the interface in “${language}” yet: they are in English`);
      const one: Site = {
        ...made,
        ...(signature && 'signer' in signature && { signature }),
        citations: createCitations(citations, made, made.url),
        ...(kept && { kept: isKept(kept) }),
        ...(kept &&
          first && {
            alongside: async (source) => {
              for (const [path, file] of writtenOf(source, one)) await make(path, file);
            },
          }),
        keepTexts: (texts, make) => beside.of(one)(texts, make),
      };
      return one;
    };
    const [, ...others] = languagesOf(about);
    provideSite(siteIn(about.language, true), ...others.map((language) => siteIn(language)));
    if (everything) writeEditorFiles(dir, edition, warn);
  };
  return {
    name: 'margent',
    hooks: {
      'astro:config:setup': ({ command, injectRoute, injectScript, updateConfig }) => {
        // The built site has no trace of the desk.
        everything = command === 'dev';
        if (command === 'build') kept = keepFiles(join(drawn, 'pages'));
        if (everything) {
          const desk = `import { startDesk } from '/${modulePath('src/browser/desk/desk')}';`;
          injectScript('page', `${desk} startDesk('${editionId(dir)}');`);
        }
        const steps: NonNullable<ViteUserConfig['plugins']>[number] = {
          name: 'margent:steps',
          writeBundle(_, bundle) {
            for (const name of Object.keys(bundle))
              if (name.startsWith('_astro/')) loaded.add(name);
            // Pages are drawn as soon as the scripts for the browser, the last, are bundled.
            if (this.environment.name === 'client') nextStep('pages');
          },
        };
        updateConfig({
          vite: {
            plugins: [
              steps,
              guideModules(),
              laterModules(),
              ownTypeface(),
              browserWords(),
              writtenStyleSheets(everything),
            ],
            server: { watch: { ignored: isUnwatched } },
          },
        });
        provide(false);
        for (const { folder } of sites().slice(1))
          for (const { pattern, entrypoint } of routesIn(folder))
            injectRoute({ pattern, entrypoint, prerender: true });
      },
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
      },
      'astro:server:setup': ({ server }) => {
        guardDev(server, base);
        serveDesk(server, { dir, undo, warn }, base);
        const drawn = languagesOf(site().edition.about).join(', ');
        const provideAgain = () => {
          provide(true);
          const now = languagesOf(site().edition.about).join(', ');
          if (now !== drawn)
            warn(
              escape(
                `The languages of the edition are ${now} now, and were ${drawn}: stop this command and start it again, so that there are pages in all of them`,
              ),
            );
        };
        watchEdition(server, { dir, base, provide: provideAgain, warn });
      },
      'astro:build:start': async () => {
        // Of a large edition the indexer fills the memory by itself: it has gone before the bundler comes.
        nextStep('search');
        indexed = await indexSite(sites(), join(cacheFolder(dir), 'search'), sharing?.isIndexed);
        nextStep('bundle');
      },
      'astro:build:done': async () => {
        for (const [path, file] of filesOf(sites())) {
          try {
            await make(path, file);
          } catch (error) {
            if (!(error instanceof Undrawable || error instanceof ChangedMeanwhile)) throw error;
            refuse(error.message);
            return endStep();
          }
        }
        kept?.settle(folder);
        // Where hosts look for what they show in the place of a page, in the folder and those around it.
        for (const { folder: own } of sites().slice(1)) {
          renameSync(join(folder, own, '404/index.html'), join(folder, own, '404.html'));
          rmSync(join(folder, own, '404'), { recursive: true });
        }
        // Those of pages that were kept are there for the next build, too.
        for (const one of sites()) one.drawn.forEach(one.citations.keep);
        citations.save();
        beside.save();
        nextStep('proof');
        const hashes = hashesIn(folder, (file) => known && knownHash(known, file));
        const { drawn: own, edition, isWhole } = site();
        const drawnTo = { out: folder, cacheFile: join(cacheFolder(dir), 'texts.jsonl'), hashes };
        const whole = isWhole ? sites() : [];
        const faults = [
          ...proveSite(folder, own, join(cacheFolder(dir), 'proofs.jsonl'), {
            hashes,
            folders: sites().map((one) => one.folder),
          }),
          ...whole.flatMap((one) =>
            proveComparisons(join(folder, one.folder), one.edition.comparisons, edition.sources),
          ),
          ...proveTexts(drawnTo, whole.flatMap(textsOf), edition.sources),
        ];
        if (faults.length > 0) {
          // A page may be one that was kept, and would be taken again.
          rmSync(drawn, { recursive: true, force: true });
          refuse(`the built pages are not faithful\n${faults.join('\n')}`);
          return endStep();
        }
        const written = writeSearch(indexed, folder);
        if (!site().isWhole) {
          sharing?.keep(folder, sites(), written);
          return endStep();
        }
        const bundles = [...written, ...(sharing?.join(folder, hashes) ?? [])];
        const folders = writeBundleList(folder, bundles);
        writeFileSync(join(folder, '_headers'), headersFile(base, folders, hasScans(site())));
        if (searchRecords) writeSearchBulk(sites(), folder, sharing?.results);
        nextStep('downloads');
        const cacheFile = join(cacheFolder(dir), 'package.jsonl');
        for (const leftOut of await writeDownloads(site(), { folder, hashes, cacheFile }))
          warn(leftOut);
        for (const { key, file } of site().bibliography.faulty())
          warn(
            escape(
              `${file}: the processor of citations cannot set the work “${key}”, so it is set from its fields: look at its names and dates`,
            ),
          );
        nextStep('offline');
        const sections = offlineSections(site());
        const { wording } = site();
        writeOffline(folder, { date: stateDate(site()), sections, wording }, hashes);
        const many = tellFiles(folder);
        if (many !== undefined) warn(many);
        endStep();
      },
    },
  };
}

/** Returns the pages of texts side by side, with the folder that they are in. */
function textsOf(one: Site) {
  return textPages(one).map((pages) => ({ ...pages, folder: one.folder }));
}

/** Keeps the formatted works between builds, of all languages: it takes seconds, however little else has changed. */
function keepFormatted(dir: string): Keep {
  const cache = openCache<Formatted>(join(cacheFolder(dir), 'works.jsonl'), {
    entries: [['', []]],
    cites: [['', '']],
    added: [['', { without: '', html: '' }]],
    faulty: [''],
  });
  return (input, make) => {
    const key = sha256(JSON.stringify(input));
    const known = cache.get(key);
    if (known) return known;
    const formatted = make();
    cache.set(key, formatted);
    cache.save();
    return formatted;
  };
}
