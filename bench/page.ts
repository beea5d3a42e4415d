// How soon the greeting is painted over a slow line with a slow processor, what the page weighs, and whom it asks for something:
// `npm run bench:page [-- DOOR] [--json]`. The line and the processor are Chromium's own emulation; each figure is the median of five cold loads.
import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { addressIn, median, readyLine } from './measure.ts';

/** Round trip (ms) and speed (kbit/s), as the developer tools of Chromium have them. */
const lines = { 'Fast 3G': { latency: 560, kbit: 1440 }, 'Slow 3G': { latency: 2000, kbit: 400 } } as const;
const slower = 4;
const loads = 5;

const [door = 'almi-dalarna'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const server = fork(join(dirname(fileURLToPath(import.meta.url)), '../src/main.js'), [], { env: { ...process.env, PORT: '0', DATABASE_URL: 'file::memory:', LOG_LEVEL: 'info' }, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
const url = await readyLine(server, addressIn);
const browser = await openBrowser();
const report: Record<string, { greetingMs: number; bytes: number; otherOrigins: string[] }> = {};
for (const [name, line] of Object.entries(lines)) {
  const measured = [];
  for (let load = 0; load < loads; load++) {
    measured.push(await loadOnce(browser, line));
    process.stderr.write(`${name}, ${load + 1} of ${loads}: ${Math.round(measured.at(-1)?.greetingMs ?? 0)} ms\n`);
  }
  report[name] = { greetingMs: Math.round(median(measured.map(({ greetingMs }) => greetingMs))), bytes: measured[0]?.bytes ?? 0, otherOrigins: measured.flatMap(({ others }) => others) };
}
await browser.close();
server.kill('SIGTERM');
for (const [name, { greetingMs, bytes, otherOrigins }] of Object.entries(report)) {
  process.stdout.write(`${name}, processor ${slower} times slower: the greeting is painted after ${greetingMs} ms; ${(bytes / 1000).toFixed(1)} kB over the line, ${otherOrigins.length === 0 ? 'none' : otherOrigins.join(', ')} from other origins.\n`);
}
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(report)}\n`);

async function loadOnce(from: Browser, { latency, kbit }: { latency: number; kbit: number }) {
  const context = await from.newContext({ locale: 'sv-SE', viewport: { width: 390, height: 700 } });
  const page = await context.newPage();
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: (kbit * 1000) / 8, uploadThroughput: (kbit * 1000) / 8 });
  await tools.send('Emulation.setCPUThrottlingRate', { rate: slower });
  let bytes = 0;
  const others: string[] = [];
  tools.on('Network.loadingFinished', ({ encodedDataLength }) => { bytes += encodedDataLength; });
  page.on('request', (request) => { const { origin } = new URL(request.url()); if (origin !== new URL(url).origin) others.push(origin); });
  await page.goto(`${url}/chatt/${door}`, { waitUntil: 'load' });
  // The greeting stands in the page: it is painted with the first contents, or with the largest where it comes later.
  const greetingMs = await page.evaluate(() => new Promise<number>((resolve) => {
    new PerformanceObserver((list) => {
      const greeting = document.querySelector('.said.assistant');
      const painted = list.getEntries().findLast((entry) => { const { element } = entry as PerformanceEntry & { element?: Element }; return element !== undefined && greeting?.contains(element) === true; });
      resolve(painted?.startTime ?? performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  }));
  await context.close();
  return { greetingMs, bytes, others };
}
