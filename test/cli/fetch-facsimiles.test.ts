import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { isClosed } from '../../src/io/fetch-public.ts';
import { run } from '../command.ts';
import { edition, hash, treeOf } from '../folder.ts';
import { root } from '../root.ts';

const scan = (name: string) => readFileSync(join(root, 'test/fixtures/languages/facsimiles', name));
const [jpeg, png, tiff] = ['letter-1r.jpg', 'letter-1v.png', 'letter-2r.tif'].map(scan);

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** An answer that is packed, though nobody asked for that. */
class Packed {
  readonly by: string;
  readonly bytes: Uint8Array;

  constructor(by: string, bytes: Uint8Array) {
    this.by = by;
    this.bytes = bytes;
  }
}

const asItIs = (bytes: Buffer) => bytes;

/** Serves what is at each path, at an address of this machine. */
async function serving(at: (address: string) => Record<string, unknown>): Promise<string> {
  const answer: RequestListener = ({ url = '' }, response) => {
    const found = at(address)[url];
    if (found === undefined) response.writeHead(404).end();
    else if (found instanceof Packed)
      response.writeHead(200, { 'content-encoding': found.by }).end(found.bytes);
    else if (typeof found === 'string') response.writeHead(302, { location: found }).end();
    else response.end(found instanceof Uint8Array ? found : JSON.stringify(found));
  };
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return address;
}

/** A manifest whose pages have these images. */
function manifest(...images: string[]) {
  const canvas = (id: string, index: number) => ({
    ...{ type: 'Canvas', label: { none: [`fol. ${index + 1}r`] } },
    items: [{ items: [{ motivation: 'painting', body: { id, type: 'Image' } }] }],
  });
  return {
    ...{ type: 'Manifest', label: { de: ['Ein Brief'] } },
    requiredStatement: { label: { en: ['Rights'] }, value: { en: ['The archive \u001B[31m'] } },
    items: images.map(canvas),
  };
}

const small = () => edition({ 'content/edition.yaml': 'title: A\n' });

const fetching = (folder: string, ...args: string[]) =>
  run('fetch-facsimiles', [...args, '--edition', folder]);

describe('the images of a manifest', () => {
  const served = () =>
    serving((address) => ({
      '/manifest.json': '/moved.json',
      '/moved.json': manifest(`${address}/a`, `${address}/b`, `${address}/c`),
      ...{ '/a': jpeg, '/b': png, '/c': tiff },
    }));

  test('are put into the edition with their hashes, and what names them is told', async () => {
    const [folder, address] = [small(), await served()];
    const { code, stdout, stderr } = await fetching(
      folder,
      `${address}/manifest.json`,
      '--private',
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`3 images written, facsimiles/SHA256SUMS with their hashes
Put each of these before the first word of its page:
  <Page n="1r" image="ein-brief-1r.jpg"/> fol. 1r
  <Page n="2r" image="ein-brief-2r.png"/> fol. 2r
  <Page n="3r" image="ein-brief-3r.tif"/> fol. 3r
and this among its fields, between the lines ---:
  facsimiles: { rights: "The archive \\u001b[31m", source-url: "${address}/manifest.json" }
`);
    expect(readFileSync(join(folder, 'facsimiles/ein-brief-2r.png'))).toEqual(png);
    expect(readFileSync(join(folder, 'facsimiles/SHA256SUMS'), 'utf8')).toContain(
      `${hash(tiff ?? '')}  ein-brief-3r.tif\n`,
    );
    const again = await fetching(folder, `${address}/manifest.json`, '--private');
    expect(again.stdout).toContain('0 images written');
    const part = await fetching(
      folder,
      `${address}/moved.json`,
      '--private',
      '--pages',
      '2',
      '--name',
      'B',
    );
    expect(part.stdout).toContain('<Page n="2r" image="B-2r.png"/>');
  });

  test('have each a name of its own where their numbers are the same in ASCII', async () => {
    const labels = ['2', '²', '۲'];
    const address = await serving((own) => {
      const { items, ...about } = manifest(`${own}/a`, `${own}/b`, `${own}/c`);
      const canvases = items.map((one, n) => ({ ...one, label: { none: [labels[n]] } }));
      return { '/m.json': { ...about, items: canvases }, '/a': jpeg, '/b': jpeg, '/c': png };
    });
    const folder = small();
    const { code, stdout } = await fetching(folder, `${address}/m.json`, '--private');
    expect(code).toBe(0);
    expect([...stdout.matchAll(/<Page n="(.*)" image="(.*)"/g)].map(([, ...one]) => one)).toEqual([
      ['2', 'ein-brief-2.jpg'],
      ['²', 'ein-brief-2-2.jpg'],
      ['۲', 'ein-brief-2-3.png'],
    ]);
    expect(readFileSync(join(folder, 'facsimiles/ein-brief-2-3.png'))).toEqual(png);
  });

  test('are not written over others', async () => {
    const address = await served();
    const folder = edition({
      'content/edition.yaml': 'title: A\n',
      'facsimiles/l-1r.jpg': 'another',
    });
    const before = treeOf(folder);
    const { code, stderr } = await fetching(
      folder,
      `${address}/moved.json`,
      '--private',
      '--name',
      'l',
    );
    expect(code).toBe(1);
    expect(stderr).toContain('facsimiles/l-1r.jpg error Unexpected other image of this name');
    expect(treeOf(folder)).toEqual(before);
  });
});

