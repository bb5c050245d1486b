import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { textSchema } from '../core/page/fields.ts';
import { readCommentary } from '../core/page/commentary.ts';
import { textFile, type TextFile } from '../core/page/file.ts';
import { frontmatterEnd, readFrontmatter } from '../core/page/frontmatter.ts';
import type { ProseNode } from '../core/page/model.ts';
import type { Finding } from '../core/problem.ts';
import { toolFolder } from '../io/root.ts';

/** A page of the tool's own, for contributors. */
export interface HelpPage {
  id: string;
  title: string;
  /** Returns what it says. It is parsed when it is drawn, since most builds draw it from their cache. */
  prose: () => ProseNode[];
}

/** The tool's own pages: on how to do things, in their order, and on each fault, by its code. */
export interface Help {
  pages: HelpPage[];
  faults: HelpPage[];
}

/** Where they lie. */
export const helpFolders = ['src/help', 'src/help/faults'] as const;

const schema = z.strictObject({ title: textSchema, order: z.number() });

/** Returns the tool's own pages, as they lie on the disk. */
export function readHelp(): Help {
  const [pagesFolder, faultsFolder] = helpFolders;
  const pages = filesIn(pagesFolder).map((file) => {
    const { data, findings } = readFrontmatter(file, schema);
    refuse(file, findings);
    return { order: data?.order ?? 0, page: pageOf(file, data?.title) };
  });
  return {
    pages: pages.sort((a, b) => a.order - b.order).map(({ page }) => page),
    faults: filesIn(faultsFolder).map((file) => pageOf(file)),
  };
}

function filesIn(folder: string): TextFile[] {
  const names = readdirSync(join(toolFolder, folder)).filter((name) => name.endsWith('.md'));
  return names
    .sort()
    .map((name) =>
      textFile(`${folder}/${name}`, readFileSync(join(toolFolder, folder, name), 'utf8')),
    );
}

function pageOf(file: TextFile, title?: string): HelpPage {
  const id = file.path.replace(/^.*\/|\.md$/g, '');
  const start = frontmatterEnd(file);
  const prose = () => {
    const read = readCommentary(file, file.text.slice(start), (at) => start + at);
    refuse(file, read.findings);
    // Each edition has works and entries of its own.
    const { cites, elements } = read;
    if (cites.length + elements.length > 0)
      throw new Error(`${file.path}: unexpected citation or element`);
    return read.prose;
  };
  return { id, title: title ?? id, prose };
}

/** Throws where the tool's own page is at fault. */
function refuse(file: TextFile, [fault]: readonly Finding[]): void {
  if (fault) throw new Error(`${file.path}:${fault.place.start?.line ?? 1}: ${fault.message}`);
}
