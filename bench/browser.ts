import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** A real browser: the system's own where there is one, else the one that comes with the packages. */
export async function openBrowser(): Promise<Browser> {
  const own = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => existsSync(file));
  if (own) return chromium.launch({ executablePath: own, args: ['--no-sandbox'] });
  return openPacked().catch(() => openPacked({ ownLibraries: true })); // where the system lacks a library: the package brings its own along
}

const prefix = 'ratt-dorr-browser-';

async function openPacked({ ownLibraries = false } = {}): Promise<Browser> {
  removeLeft();
  const folder = mkdtempSync(join(tmpdir(), prefix)); // what an earlier try unpacked would be taken as it is
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  if (ownLibraries) Object.assign(process.env, { AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x', LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') });
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    const executablePath = await packed.executablePath();
    if (!existsSync('/usr/share/fonts')) process.env.FONTCONFIG_PATH = join(folder, 'fonts'); // a page without letters cannot be looked at
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--no-zygote', '--font-render-hinting=none'], headless: true });
    browser.on('disconnected', () => { rmSync(folder, { recursive: true, force: true }); });
    return browser;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** An unpacked browser takes 200 MB: those of yesterday's runs that were killed go. */
function removeLeft(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const changed = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - changed > 86_400_000) rmSync(folder, { recursive: true, force: true });
  }
}