describe('a page of a manifest', () => {
  const canvas = (label: string, ...images: string[]) => ({
    ...{ type: 'Canvas', label: { none: [label] } },
    items: [{ items: images.map((body) => ({ motivation: 'painting', body })) }],
  });
  const served = () =>
    serving((own) => ({
      '/m.json': {
        ...manifest(),
        requiredStatement: {
          value: { en: ['<p>By <a href="https://a.org">A</a> &amp; Co</p>', 'Do not copy'] },
        },
        rights: 'https://b.org',
        items: [
          ...[canvas('a', `${own}/a`), canvas('a missing leaf'), canvas('c', `${own}/b`)],
          ...[canvas('', `${own}/a`, `${own}/b`), canvas('1 of 10', `${own}/a`)],
        ],
      },
      ...{ '/a': jpeg, '/b': png },
    }));

  test('without an image, or with several, is told, and what takes the others', async () => {
    const [folder, address] = [small(), await served()];
    const before = treeOf(folder);
    const { code, stdout, stderr } = await fetching(folder, `${address}/m.json`, '--private');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const mend = 'mend: look at it in a viewer; the others are taken with --pages 1,3,5';
    expect(stderr)
      .toBe(`page 2, a missing leaf error Unexpected page without an image, expected an image
  ${mend}
page 4 error Unexpected page of 2 images, expected one
  ${mend}
`);
    expect(treeOf(folder)).toEqual(before);
    const alone = await fetching(folder, `${address}/m.json`, '--private', '--pages', '2');
    expect(alone.stderr).toContain('ask who keeps it for images of its pages');
  });

  test('is counted where others have no image, and shown as it is called', async () => {
    const [folder, address] = [small(), await served()];
    const args = [`${address}/m.json`, '--private', '--pages', '1,3,5'];
    const { code, stdout, stderr } = await fetching(folder, ...args);
    expect(code).toBe(0);
    expect(stdout).toContain(`
  <Page n="1" image="ein-brief-1.jpg"/> a
  <Page n="c" image="ein-brief-c.png"/>
  <Page n="5" image="ein-brief-5.jpg"/> 1 of 10
`);
    expect(stdout).toContain('rights: "By A & Co; Do not copy; https://b.org"');
    expect(stderr).toBe(
      'rights: the address of 1 link left out, the words of it kept: “https://a.org”\n',
    );
    const part = await fetching(folder, ...args.slice(0, -1), '1,3-5');
    expect(part.stderr).toContain('--pages 1,3,5');
  });
});

test('the first of several images to choose from is taken, and told', async () => {
  const address = await serving((own) => {
    const choice = { type: 'Choice', items: [{ id: `${own}/a` }, { id: `${own}/b` }] };
    const page = { label: 'f. 2', items: [{ items: [{ motivation: 'painting', body: choice }] }] };
    return { '/': { ...manifest(), items: [...manifest(`${own}/a`).items, page] }, '/a': jpeg };
  });
  const { code, stderr } = await fetching(small(), address, '--private');
  expect(code).toBe(0);
  expect(stderr).toBe(`page 2, f. 2 warning Choice of 2 images, of which the first is taken
  mend: look at them in a viewer; where another is to be shown, put it into facsimiles/, and its hash into facsimiles/SHA256SUMS
`);
});

test.each([
  ['gzip', gzipSync, 0, ''],
  ['deflate', deflateSync, 0, ''],
  ['BR', brotliCompressSync, 0, ''],
  ['identity', asItIs, 0, ''],
  ['gzip', asItIs, 1, 'failure, expected an answer: Z_DATA_ERROR'],
  ['zstd', asItIs, 1, 'answer packed by “zstd”, expected one that is not, or by gzip'],
  ['gzip', () => gzipSync(Buffer.alloc(20_000_001)), 1, 'size, expected at most 20 MB'],
])('an answer that is packed by %s is unpacked, or told', async (by, pack, ends, found) => {
  const address = await serving((own) => ({
    '/': new Packed(by, pack(Buffer.from(JSON.stringify(manifest(`${own}/a`))))),
    '/a': jpeg,
  }));
  const { code, stderr } = await fetching(small(), address, '--private');
  expect(code).toBe(ends);
  expect(stderr).toContain(found);
});

