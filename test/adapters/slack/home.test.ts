import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HomeCase, HomeView } from '../../../adapters/adapter.ts';
import { checkView } from '../../../adapters/slack/desk/block-kit/check.ts';
import { homeView } from '../../../adapters/slack/home/view.ts';
import { words } from '../../../adapters/slack/words.ts';
import { signed } from './fake-slack.ts';
import type { FakeSlack } from './fake-slack.ts';
import { drive, textsIn, until } from './fixtures.ts';
import { productIn, secret } from './product.ts';
import type { Ours } from './product.ts';

const at = '2026-11-24T09:00:00.000Z';
const figures = { received: 6, taken: 5, passedOn: 2, helped: 1, minutesToTake: 80 };
const aCase: HomeCase = { handover: 'h1', about: 'Låna pengar', recipient: 'Almi (Dalarna)', since: '2026-11-23T08:00:00.000Z', by: '2026-11-24T11:00:00.000Z', late: false, practice: false };
const nothing: HomeView = { mine: [], waiting: [], more: { mine: 0, waiting: 0 }, actors: [], others: [], stuck: [] };
const full: HomeView = {
  mine: [{ ...aCase, late: true, by: '2026-11-23T11:00:00.000Z', who: 'Karin Lind, Linds Verkstad AB' }, { ...aCase, by: undefined, late: true, quietDays: 16 }, { ...aCase, askedAt: at }],
  waiting: [aCase, { ...aCase, late: true }], more: { mine: 0, waiting: 3 },
  actors: [{ name: 'Almi (Dalarna)', figures, weeks: [45, 46, 47, 48].map((number) => ({ number, ...figures })) }], others: ['EKN', 'Coompanion'],
  stuck: [{ region: 'Dalarna', more: 0, cases: [{ ...aCase, why: 'untaken', from: at }, { ...aCase, why: 'uncalled', from: at, promoter: 'Bo' }, { ...aCase, why: 'unanswered', from: at, promoter: 'Bo' }, { ...aCase, why: 'channel', from: at }] }],
};
const shown = (home: HomeView, language: 'sv' | 'en' = 'sv') => homeView(home, (handover) => `https://test.slack.com/archives/C1/${handover}`, words(language), at);
const textOf = (view: unknown) => textsIn(view).join('\n');

