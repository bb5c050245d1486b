import { unified } from '@astrojs/markdown-remark';
import { describe, expect, test } from 'vitest';
import { pageOf, placesOf, problemsOf, talks, text } from './example.ts';

/** What a processor of Markdown makes of a text, as words. */
async function wordsOf(markdown: string): Promise<string> {
  const processor = await unified({ gfm: true, smartypants: false }).createRenderer({});
  const { code } = await processor.render(markdown);
  return code.replace(/<[^>]*>/g, '');
}

/** What is reported of a page with this text and these notes. */
function faultsOf(body: string, notes: string): string[] {
  return placesOf(problemsOf({ [talks]: pageOf(body, notes) }));
}

describe('what processors of Markdown hide', () => {
  test('a mark of a note that is not defined is printed as text; here it is a fault', async () => {
    const [body, notes] = [`${text}[^day]`, ''];
    expect(await wordsOf(`${body}\n\n${notes}`)).toContain('[^day]');
    expect(faultsOf(body, notes)).toEqual(['8:41 note-undefined']);
  });

  test('a note without a mark vanishes; here it is a fault', async () => {
    const [body, notes] = [text, '[^day]: It was the 30th.'];
    expect(await wordsOf(`${body}\n\n${notes}`)).not.toContain('30th');
    expect(faultsOf(body, notes)).toEqual(['12:1 note-unused']);
  });

  test('a second definition of a note is dropped; here it is a fault', async () => {
    const [body, notes] = [`${text}[^day]`, '[^day]: It was the 30th.\n\n[^day]: Or the 31st.'];
    const words = await wordsOf(`${body}\n\n${notes}`);
    expect(words).toContain('30th');
    expect(words).not.toContain('31st');
    expect(faultsOf(body, notes)).toEqual(['14:1 note-repeated']);
  });

  test('notes that refer to each other alone vanish; here they are faults', async () => {
    const [body, notes] = [text, '[^day]: See [^hour].\n\n[^hour]: See [^day].'];
    expect(await wordsOf(`${body}\n\n${notes}`)).not.toContain('See');
    expect(faultsOf(body, notes)).toEqual(['12:1 note-unused', '14:1 note-unused']);
  });

  test('a paragraph that is not indented leaves its note; here it is a fault', async () => {
    const [body, notes] = [`${text}[^day]`, '[^day]: It was the 30th.\n\nThe papers say so.'];
    const words = await wordsOf(`${body}\n\n${notes}`);
    expect(words.indexOf('papers')).toBeLessThan(words.indexOf('30th'));
    expect(faultsOf(body, notes)).toEqual(['14:1 note-not-indented']);
  });
});
