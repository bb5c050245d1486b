import { annotate } from '../../core/edit/annotate.ts';
import type { DeskAnswer } from '../../core/edit/desk.ts';
import type { Edition } from '../../core/edition/edition.ts';
import { rawText, type TextFile } from '../../core/page/file.ts';
import { changeFile, ChangeRefused } from '../../io/write.ts';
import { deskRequest } from './request.ts';

/**
 * Annotates a page of the edition in `dir`, on the disk. Nothing but a page in content/sources is ever written, and
 * only if it is still what was read.
 */
export function annotateOnDisk(body: unknown, edition: Edition, dir: string): DeskAnswer {
  const request = deskRequest.safeParse(body);
  if (!request.success)
    return refused('Unexpected request, expected a page, a quote and an annotation');
  const { page, annotation, ...quotation } = request.data;
  const source = edition.sources.find((one) => one.page.id === page);
  const file = source && edition.files.get(source.page.file);
  if (!source || !file || !/^content\/sources\/[^/\\]+\.mdx$/.test(file.path)) {
    return refused(`Unexpected page “${page}”, expected one of content/sources`);
  }
  const result = annotate(source, edition, annotation, quotation);
  if ('problems' in result) return result;
  return (
    save(dir, file, result.file) ?? {
      done: true,
      ...(result.note?.start && { line: result.note.start.line }),
    }
  );
}

function save(dir: string, file: TextFile, changed: TextFile): DeskAnswer | undefined {
  try {
    changeFile(dir, file.path, rawText(file), rawText(changed));
    return undefined;
  } catch (error) {
    if (error instanceof ChangeRefused) return refused(error.message);
    throw error;
  }
}

function refused(message: string): DeskAnswer {
  return { problems: [{ field: 'page', message }] };
}
