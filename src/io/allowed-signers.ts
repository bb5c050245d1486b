/*
 * Who may sign (ssh-keygen(1), ALLOWED SIGNERS): a line has names, options, and a key. It is read as strictly as ssh-keygen does: what
 * looks like an option or a key in another place is none.
 */

/** A key that may sign, by the line that lets it. */
interface AllowedSigner {
  name: string;
  /** The key as the file has it, base64. */
  key: string;
  /** What it may sign; absent where that is anything. */
  namespaces?: string[];
  /** From when and until when it may, in ms since 1970. */
  after: number;
  before: number;
}

const option = String.raw`[\w-]+(?:="[^"]*")?`;
const row = new RegExp(
  String.raw`^(?:"(?<quoted>[^"]+)"|(?<name>[^\s"#]\S*))[\t ]+(?:(?<options>${option}(?:,${option})*)[\t ]+)?` +
    String.raw`(?:ssh|ecdsa|sk)-[\w@.-]+[\t ]+(?<key>[\w+/=]+)(?:[\t ]|$)`,
);

/** Returns who may sign for a namespace with a key, base64, at a time in ms since 1970; undefined where nobody may. */
export function signerOf(
  key: string,
  signers: string,
  { namespace, now }: { namespace: string; now: number },
): string | undefined {
  return signers
    .split(/\r?\n/)
    .flatMap((line) => readRow(line.trim()) ?? [])
    .find(
      (one) =>
        one.key === key &&
        (one.namespaces?.includes(namespace) ?? true) &&
        one.after <= now &&
        now < one.before,
    )?.name;
}

/** Returns what a line says; undefined where it is none, lets others sign in its place, or says what is not known. */
function readRow(line: string): AllowedSigner | undefined {
  const { quoted, name = quoted ?? '', options = '', key = '' } = row.exec(line)?.groups ?? {};
  if (key === '') return undefined;
  const signer: AllowedSigner = { name, key, after: -Infinity, before: Infinity };
  for (const [, option = '', value = ''] of options.matchAll(/([\w-]+)(?:="([^"]*)")?/g)) {
    switch (option.toLowerCase()) {
      case 'namespaces':
        signer.namespaces = value.split(',');
        break;
      case 'valid-after':
        signer.after = timeOf(value);
        break;
      case 'valid-before':
        signer.before = timeOf(value);
        break;
      default:
        return undefined;
    }
  }
  return signer;
}

/** Returns the time of `YYYYMMDD[HHMM[SS]][Z]` in ms since 1970, where the machine is but with `Z`; NaN, at which nobody may sign, where it is none. */
function timeOf(written: string): number {
  const [, date = '', hours = '00', minutes = '00', seconds = '00', zone = ''] =
    /^(\d{8})(?:(\d\d)(\d\d)(\d\d)?)?(Z?)$/.exec(written) ?? [];
  const day = date.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
  return Date.parse(`${day}T${hours}:${minutes}:${seconds}${zone}`);
}
