import { describe, expect, test } from 'vitest';
import { runChecks } from '../../../src/core/checks/run.ts';
import { editionOf, file, pageOf, placesOf, problemsOf, talks, text } from './example.ts';

/** The chunks of a PNG of this size, as far as they are looked at. */
function png(width: number, height: number): Uint8Array {
  const end = '\0\0\0\0\0crc!\0\0\0\0IDATcrc!\0\0\0\0IENDcrc!';
  const head = Buffer.from(`\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0${end}`, 'latin1');
  head.writeUInt32BE(width, 16);
  head.writeUInt32BE(height, 20);
  return head;
}

const rights = 'facsimiles: { rights: An archive }\n';
const page = (image: string) => pageOf(`<Page n="12" image="${image}"/>${text}`, '', rights);
const scan = 'facsimiles/a.png';
const sums = 'facsimiles/SHA256SUMS';

/** The faults of an edition whose page names a.png, with these files in facsimiles/, each listed. */
function faults(files: Record<string, Uint8Array>, name = 'a.png') {
  const all = Object.entries(files).map(([path, bytes]) => file(path, bytes));
  const lines = all.map((one) => `${'sha256' in one ? one.sha256 : ''}  ${one.path.slice(11)}\n`);
  const laid = [...all, file(sums, lines.join('')), file(talks, page(name))];
  return placesOf(runChecks(editionOf({ files: laid })));
}

describe('the image of a page', () => {
  test.each<[string, Record<string, Uint8Array>, string, string[]]>([
    ['is faultless', { [scan]: png(800, 1200) }, 'a.png', []],
    ['is there', {}, 'a.png', ['9:14 image-broken']],
    ['is not cut off', { [scan]: png(8, 8).subarray(0, 40) }, 'a.png', ['9:14 image-broken']],
    ['is an image', { [scan]: Buffer.from('%PDF-1.7') }, 'a.png', ['9:14 image-broken']],
    [
      'is no higher than a JPEG can be',
      { [scan]: png(100, 70_000) },
      'a.png',
      [`${scan} image-too-large`],
    ],
    ['is drawn smaller where it is very wide', { [scan]: png(4000, 100) }, 'a.png', []],
    [
      'has pixels that can be unpacked',
      { [scan]: png(20_000, 20_000) },
      'a.png',
      [`${scan} image-too-large`],
    ],
    ['has a name for an address', {}, '../a.png', ['9:14 attribute-invalid']],
    ['has a name for an image', {}, 'a.svg', ['9:14 attribute-invalid']],
    [
      'is that of some page',
      { [scan]: png(8, 8), 'facsimiles/b.png': png(8, 8) },
      'a.png',
      ['facsimiles/b.png image-unused'],
    ],
    [
      'is of a kind that is read',
      { [scan]: png(8, 8), 'facsimiles/b.pdf': png(8, 8) },
      'a.png',
      ['facsimiles/b.pdf file-unread'],
    ],
  ])('%s', (_, files, name, expected) => expect(faults(files, name)).toEqual(expected));

  test('has a bounded size', () => {
    const laid = [{ path: scan, refused: 'too-large' as const }, file(talks, page('a.png'))];
    const found = runChecks(editionOf({ files: laid }));
    expect(found).toMatchObject([
      {
        code: 'file-too-large',
        message: 'Unexpected size of more than 100 MB, expected a regular file of at most 100 MB',
        hint: 'export it as JPEG, of about 3,000 pixels across; keep the larger one elsewhere',
      },
    ]);
  });

  test('is listed with its hash, which --fix adds', () => {
    const [found] = problemsOf({ [talks]: page('a.png'), [scan]: png(8, 8) });
    expect(found).toMatchObject({ code: 'facsimile-unlisted', fix: { file: sums } });
  });

  test('may have the name of another in small letters', () => {
    const [found] = problemsOf({ [talks]: page('A.png') });
    expect(found?.hint).toBe('put the file there; capital and small letters differ');
  });

  test('of which a list says what nobody can read is told there', () => {
    const found = problemsOf({
      [sums]: 'x\n'.padStart(66, 'a') + `${'0'.repeat(64)}  a.png\n`.repeat(2),
    });
    expect(found.map(({ code, message }) => [code, message.slice(0, 60)])).toEqual([
      ['sums-malformed', 'Unexpected line, expected 64 hexadecimal digits, two spaces '],
      ['facsimile-changed', 'Unexpected image “a.png”, which is not there, expected the n'],
      ['sums-malformed', 'Unexpected second line for “a.png”, expected one line for ea'],
    ]);
  });

  test('does not need its rights where the fields cannot be read', () => {
    const broken = page('a.png').replace('title: Talks\n', 'title: [\n');
    const found = problemsOf({ [talks]: broken, [scan]: png(8, 8) });
    expect(found.map(({ code }) => code)).not.toContain('facsimile-without-rights');
  });
});