describe('what stands on a promoter’s page', () => {
  it('is the overdue with what was promised, who it is, since when, and a way to the card', () => {
    const text = textOf(shown(full));
    expect(text).toContain('*Låna pengar* · Karin Lind, Linds Verkstad AB\n*Försenat.* Företaget skulle ha hört av dig senast måndag 23 november kl. 12. Ditt sedan måndag 23 november kl. 9.\n<https://test.slack.com/archives/C1/h1|Öppna kortet>');
    expect(text).toContain('Inget har hänt på 16 dagar. Är det dags att avsluta?');
    expect(text).toContain('Och 3 till.');
  });

  it('has the figures as text, with a bar for each week beside them', () => {
    const text = textOf(shown(full));
    expect(text).toContain('6 kom in · 5 tagna · 2 skickade vidare till rätt ställe · 1 företag fick hjälp\nHälften av dem togs inom 1 tim 20 min arbetstid.');
    expect(text).toContain('v. 47 █████░ 6 in, 5 tagna');
    expect(text).toContain('Du är också med hos EKN och Coompanion.');
  });

  it('has no way to the cards of other actors for who sees to the whole', () => {
    const text = textOf(shown({ ...nothing, stuck: full.stuck }));
    expect(text).toContain('Det som inte rör sig i Dalarna');
    expect(text).not.toContain('archives');
  });

  it('says something kind where there is nothing', () => {
    expect(textOf(shown(nothing))).toMatch(/Du har inga ärenden just nu[^]*Vi vet inte än var du hör hemma/);
    const idle = textOf(shown({ ...full, mine: [], waiting: [], stuck: [{ region: 'Dalarna', cases: [], more: 0 }], actors: [{ name: 'Almi', figures: { received: 0, taken: 0, passedOn: 0, helped: 0 }, weeks: [] }] }));
    expect(idle).toMatch(/Inget väntar hos er[^]*Allt rör sig[^]*Inget har kommit in till er/);
  });

  it('keeps to Slack’s limits and lets nothing of what it shows do anything, however long and hostile', () => {
    const hostile = fc.oneof(fc.string(), fc.constantFrom('<!channel>', '<@U1>', '*fet*', '`kod`', '<https://x.example|klicka>', '\u202eomvänt', 'x'.repeat(5000), '```'));
    const anyCase = fc.record({ about: hostile, recipient: hostile }).map((some): HomeCase => ({ ...aCase, ...some }));
    fc.assert(fc.property(fc.array(anyCase, { maxLength: 40 }), hostile, (cases, text) => {
      const view = homeView({
        ...full, mine: cases.map((one) => ({ ...one, who: text })), waiting: cases, others: cases.map(({ recipient }) => recipient),
        stuck: ['Dalarna', text].map((region) => ({ region, more: 1, cases: cases.map((one) => ({ ...one, why: 'uncalled' as const, from: at, promoter: text })) })),
      }, () => undefined, words('sv'), at);
      expect(checkView(view, 'home')).not.toHaveProperty('messages');
      expect(view.blocks.length).toBeLessThanOrEqual(100);
      const all = textOf(view.blocks);
      expect(all).not.toMatch(/<[!@#]|<https/);
    }), { numRuns: 100 });
  });

  it('is there in English too', () => {
    expect(textOf(shown(full, 'en'))).toContain('6 came in · 5 taken · 2 passed on to the right place · 1 company got help');
  });
});

describe('a promoter’s page in Slack', () => {
  let slack: FakeSlack;
  let ours: Ours;
  let close: () => Promise<void>;
  beforeEach(async () => {
    ({ slack, ours, close } = await productIn('dorr-almi-dalarna'));
    Object.assign(ours.home, full);
  });
  afterEach(() => close());

  let events = 0;
  const opens = (event: object = {}, around: object = {}) => {
    const body = JSON.stringify({
      token: 'old', team_id: 'T1', api_app_id: 'A1', type: 'event_callback', event_id: `Ev${(events += 1)}`, event_time: 1, authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
      event: { type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home', event_ts: '1.1', ...event }, ...around,
    });
    return fetch(ours.url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...signed(body, secret, Math.floor(Date.now() / 1000)) } });
  };
  const publishes = () => slack.called('views.publish');

  it('is made when it is opened, for whoever opened it, by the channels that person is in', async () => {
    expect((await opens()).status).toBe(200);
    await until('the page is there', () => slack.homes.has('U1'));
    expect(ours.homes).toEqual([{ user: 'U1', channels: [{ id: 'CDORRALMIDALARNA01', name: 'dorr-almi-dalarna' }] }]);
    expect(textOf(slack.homes.get('U1')?.view)).toContain('Dina ärenden');
    expect(slack.homes.get('U1')?.view.type).toBe('home');
  });

  it('leaves the messages of the app alone, and keeps no request body afterwards', async () => {
    await opens({ tab: 'messages' });
    await until('it is handled', () => [...ours.kept.values()].every((body) => body === undefined) && ours.kept.size === 1);
    expect(publishes()).toEqual([]);
  });

  it('links to the cards that there are, asking Slack once for each', async () => {
    await drive(ours.adapter, 'card');
    await opens();
    await until('the page is there', () => slack.homes.has('U1'));
    expect(textOf(slack.homes.get('U1')?.view)).toContain(`<https://test.slack.com/archives/CDORRALMIDALARNA01/p${ours.places.get('h1')?.ts.replace('.', '')}|Öppna kortet>`);
    const asked = slack.called('chat.getPermalink').length;
    await opens();
    await until('it is shown again', () => publishes().length === 2);
    expect(slack.called('chat.getPermalink')).toHaveLength(asked);
  });

  it('is shown anew when something has changed, for whoever has it open, and for nobody else', async () => {
    await drive(ours.adapter, 'card');
    expect(publishes()).toEqual([]);
    await opens();
    await until('the page is there', () => publishes().length === 1);
    Object.assign(ours.home, nothing);
    await ours.press('handover_accept');
    await until('the case is taken', () => ours.handovers.get('h1')?.status === 'accepted');
    await drive(ours.adapter, 'refresh', 2);
    await until('it is shown anew', () => publishes().length === 2);
    expect(textOf(slack.homes.get('U1')?.view)).toContain('Du har inga ärenden just nu');
    expect([...slack.homes.keys()]).toEqual(['U1']);
  });

  it('is shown anew when a company has been forgotten, whose name may have been on it', async () => {
    await drive(ours.adapter, 'card');
    await opens();
    await until('the page is there', () => publishes().length === 1);
    expect(await ours.adapter.clear(ours.places.get('h1')!)).toBe('done');
    await until('it is shown anew', () => publishes().length === 2);
  });

  it('is shown once more without the hash where somebody else has shown it meanwhile', async () => {
    await opens({ view: { id: 'VH', type: 'home', hash: 'old', blocks: [] } });
    await until('the page is there', () => slack.homes.has('U1'));
    expect(publishes().map(({ args }) => args.hash)).toEqual(['old', undefined]);
  });

  it('says what to switch on where the Home Tab is off, and does not go on trying', async () => {
    slack.fail('views.publish', { error: 'not_enabled', again: true });
    await opens();
    await until('it is said', () => ours.log.lines.some(({ message }) => message.includes('switch on the Home Tab')));
    await drive(ours.adapter, 'card');
    await new Promise((pause) => setTimeout(pause, 600));
    expect(publishes()).toHaveLength(1);
  });

  it('waits as long as Slack asks it to', async () => {
    slack.fail('views.publish', { retryAfter: 1 });
    await opens();
    await until('it is shown after all', () => slack.homes.has('U1'));
    expect(publishes()).toHaveLength(2);
  });

  it('shows what one has pressed where the channels cannot be read, and no page where the workspace is not ours', async () => {
    slack.fail('users.conversations', { error: 'missing_scope' });
    await opens();
    await until('the page is there', () => slack.homes.has('U1'));
    expect(ours.homes).toEqual([{ user: 'U1', channels: [] }]);
    await opens({ user: 'U2' }, { team_id: 'TOTHER', authorizations: [{ team_id: 'TOTHER', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }] });
    await until('it is refused', () => ours.log.lines.some(({ message }) => message.includes('not ours')));
    expect(slack.homes.has('U2')).toBe(false);
  });

  const samples = '../shared/data/slack/samples';
  it.skipIf(!existsSync(samples))('opens by the event and reads the answer as Slack’s own samples have them (../shared/data/slack is not everywhere)', async () => {
    const sample = JSON.parse(readFileSync(`${samples}/AppHomeOpenedPayload.json`, 'utf8')) as { event: Record<string, unknown> };
    for (const key of ['type', 'user', 'tab', 'view']) expect(sample.event).toHaveProperty(key);
    expect(sample.event.view).toHaveProperty('hash');
    const { event } = sample;
    await opens({ ...event, user: 'U1', tab: 'home', view: { ...(event.view as object), hash: '', blocks: [] } }, { ...sample, token: 'x', team_id: 'T1', event_id: 'EvSample', type: 'event_callback', authorizations: [{ team_id: 'T1', enterprise_id: null, user_id: 'UBOT', is_bot: true, is_enterprise_install: false }], event: { ...event, user: 'U1', tab: 'home', view: { ...(event.view as object), hash: '' } } });
    await until('the page is there', () => slack.homes.has('U1'));
    const answer = JSON.parse(readFileSync(`${samples}/views.publish.json`, 'utf8')) as { view: Record<string, unknown> };
    expect(answer.view).toHaveProperty('hash');
    const method = JSON.parse(readFileSync('../shared/data/slack/methods/views.publish.json', 'utf8')) as { args: object; errors: object };
    for (const argument of Object.keys(publishes()[0]?.args ?? {})) if (!['token', 'team_id'].includes(argument)) expect(method.args).toHaveProperty(argument);
    for (const code of ['hash_conflict', 'not_enabled']) expect(method.errors).toHaveProperty(code);
  });
});
