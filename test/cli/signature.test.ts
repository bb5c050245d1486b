import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { judgeSignature } from '../../src/io/signature.ts';
import { siteInFolder } from '../../src/io/verify/site-files.ts';
import { type Verified, verifySite } from '../../src/io/verify/verify.ts';
import { run } from '../command.ts';
import { edition, hash, small, temporaryFolder, write } from '../folder.ts';
import { signEdition } from '../sign.ts';
import { root } from '../root.ts';
import { runToEnd } from '../to-end.ts';

/** What ssh-keygen has made of one list, by the kinds of its keys. */
const made = JSON.parse(
  readFileSync(join(root, 'test/fixtures/files/signatures.json'), 'utf8'),
) as Record<string, { key: string; signature: string }>;
const list = `${'0'.repeat(64)}  letter.txt\n`;
const { key = '', signature = '' } = made['ed25519'] ?? {};

describe('a signature', () => {
  test.each(['ed25519', 'rsab2048', 'ecdsab256', 'ecdsab384', 'ecdsab521'])('by %s', (name) => {
    const one = made[name] ?? { key: '', signature: '' };
    const signers = `# who\nb@example.org ${key}x\nann@example.org namespaces="git,margent" ${one.key} Ann\n`;
    expect(judgeSignature({ ...one, signers }, list)).toEqual({
      signer: 'ann@example.org',
      fingerprint: expect.stringMatching(/^SHA256:[\w+/]{43}$/) as string,
    });
    expect(judgeSignature({ ...one, signers }, `${list} `)).toEqual({
      fault: expect.stringContaining('another list') as string,
    });
  });

  test.each([
    [
      'by a key that nobody may sign with',
      signature,
      `ann ${made['rsab2048']?.key}`,
      'that allowed_signers does not have',
    ],
    [
      'by a key for something else',
      signature,
      `ann namespaces="git" ${key}`,
      'that allowed_signers does not have',
    ],
    ['of a commit', made['git']?.signature ?? '', `ann ${key}`, 'for “git”'],
    [
      'that is cut off',
      `${signature.slice(0, 200)}\n-----END SSH SIGNATURE-----\n`,
      `ann ${key}`,
      'cannot be read',
    ],
    ['that is none', 'x', '', 'cannot be read'],
    [
      'of nothing',
      '-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----',
      '',
      'cannot be read',
    ],
  ])('%s', (_, armored, signers, fault) => {
    expect(judgeSignature({ signature: armored, signers }, list)).toEqual({
      fault: expect.stringContaining(fault) as string,
    });
  });

  test.each([
    ['by a key that could sign once', `ann valid-before="20200101" ${key}`],
    ['by a key that will sign once', `ann valid-after="20990101Z" ${key}`],
    ['by a key whose dates are none', `ann valid-before="soon" ${key}`],
    ['by a key that lets others sign', `ann cert-authority ${key}`],
    ['by a key with an option that is not known', `ann verify-required ${key}`],
    ['by a key for things with a space between', `ann namespaces="git, file" ${key}`],
    ['by a key that stands in a comment', `ann ${made['rsab2048']?.key} was ${key}`],
    ['by a key of nobody', key],
  ])('%s does not hold', (_, signers) => {
    expect(judgeSignature({ signature, signers }, list)).toEqual({
      fault: expect.stringContaining('or not for this or not today') as string,
    });
  });

  test.each([
    ['by one of several names', `"ann,bea" ${key}`, 'ann,bea'],
    ['between two days', `ann valid-after="20200101Z",valid-before="20990101120000" ${key}`, 'ann'],
  ])('%s', (_, signers, signer) => {
    expect(judgeSignature({ signature, signers }, list)).toMatchObject({ signer });
  });

  test('with more behind its end cannot be read', () => {
    const lines = signature.split('\n');
    const bytes = Buffer.from(lines.slice(1, -2).join(''), 'base64');
    const longer = Buffer.concat([bytes, Buffer.from('x')]).toString('base64');
    const armored = `${lines[0]}\n${longer}\n-----END SSH SIGNATURE-----`;
    expect(judgeSignature({ signature: armored, signers: `ann ${key}` }, list)).toEqual({
      fault: expect.stringContaining('cannot be read') as string,
    });
  });

  test('whatever is changed in it, nothing is thrown, and it does not hold', () => {
    const lines = signature.split('\n');
    const bytes = Buffer.from(lines.slice(1, -2).join(''), 'base64');
    for (let at = 0; at < bytes.length; at++) {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      const armored = `${lines[0]}\n${other.toString('base64')}\n-----END SSH SIGNATURE-----`;
      expect(
        judgeSignature({ signature: armored, signers: `ann ${key}` }, list),
        String(at),
      ).toHaveProperty('fault');
    }
  });
});

const hasKeygen = runToEnd('ssh-keygen', ['-?']).error === undefined;