test('a hostile manifest is told, page by page, and nothing is written', async () => {
  const folder = small();
  const address = await serving((own) => ({
    '/manifest.json': manifest(
      ...['file:///etc/passwd', `${own}/to-file`, `${own}/round`, `${own}/none`, `${own}/text`],
      ...[
        'data:image/png;base64,AAAA',
        `${own}/big`,
        'http://a:b@127.0.0.1/',
        'no address',
        `${own}/cut`,
        `${own}/a`,
      ],
    ),
    '/to-file': 'file:///etc/passwd',
    '/round': '/round',
    '/text': { no: 'image' },
    '/a': jpeg,
    '/cut': jpeg?.subarray(0, 9000),
    '/big': Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'latin1'),
      Buffer.alloc(8, 0x7f),
    ]),
  }));
  const before = treeOf(folder);
  const { code, stdout, stderr } = await fetching(folder, `${address}/manifest.json`, '--private');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  const faults = stderr.split('\n').filter((line) => line.startsWith('page '));
  expect(faults.map((line) => line.replace(/^page (\w+),.* error Unexpected /, '$1 '))).toEqual([
    '1r address “file:///etc/passwd”, expected one of http or https',
    '2r redirect to “file:///etc/passwd”, expected one of http or https',
    '3r redirect after 5 others, expected an answer',
    '4r answer 404, expected 200',
    '5r content, expected an image: JPEG, PNG, WebP or TIFF',
    '6r address “data:image/png;base64,AAAA”, expected one of http or https',
    expect.stringMatching(/^7r size of \d+ × \d+ pixels, expected at most 100 million$/),
    '8r address “http://a:b@127.0.0.1/”, expected one of http or https',
    '9r address “no address”, expected one of http or https',
    '10r end of the image, expected the whole of it',
  ]);
  expect(treeOf(folder)).toEqual(before);
});

test.each([
  ['a million pages', { type: 'Manifest', items: Array(1e6).fill(0) }, 'manifest of 1000000 pages'],
  ['a collection', { type: 'Collection' }, '“Collection”, expected a manifest'],
  [
    'a collection behind the mark of UTF-8',
    Buffer.from('\uFEFF{"type":"Collection"}'),
    '“Collection”, expected a manifest',
  ],
  ['no JSON', Buffer.from('<html>'), 'answer that is no JSON'],
  ['an answer without end', Buffer.alloc(20_000_001), 'size, expected at most 20 MB'],
])('%s', async (_, answer, found) => {
  const address = await serving(() => ({ '/': answer }));
  const { code, stderr } = await fetching(small(), address, '--private');
  expect(code).toBe(1);
  expect(stderr).toContain(`${address} error Unexpected ${found}`);
});

test.each([
  [[], 'expected the address of one manifest'],
  [['--pages', '9'], 'Unexpected --pages “9”, expected some of 1-1'],
  [['--pages', 'a'], 'Unexpected --pages “a”'],
  [['--pages', '1,9'], 'Unexpected --pages “1,9”, expected some of 1-1'],
  [['--width', '0'], 'Unexpected --width “0”'],
  [['--name', '../a'], 'Unexpected --name “../a”'],
])('what is asked wrongly is told: %s', async (args, found) => {
  const address = await serving((own) => ({ '/': manifest(`${own}/a`), '/a': jpeg }));
  const place = args.length === 0 ? [] : [address, '--private'];
  const { code, stderr } = await fetching(small(), ...place, ...args);
  expect(code).toBe(2);
  expect(stderr).toContain(found);
});

test('more pages at once than one asks of a server are refused', async () => {
  const address = await serving((own) => ({
    '/': manifest(...Array<string>(201).fill(`${own}/a`)),
  }));
  const { stderr } = await fetching(small(), address, '--private');
  expect(stderr).toContain('Unexpected 201 pages at once, expected at most 200');
});

test('no host of this machine or a private network is asked, by whatever name', async () => {
  const address = await serving(() => ({ '/': manifest() }));
  const port = new URL(address).port;
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433']) {
    const { code, stderr } = await fetching(small(), `http://${host}:${port}/`);
    expect([host, code]).toEqual([host, 1]);
    expect(stderr).toMatch(/host “\S+” of this machine or a private network/);
  }
});

test.each([
  ...['10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0'],
  ...[
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
  ],
])('%s is no address of the public internet', (address) => expect(isClosed(address)).toBe(true));

test.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111', '::ffff:8.8.8.8'])('%s is one', (address) =>
  expect(isClosed(address)).toBe(false),
);
