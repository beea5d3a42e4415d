import { join } from 'node:path';
import { pino } from 'pino';
import { startApp } from './app.ts';
import { NotCompiled, openCompiled } from './compiled.ts';
import { ConfigFault, readConfig } from './config.ts';
import { learn } from './learn.ts';
import { openStore } from './store/open.ts';
import { StoreUnusable } from './store/unusable.ts';

const began = performance.now();
const root = process.cwd();
const compiledFolder = join(root, 'dist/compiled');

try {
  const config = readConfig(process.env);
  const log = pino({ level: config.logLevel, base: null });
  const compiled = openCompiled(compiledFolder);
  const store = await openStore(config.database, log);
  const running = await startApp({ config, compiled, store, log, now: () => new Date(), assets: join(root, 'dist/assets') });
  log.info({ url: running.url, readyMs: Math.round(performance.now() - began), knowledge: compiled.knowledge.version, model: compiled.model.version }, 'ready');
  process.stdout.write(`\nRätt dörr: ${running.url}/\n${running.deskKey === undefined ? '' : `Övningsdisken: ${running.url}/desk  (från en annan dator: ${running.url}/desk?key=${running.deskKey})\n`}${running.firstLink === undefined ? '' : `Första kontot: ${running.firstLink}\n`}\n`);
  let stopping = false;
  const stop = (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    const late = setTimeout(() => { process.exit(1); }, 10_000);
    late.unref();
    void running.stop().then(() => { process.exit(0); });
  };
  let learning = false;
  /** Reads the knowledge and the sentences anew while the server goes on, and takes them whole. */
  const renew = async () => {
    if (learning) return;
    learning = true;
    log.info({}, 'reading the content anew');
    try {
      await learn({ root, folder: compiledFolder }, (share) => { log.debug({ share }, 'learning'); });
      const renewed = openCompiled(compiledFolder);
      await running.renew(renewed);
      log.info({ knowledge: renewed.knowledge.version, model: renewed.model.version }, 'the new content is in use');
    } catch (error) {
      log.error({ err: error }, 'the content could not be taken; the server goes on with what it had. Run npm run check, mend what it says, and send SIGHUP again');
    } finally {
      learning = false;
    }
  };
  process.on('SIGHUP', () => { void renew(); });
  process.on('SIGINT', () => { stop('SIGINT'); });
  process.on('SIGTERM', () => { stop('SIGTERM'); });
  process.on('unhandledRejection', (error) => { log.error({ err: error }, 'something failed that nobody was waiting for; the process goes on'); });
} catch (error) {
  process.stderr.write(`${adviceOn(error)}\n`);
  process.exit(1);
}

/** What an operator can do about a start that failed; the stack where only we can. */
function adviceOn(error: unknown): string {
  if (error instanceof ConfigFault || error instanceof NotCompiled || error instanceof StoreUnusable) return error.message;
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return `${error.message}: something else listens there already, perhaps another Rätt dörr. Stop it, or choose another port: PORT=3001 npm start`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
