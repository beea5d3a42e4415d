import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { opened } from '../adapters/slack/let-in.ts';
import { sealWith } from '../adapters/slack/seal.ts';
import { readConfig } from '../src/config.ts';
import { installLink, keepOwnApp } from '../src/slack-app.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { fakeSlack } from './adapters/slack/fake-slack.ts';
import type { FakeSlack } from './adapters/slack/fake-slack.ts';

const secret = 'a secret of the product, long enough to be one';
const actors = new Map([['almi-dalarna', 'Almi (Dalarna)']]);
const now = new Date('2026-11-24T08:00:00.000Z');
let slack: FakeSlack;
let folder: string;
beforeEach(async () => {
  slack = await fakeSlack();
  folder = mkdtempSync(join(tmpdir(), 'ratt-dorr-app-'));
});
afterEach(async () => {
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
});

const config = (also: Record<string, string> = {}) => readConfig({ DATABASE_URL: `file:${join(folder, 'a.db')}`, SECRET_KEY: secret, SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a-signing-secret', SLACK_API_URL: slack.apiUrl, PUBLIC_URL: 'https://dorr.example.se', ...also });
const keep = (lines: string, actor = 'almi-dalarna') => keepOwnApp({ config: config(), actor, actors, now }, Readable.from([lines]), new PassThrough());

it('an actor’s own app is kept sealed once Slack has said whose it is, and the actor is there from then on', async () => {
  slack.tokens.set('xoxb-3', { team: 'T3', name: 'Tre' });
  const said = (await keep('xoxb-3\nthe-secret-of-three\n')).join('\n');
  expect(said).toContain('Almi (Dalarna) tar emot företag i arbetsytan Tre (T3)');
  expect(said).toContain('https://dorr.example.se/slack/events/T3');
  expect(said).not.toMatch(/xoxb|the-secret/);
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'latin1')).not.toMatch(/xoxb-3|the-secret-of-three/);
  const store = await openSqlite(join(folder, 'a.db'));
  const [kept] = await store.installations();
  expect(kept).toMatchObject({ team: 'T3', app: 'A2' });
  expect(opened(sealWith(secret), kept!)).toMatchObject({ token: 'xoxb-3', secret: 'the-secret-of-three', actor: 'almi-dalarna' });
  expect(await store.settings()).toEqual([{ actor: 'almi-dalarna', closed: [], team: 'T3' }]);
  await store.close();
});

it.each([
  ['a token that Slack does not know', 'xoxb-9\nthe-secret-of-three\n', 'almi-dalarna', /inget är sparat.*invalid_auth/],
  ['what is no token', 'hej\nthe-secret-of-three\n', 'almi-dalarna', /börjar med xoxb-/],
  ['no signing secret', 'xoxb-3\n', 'almi-dalarna', /ingen signeringshemlighet/],
  ['an actor that there is not', 'xoxb-3\nthe-secret-of-three\n', 'almi', /Det finns ingen aktör «almi».*almi-dalarna/],
])('%s is refused with what to do, and nothing is kept', async (_what, lines, actor, words) => {
  slack.tokens.set('xoxb-9', { team: 'T9', dead: 'invalid_auth' });
  await expect(keep(lines, actor)).rejects.toThrow(words);
  expect(readdirSync(folder)).toEqual([]);
});

it('the link for an actor needs what a workspace lets the app in with', () => {
  const commanded = { actor: 'almi-dalarna', actors, now };
  expect(() => installLink({ ...commanded, config: config() })).toThrow(/SLACK_CLIENT_ID/);
  const link = installLink({ ...commanded, config: config({ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client-secret' }) });
  expect(link).toMatch(/^https:\/\/dorr\.example\.se\/slack\/install\?actor=almi-dalarna&until=\d+&key=[\w-]{43}$/);
});
