import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startApp } from '../../src/app.ts';
import type { Running } from '../../src/app.ts';
import { openCompiled } from '../../src/compiled.ts';
import type { Compiled } from '../../src/compiled.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

export const logged: string[] = [];
const keep = (about: object, text: string) => { logged.push(`${text} ${JSON.stringify(about, (_, value: unknown) => (value instanceof Error ? value.stack : value))}`); };

/** The whole product in this process, on a database in memory and a port of its own, as `npm start` puts it together; with other content where `change` makes some, and with a clock of its own, or looking after connections more often, where that is asked for. */
export async function startWhole(environment: Record<string, string> = {}, change: (compiled: Compiled) => Compiled = (compiled) => compiled, { now = () => new Date(), health, learning = {} }: { now?: () => Date; health?: { every: number; sure: number; spread: number }; learning?: { root?: string; beatMs?: number } } = {}): Promise<Running & { store: Store }> {
  const config = readConfig({ PORT: '0', DATABASE_URL: 'file::memory:', LOG_LEVEL: 'silent', ...environment });
  const store = await openStore(config.database, { warn: keep });
  const running = await startApp({ config, compiled: change(openCompiled('dist/compiled')), store, log: { info: keep, warn: keep, error: keep, debug: () => undefined }, now, assets: 'dist/assets', learning: { programs: pathToFileURL(`${resolve('dist/src/learning')}/`), ...learning }, slackPace: { settle: 300, gap: 20, ...(health ? { health } : {}) } });
  return { ...running, store };
}
