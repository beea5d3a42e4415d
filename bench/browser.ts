import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** A real browser: the system's own where there is one, else the one that comes with the packages. */
export async function openBrowser(): Promise<Browser> {
  const own = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
  if (own) return chromium.launch({ executablePath: own, args: ['--no-sandbox'] });
  return openPacked().catch(() => {
    process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x'; // the system lacks a library: the package brings its own along
    return openPacked();
  });
}

async function openPacked(): Promise<Browser> {
  const before = tmpdir();
  const folder = mkdtempSync(join(before, 'browser-')); // what an earlier try unpacked would be taken as it is
  const gone = () => { rmSync(folder, { recursive: true, force: true }); }; // it weighs 200 MB
  process.env.TMPDIR = folder;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    const executablePath = await packed.executablePath();
    if (!existsSync('/usr/share/fonts')) process.env.FONTCONFIG_PATH = join(folder, 'fonts'); // a page without letters cannot be looked at
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-zygote', '--font-render-hinting=none'], headless: true });
    browser.once('disconnected', gone);
    return browser;
  } catch (error) {
    gone();
    throw error;
  } finally {
    process.env.TMPDIR = before;
  }
}
