import type { Verdicts } from '../search/labels.ts';

/** What the file carries for its scripts. */
interface Data {
  /** In base64, by their addresses on the site without the first slash: the search index, and the glossary's names. */
  files: Record<string, string>;
  verdicts: Verdicts;
  /** The sources' raw bytes by the names of their seeds, in base64. */
  seeds: Record<string, string>;
}

const element = document.querySelector('#data');
/** What the one file holds beside its text; empty where it is opened as something else. */
export const data = JSON.parse(element?.textContent ?? '{}') as Data;

/** Returns the bytes that a text in base64 (RFC 4648, §4) stands for. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/**
 * Answers for the network, to the search and to the indexer's own script: their files are in this file. Put in the
 * place of the global of this name when the script is bundled.
 */
export function fetch(address: string | URL): Promise<Response> {
  const path = /\/((?:pagefind|search)\/[^?#]*)/.exec(String(address))?.[1] ?? '';
  const file = data.files[path];
  if (file === undefined) return Promise.resolve(new Response('', { status: 404 }));
  const type = path.endsWith('.json') ? 'application/json' : 'application/octet-stream';
  return Promise.resolve(new Response(bytesOf(file), { headers: { 'Content-Type': type } }));
}
