import { openBrowser, openPage } from './test/browser.ts';
const [, , url, out, width = '1200', dark = '', full = ''] = process.argv;
const browser = await openBrowser();
const { page } = await openPage(browser, { viewport: { width: Number(width), height: 900 }, colorScheme: dark ? 'dark' : 'light' });
await page.goto(url!);
await page.screenshot({ path: out!, fullPage: full !== '' });
await browser.close();
