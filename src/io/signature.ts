import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { withoutDrafts } from '../core/edition/drafts.ts';
import type { Edition } from '../core/edition/edition.ts';
import { signerOf } from './allowed-signers.ts';
import { readRegularText } from './read.ts';

/*
 * Signatures of SSH, as `ssh-keygen -Y sign` makes them and Git uses them (OpenSSH, PROTOCOL.sshsig). They are checked here, so that no
 * ssh-keygen has to be there.
 */

/** What a signature is for: one of this edition is none of a commit. */
const signatureNamespace = 'margent';

/** The signature of a list of hashes, armored, and the lines of those who may sign (ssh-keygen(1), ALLOWED SIGNERS). */
export interface Signature {
  signature: string;
  signers: string;
}

/** Who has signed, and with which key: its SHA-256, as ssh-keygen shows it. */
export interface Signed {
  signer: string;
  fingerprint: string;
}

/** Where an edition has these, and where its site does. */
export const signatureFiles = {
  signature: ['signatures/SHA256SUMS.sig', 'seeds/SHA256SUMS.sig'],
  signers: ['signatures/allowed_signers', 'seeds/allowed_signers'],
} as const;

/** Returns the signature that the edition in `dir` has; undefined where it has none. */
function readSignature(dir: string): Signature | undefined {
  const signature = readRegularText(join(dir, signatureFiles.signature[0]));
  const signers = readRegularText(join(dir, signatureFiles.signers[0])) ?? '';
  return signature === undefined ? undefined : { signature, signers };
}

/** Returns who has signed a list; or why nobody has whom the edition lets. */
export function judgeSignature(
  { signature, signers }: Signature,
  list: Uint8Array | string,
): Signed | { fault: string } {
  try {
    return judge(signature, signers, Buffer.from(list));
  } catch (error) {
    // What is read past its end, or is no key, is no signature.
    if (!(error instanceof RangeError || error instanceof Malformed || isCrypto(error)))
      throw error;
    return { fault: 'signature that cannot be read, expected what ssh-keygen -Y sign writes' };
  }
}

/** Returns who has signed the list of hashes that an edition in `dir` publishes, with the files of the signature; why it does not hold; undefined where there is none. */
export function signedBy(
  dir: string,
  edition: Edition,
): (Signature & Signed) | { fault: string } | undefined {
  const signature = readSignature(dir);
  const [path] = signatureFiles.signature;
  if (!signature) {
    const there = lstatSync(join(dir, path), { throwIfNoEntry: false });
    return (
      there && {
        fault: `${path}: Unexpected link, folder or file that cannot be read, expected what ssh-keygen -Y sign writes: put the file itself there, or take it away`,
      }
    );
  }
  const listOf = ({ files }: Edition) => files.get('seeds/SHA256SUMS')?.text ?? '';
  const judged = judgeSignature(signature, listOf(withoutDrafts(edition)));
  if (!('fault' in judged)) return { ...signature, ...judged };
  const isOfAll = !('fault' in judgeSignature(signature, listOf(edition)));
  return {
    fault: isOfAll
      ? `${path}: Unexpected signature of a list that has the seeds of drafts, expected one of the list that is published: take the file away, build, and sign seeds/SHA256SUMS of the site`
      : `${path}: Unexpected ${judged.fault}; sign it anew, or take the file away`,
  };
}

class Malformed extends Error {}

function isCrypto(error: unknown): boolean {
  const { code } = error as { code?: string };
  return /^ERR_(?:OSSL|CRYPTO|INVALID)/.test(code ?? '');
}

