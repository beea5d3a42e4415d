// The small program that is killed: the store, the engine, the outbox and the way to Slack, put together as `src/app.ts` does,
// without pages. It asks for handovers at the pace it is told, and says on standard output what has been acknowledged.
import { readFileSync, writeSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import type { App } from '../../adapters/adapter.ts';
import { accessWith } from '../../adapters/web/access.ts';
import { slackAdapter } from '../../adapters/slack/slack.ts';
import { startDispatcher } from '../../src/dispatch.ts';
import { openEngine } from '../../src/engine.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import type { Phrases } from '../../src/phrases.ts';
import { queriesOf } from '../../src/queries.ts';
import { openStore } from '../../src/store/open.ts';
import { makeWorld } from '../../src/world.ts';
import type { Orders } from './life.ts';
import { holdMigration, holding, holdingPresses } from './steps.ts';

/** Written at once, so that whoever reads it knows that it had happened when the program was killed. */
const say = (line: string) => { writeSync(1, `${line}\n`); };
const complain = (about: object, text: string) => { say(`log ${text} ${JSON.stringify(about, (_, value: unknown) => (value instanceof Error ? value.message : value))}`); };
const quiet = () => undefined;

const knowledge = JSON.parse(readFileSync('dist/compiled/knowledge.json', 'utf8')) as Knowledge;
const phrases = JSON.parse(readFileSync('dist/compiled/phrases.json', 'utf8')) as Phrases;
const world = makeWorld(knowledge, phrases, { live: 'all', broken: () => false });
say('warm');
// Whoever would have killed it is gone.
process.once('disconnect', () => { process.exit(); });
process.once('message', (orders: Orders) => { void live(orders); });

async function live({ database, slackUrl, keys, timing, step, everyMs, actors }: Orders): Promise<void> {
  const reached = (name: string) => { say(`at ${name}`); };
  const log = { info: quiet, debug: quiet, warn: quiet, error: complain };
  const now = () => new Date();
  if (step === 'migrating') holdMigration(reached);
  const store = holding(await openStore(database, log), step, reached);

  const outbox = { wake: quiet as () => void };
  const understand = () => { throw new Error('nothing is written here'); };
  const engine = openEngine({ store, world: () => world, understand, deliversPractice: false, wake: () => { outbox.wake(); } });
  const read = queriesOf({ store, engine, world: () => world, knowledge: () => knowledge, understand, directory: () => { throw new Error('nobody looks here'); }, atDesk: false, channelChanged: quiet, settings: () => [], setSettings: () => Promise.reject(new Error('nobody sets anything here')) });
  const slack = slackAdapter({ ...keys, apiUrl: slackUrl, now, log, ...timing, access: accessWith(keys.signingSecret), secret: keys.signingSecret, publicUrl: () => 'http://127.0.0.1' });
  const app: App = {
    receive: holdingPresses((conversation, input, access) => engine.receive(conversation, input, access), step, reached), read,
    addToken: (conversation, token, at) => store.addToken(conversation, token, at),
    unreachable: () => Promise.reject(new Error('everybody can be reached here')),
    forget: () => Promise.reject(new Error('nobody is forgotten here')),
  };
  const server = express().use('/slack', slack.router).listen(0, '127.0.0.1');
  await new Promise((listening) => { server.once('listening', listening); });

  if (!store.shared) await store.releaseAll(now().toISOString());
  await store.hasten(now().toISOString());
  await slack.start(app);
  const dispatcher = startDispatcher({ store, now, log, leaseMs: timing.leaseMs, deliver: (delivery) => (delivery.kind === 'mail' ? Promise.resolve({ outcome: 'done' }) : slack.deliver(delivery)) });
  outbox.wake = dispatcher.wake;
  store.onElsewhere((news) => { if (news !== 'settings' && news !== 'content') engine.hear(news); outbox.wake(); });
  say(`up ${(server.address() as AddressInfo).port}`);

  let stopping = false;
  process.once('SIGTERM', () => {
    stopping = true;
    server.close();
    server.closeAllConnections();
    void (async () => {
      await dispatcher.stop();
      await slack.stop();
      await store.close();
      process.exit(0);
    })();
  });
  process.on('message', () => { void (async () => { say(`left ${(await store.counts()).deliveriesDue + (await store.unhandled()).length}`); })(); });
  const company = async () => {
    while (everyMs > 0 && !stopping) {
      await ask(app, actors[Math.floor(Math.random() * actors.length)] ?? '');
      await sleep(everyMs);
    }
  };
  await Promise.all([company(), company(), company()]);
}

/** One company asks for one handover. Said only once it is kept. */
async function ask({ receive }: App, actor: string): Promise<void> {
  const at = () => new Date().toISOString();
  const conversation = crypto.randomUUID();
  const handover = crypto.randomUUID();
  await receive(conversation, { type: 'conversation.open', id: crypto.randomUUID(), at: at(), door: 'almi-dalarna', practice: false }, { token: `t-${conversation}`, code: `c-${conversation}` });
  await receive(conversation, { type: 'handover.request', id: handover, at: at(), actor, contact: { name: 'Åsa Öst', phone: '070-123 45 67' }, onward: 'ask', sensitive: false, omit: [] });
  say(`asked ${handover}`);
}