test.skipIf(!hasKeygen)(
  'an edition that is signed checks, and does not when its list is another',
  async () => {
    const folder = edition(small);
    const keys = temporaryFolder();
    const keygen = (...words: string[]) =>
      runToEnd('ssh-keygen', words, { encoding: 'utf8', cwd: folder });
    keygen('-q', '-t', 'ed25519', '-N', '', '-f', join(keys, 'key'));
    keygen('-q', '-Y', 'sign', '-n', 'margent', '-f', join(keys, 'key'), 'seeds/SHA256SUMS');
    const armored = readFileSync(join(folder, 'seeds/SHA256SUMS.sig'), 'utf8');
    const public_ = readFileSync(join(keys, 'key.pub'), 'utf8');
    const { rmSync } = await import('node:fs');
    rmSync(join(folder, 'seeds/SHA256SUMS.sig'));
    write(folder, {
      'signatures/SHA256SUMS.sig': armored,
      'signatures/allowed_signers': `ann@example.org namespaces="margent" ${public_}`,
    });
    expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stderr: '' });
    // What we hold of it, ssh-keygen holds of it.
    const sums = readFileSync(join(folder, 'seeds/SHA256SUMS'));
    const words = [
      '-Y',
      'verify',
      '-f',
      'signatures/allowed_signers',
      '-I',
      'ann@example.org',
      '-n',
      'margent',
      '-s',
      'signatures/SHA256SUMS.sig',
    ];
    expect(runToEnd('ssh-keygen', words, { cwd: folder, input: sums }).status).toBe(0);
    writeFileSync(join(folder, 'signatures/allowed_signers'), '');
    const { code, stderr } = await run('check', ['--edition', folder]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        'signatures/SHA256SUMS.sig: Unexpected signature by a key that allowed_signers does not have, or not for this or not today, expected one that may sign; sign it anew, or take the file away\n',
    });
  },
);

test('an edition whose signature is no file of its own is not published as one that has none', async () => {
  const folder = edition(small);
  const elsewhere = temporaryFolder();
  write(elsewhere, { 'a.sig': signature });
  write(folder, { 'signatures/allowed_signers': `ann ${key}\n` });
  symlinkSync(join(elsewhere, 'a.sig'), join(folder, 'signatures/SHA256SUMS.sig'));
  expect(await run('check', ['--edition', folder])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('signatures/SHA256SUMS.sig: Unexpected link') as string,
  });
});

test('an edition with a draft is signed by the list that is published', async () => {
  const folder = edition(small);
  const all = readFileSync(join(folder, 'seeds/SHA256SUMS'), 'utf8');
  const draft = 'A draft.\n';
  write(folder, {
    'content/sources/draft.mdx':
      '---\ntitle: D\nseed: draft.txt\ndraft: true\n---\n\n<Source>\n\nA draft.\n\n</Source>\n',
    'seeds/draft.txt': draft,
    'seeds/SHA256SUMS': `${all}${hash(draft)}  draft.txt\n`,
  });
  signEdition(folder);
  const { code, stderr } = await run('check', ['--edition', folder]);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr:
      'signatures/SHA256SUMS.sig: Unexpected signature of a list that has the seeds of drafts, expected one of the list that is published: take the file away, build, and sign seeds/SHA256SUMS of the site\n',
  });
  signEdition(folder, Buffer.from(all));
  expect(await run('check', ['--edition', folder])).toMatchObject({ code: 0, stderr: '' });
});

describe('a site', () => {
  const site = (files: Record<string, string>) => {
    const folder = temporaryFolder();
    write(folder, { 'sources/none.txt': '', 'seeds/SHA256SUMS': '', ...files });
    expect(existsSync(join(folder, 'sources'))).toBe(true);
    return folder;
  };
  const found = async (folder: string, signers?: string) => {
    const told: Verified[] = [];
    await verifySite(siteInFolder(folder), (one) => told.push(one), signers);
    // It has no page, which is told as well.
    return told.filter(({ path }) => path.startsWith('seeds/'));
  };

  test('without a signature has none, unless it has to be signed', async () => {
    expect(await found(site({}))).toEqual([]);
    expect(await found(site({}), `ann ${key}`)).toMatchObject([
      { isFault: true, words: expect.stringContaining('expected a signature') as string },
    ]);
  });

  test('is signed by whom it says, or by whom somebody knows', async () => {
    const signed = site({
      'seeds/SHA256SUMS': list,
      'seeds/SHA256SUMS.sig': signature,
      'seeds/allowed_signers': `ann ${key}\n`,
    });
    const [by] = await found(signed);
    expect(by).toMatchObject({
      isFault: false,
      words: expect.stringMatching(/^signed by ann, SHA256:.*of the site itself$/) as string,
    });
    expect((await found(signed, `bob ${key}`))[0]?.words).toMatch(/^signed by bob, SHA256:\S+$/);
    expect((await found(signed, 'bob ssh-ed25519 AAAA'))[0]).toMatchObject({ isFault: true });
  });

  test('a file of signers that is not there', async () => {
    const { code, stderr } = await run('verify', [site({}), '--signers', 'no']);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--signers “no”') as string,
    });
  });
});