function judge(armored: string, signers: string, list: Buffer): Signed | { fault: string } {
  const [, base64] =
    /-----BEGIN SSH SIGNATURE-----([^-]*)-----END SSH SIGNATURE-----/.exec(armored) ?? [];
  if (base64 === undefined) throw new Malformed();
  const blob = reader(Buffer.from(base64, 'base64'));
  if (blob.bytes(6).toString('latin1') !== 'SSHSIG' || blob.number() !== 1) throw new Malformed();
  const key = blob.string();
  const namespace = blob.string();
  const reserved = blob.string();
  const hash = blob.string();
  const signed = blob.string();
  if (blob.left() > 0) throw new Malformed();
  if (namespace.toString() !== signatureNamespace)
    return {
      fault: `signature for “${namespace.toString()}”, expected one for “${signatureNamespace}”`,
    };
  const algorithm = hash.toString();
  if (algorithm !== 'sha256' && algorithm !== 'sha512') throw new Malformed();
  const digest = createHash(algorithm).update(list).digest();
  const message = Buffer.concat([
    Buffer.from('SSHSIG'),
    ...[namespace, reserved, hash, digest].map(framed),
  ]);
  if (!isSigned(key, message, signed))
    return { fault: 'signature of another list, expected one of this SHA256SUMS' };
  const signer = signerOf(key.toString('base64'), signers, {
    namespace: signatureNamespace,
    now: Date.now(),
  });
  return signer === undefined
    ? {
        fault:
          'signature by a key that allowed_signers does not have, or not for this or not today, expected one that may sign',
      }
    : {
        signer,
        fingerprint: `SHA256:${createHash('sha256').update(key).digest('base64').slice(0, 43)}`,
      };
}

function isSigned(key: Buffer, message: Buffer, signed: Buffer): boolean {
  const parts = reader(signed);
  const [scheme, signature] = [parts.string().toString(), parts.string()];
  const public_ = publicKey(key);
  switch (scheme) {
    case 'ssh-ed25519':
      return verify(null, message, public_, signature);
    case 'rsa-sha2-256':
    case 'rsa-sha2-512':
      return verify(scheme.replace('rsa-sha2-', 'sha'), message, public_, signature);
    case 'ecdsa-sha2-nistp256':
    case 'ecdsa-sha2-nistp384':
    case 'ecdsa-sha2-nistp521': {
      const { hash, size } = curves[scheme];
      const pair = reader(signature);
      const raw = Buffer.concat([pair.string(), pair.string()].map((one) => padded(one, size)));
      return verify(hash, message, { key: public_, dsaEncoding: 'ieee-p1363' }, raw);
    }
    default:
      throw new Malformed();
  }
}

const curves = {
  'ecdsa-sha2-nistp256': { crv: 'P-256', hash: 'sha256', size: 32 },
  'ecdsa-sha2-nistp384': { crv: 'P-384', hash: 'sha384', size: 48 },
  'ecdsa-sha2-nistp521': { crv: 'P-521', hash: 'sha512', size: 66 },
} as const;

/** Reads a public key of SSH (RFC 4253, §6.6; RFC 5656, §3.1; RFC 8709, §4). */
function publicKey(blob: Buffer): KeyObject {
  const parts = reader(blob);
  const type = parts.string().toString();
  const url = (bytes: Buffer) => bytes.toString('base64url');
  if (type === 'ssh-ed25519')
    return createPublicKey({
      key: { kty: 'OKP', crv: 'Ed25519', x: url(parts.string()) },
      format: 'jwk',
    });
  if (type === 'ssh-rsa') {
    const [e, n] = [parts.string(), parts.string()].map((one) => url(trimmed(one)));
    return createPublicKey({ key: { kty: 'RSA', e: e ?? '', n: n ?? '' }, format: 'jwk' });
  }
  if (!(type in curves)) throw new Malformed();
  const { crv, size } = curves[type as keyof typeof curves];
  parts.string();
  const point = parts.string();
  if (point[0] !== 4) throw new Malformed();
  const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)].map(url);
  return createPublicKey({ key: { kty: 'EC', crv, x: x ?? '', y: y ?? '' }, format: 'jwk' });
}

/** Numbers of SSH have a zero before them where they would be negative (RFC 4251, §5). */
function trimmed(number: Buffer): Buffer {
  return number[0] === 0 ? number.subarray(1) : number;
}

function padded(number: Buffer, size: number): Buffer {
  const bytes = trimmed(number);
  if (bytes.length > size) throw new Malformed();
  return Buffer.concat([Buffer.alloc(size - bytes.length), bytes]);
}

function framed(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Reads what SSH writes: strings with their lengths before them (RFC 4251, §5). Throws where it ends before. */
function reader(from: Buffer) {
  let at = 0;
  const bytes = (length: number): Buffer => {
    if (at + length > from.length) throw new Malformed();
    return from.subarray(at, (at += length));
  };
  const number = () => bytes(4).readUInt32BE(0);
  return { bytes, number, string: () => bytes(number()), left: () => from.length - at };
}
