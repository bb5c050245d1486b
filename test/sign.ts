import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A string of SSH: its length before it (RFC 4251, §5). */
function framed(words: string | Uint8Array): Buffer {
  const bytes = Buffer.from(words);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Signs the list of hashes of the edition in a folder with a new key, as `ssh-keygen -Y sign` does (OpenSSH, PROTOCOL.sshsig), as Ann. */
export function signEdition(folder: string, list = readFileSync(join(folder, 'seeds/SHA256SUMS'))) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const kind = framed('ssh-ed25519');
  const key = Buffer.concat([kind, framed(Buffer.from(x, 'base64url'))]);
  const space = [framed('margent'), framed(''), framed('sha512')];
  const digest = createHash('sha512').update(list).digest();
  const signature = sign(
    null,
    Buffer.concat([Buffer.from('SSHSIG'), ...space, framed(digest)]),
    privateKey,
  );
  const blob = Buffer.concat([
    Buffer.from('SSHSIG\0\0\0\x01', 'latin1'),
    framed(key),
    ...space,
    framed(Buffer.concat([kind, framed(signature)])),
  ]);
  const files = {
    'SHA256SUMS.sig': `-----BEGIN SSH SIGNATURE-----\n${blob.toString('base64')}\n-----END SSH SIGNATURE-----\n`,
    allowed_signers: `ann@example.org namespaces="margent" ssh-ed25519 ${key.toString('base64')}\n`,
  };
  mkdirSync(join(folder, 'signatures'), { recursive: true });
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, 'signatures', name), text);
}
