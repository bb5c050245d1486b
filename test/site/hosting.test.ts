import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { securityHeaders } from '../../src/site/policy.ts';
import { openBrowser, openPage } from '../browser.ts';
import { temporaryFolder } from '../folder.ts';
import { root } from '../root.ts';
import { filesOf } from './built.ts';
import { type Host, openHost } from './host.ts';
import { runToEnd } from '../to-end.ts';

const { own, nested } = inject('sites');

const kinds = [
  '',
  'sources/',
  'sources/russia-iran-talks-2002/',
  'claims/',
  'chains/',
  'glossary/',
  'glossary/bushehr/',
  'references/',
  'timeline/',
  'changes/',
  'search/?q=Kharrazi',
  'guides/how-to-read/',
  'guides/method/',
  'offline/',
  'help/',
  'help/faults/text-differs/',
  '404.html',
];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Opens a page of each kind, and expects that it asks for nothing that the policies refuse. */
async function visit(address: string): Promise<void> {
  const { page, faults, close } = await openPage(browser);
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  for (const path of kinds) {
    await page.goto(address + path);
    if (path.includes('?q=')) await page.locator('#results li').first().waitFor();
    // The worker is governed by the policy that its own answer has.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  }
  expect(faults).toEqual([]);
  await close();
}

const immutable = 'public, max-age=31536000, immutable';

describe.each([own, nested])('a host that reads _headers, under $base', (site) => {
  let host: Host;
  beforeAll(async () => {
    host = await openHost({ [site.base]: site.out }, true);
  });
  afterAll(() => host.stop());

  test('sends the policies with every page, and no page breaks them', async () => {
    for (const path of kinds) {
      const { headers } = await fetch(host.address + site.base + path);
      for (const [name, value] of Object.entries(securityHeaders)) {
        expect(headers.get(name), `${path} ${name}`).toBe(value);
      }
    }
    await visit(host.address + site.base);
  });

  test('lets browsers keep the files whose names change with what is in them, and no others', async () => {
    const files = filesOf(site);
    for (const part of ['_astro/', 'pagefind/index/'])
      expect(files.filter((file) => file.startsWith(part)).length, part).toBeGreaterThan(0);
    for (const file of files) {
      const { headers } = await fetch(`${host.address}${site.base}${file}`);
      const kept = /^_astro\/|^pagefind\/(?:index|fragment|filter)\//.test(file);
      if (kept) expect(headers.get('cache-control'), file).toBe(immutable);
      else expect(headers.get('cache-control') ?? 'no-cache', file).toBe('no-cache');
      if (kept) expect(file).toMatch(/[.-][\w-]{8}\.\w+$|_[0-9a-f]{7,}\.pf_\w+$/);
    }
  });
});

test('a policy that is broken is found out', async () => {
  const host = await openHost({ '/': own.out }, true);
  const { page, faults, close } = await openPage(browser, {});
  await page.goto(host.address);
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('iframe'), { src: '/claims/' }));
  });
  await expect.poll(() => faults.some((fault) => /frame|Content Security/.test(fault))).toBe(true);
  await close();
  await host.stop();
});

const nginx = runToEnd('nginx', ['-v']).status === 0;

/** Returns the configuration that the help page shows, for a site here and a port that is free. */
function configuration(folder: string, port: number): string {
  const help = readFileSync(join(root, 'src/help/hosting.md'), 'utf8');
  const [, shown = ''] = /```nginx\n([^]*?)```/.exec(help) ?? [];
  const inner = shown
    .replaceAll('/srv/edition', nested.out)
    .replaceAll('/edition', nested.base.slice(0, -1))
    .replace('listen 80', `listen 127.0.0.1:${port}`)
    .replaceAll(
      `${nested.out.replaceAll('/edition', nested.base.slice(0, -1))}/`,
      `${nested.out}/`,
    );
  return `daemon off; pid ${folder}/pid; error_log stderr; user root;
events {}
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fcgi;
  uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi;
${inner}}
`;
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

test.skipIf(!nginx)(
  'nginx, as the help page sets it up (skipped where it is not installed)',
  async () => {
    const folder = temporaryFolder();
    const port = await freePort();
    writeFileSync(join(folder, 'nginx.conf'), configuration(folder, port));
    const server = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')]);
    let printed = '';
    server.stderr.on('data', (data) => (printed += String(data)));
    const address = `http://localhost:${port}${nested.base}`;
    try {
      await expect
        .poll(() =>
          fetch(address).then(
            ({ status }) => status,
            () => printed,
          ),
        )
        .toBe(200);
      for (const path of kinds) {
        const { status, headers } = await fetch(address + path);
        expect(status, path).toBe(200);
        expect(headers.get('content-type'), path).toBe('text/html; charset=utf-8');
        expect(headers.get('cache-control'), path).toBe('no-cache');
        for (const [name, value] of Object.entries(securityHeaders)) {
          expect(headers.get(name), `${path} ${name}`).toBe(value);
        }
      }
      const folderAsked = await fetch(`${address}sources?x=1`, { redirect: 'manual' });
      expect(folderAsked.status).toBe(301);
      expect(folderAsked.headers.get('location')).toBe(`${nested.base}sources/?x=1`);
      const missing = await fetch(`${address}nothing/`);
      expect(missing.status).toBe(404);
      expect(await missing.text()).toContain('<h1>Not found</h1>');
      for (const name of filesOf(nested).filter((file) => file.startsWith('seeds/'))) {
        expect((await fetch(address + name)).headers.get('content-type')).toBe('text/plain');
      }
      const download = await fetch(`${address}downloads/edition.html`);
      expect(download.headers.get('content-disposition')).toBe('attachment');
      expect((await fetch(address)).headers.has('content-disposition')).toBe(false);
      const style = filesOf(nested).find((file) => /^_astro\/.*\.css$/.test(file));
      expect((await fetch(`${address}${style}`)).headers.get('cache-control')).toBe(immutable);
      await visit(address);
    } finally {
      server.kill();
    }
  },
);
