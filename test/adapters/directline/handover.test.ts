import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSite, textsOf } from './site.ts';
import type { Site, Talk } from './site.ts';

let site: Site;
beforeAll(async () => { site = await openSite(); });
afterAll(async () => { await site.close(); });

const log = async ({ id }: Talk) => JSON.stringify(await site.app.read.events(id.slice(0, 36)));
const contacts = async ({ id }: Talk) => Object.values((await site.app.read.everything(id.slice(0, 36))).contacts);

/** A company that has been shown a door and wants to be connected. */
async function wanting(): Promise<Talk> {
  const talk = await site.begin();
  for (const text of ['Vi vill låna', 'Mora', 'Koppla ihop mig med Almi (Dalarna)']) await talk.say(text);
  return talk;
}

/** What the company is told after saying this. */
async function told(talk: Talk, ...texts: string[]): Promise<string> {
  for (const text of texts) await talk.say(text);
  return textsOf(await talk.all()).at(-1) ?? '';
}

describe('a handover over Direct Line', () => {
  it('asks who it is, shows word for word what is sent, and sends it after a yes', async () => {
    const talk = await wanting();
    await talk.poll();
    expect(await told(talk)).toContain('Vad heter du?');
    expect(await told(talk, 'Anna Ek')).toContain('Hur når de dig?');
    expect(await told(talk, '070-123 45 67')).toContain('Till Almi\nAnna Ek');
    const preview = (await talk.all()).at(-1);
    expect(preview?.text).toContain('Du hör av Almi senast onsdag 25 november kl. 13.');
    expect(preview?.suggestedActions?.actions.map(({ title }) => title)).toEqual(['Ja, skicka', 'Nej, ångra']);
    expect(await contacts(talk)).toEqual([]);
    await talk.say('Ja, skicka');
    expect(textsOf(await talk.poll())).toEqual([
      'Företaget: Anna Ek', expect.stringMatching(/^Rätt dörr: Tack!/), 'Företaget: 070-123 45 67', expect.stringMatching(/^Rätt dörr: Läs igenom/),
      'Företaget: Ja, skicka', '(handoff.initiate)', 'Rätt dörr: Skickad till Almi.', expect.stringMatching(/^Rätt dörr: Spara koden [\dA-Z-]{14}\. .*\/chatt\/almi-dalarna$/),
    ]);
    expect(await contacts(talk)).toEqual([{ name: 'Anna Ek', phone: '070-123 45 67' }]);
  });

  it('writes no contact details in the event log', async () => {
    const talk = await wanting();
    await told(talk, 'Jag heter Anna Ek', 'anna@verkstad.example', 'Ja, skicka');
    expect(await log(talk)).not.toMatch(/Anna|verkstad\.example|Koppla ihop/);
    expect(JSON.stringify(site.logged)).not.toMatch(/Anna|verkstad\.example/);
  });

  it('tells the page around the client how it goes, by the protocol’s own events', async () => {
    const talk = await wanting();
    await told(talk, 'Anna Ek', 'anna@verkstad.example', 'Ja, skicka');
    const initiated = (await talk.all()).find(({ name }) => name === 'handoff.initiate');
    const { handover } = initiated?.value as { handover: string };
    expect(initiated?.value).toEqual({ handover, door: 'almi-dalarna', region: 'dalarna', language: 'sv', actor: 'almi-dalarna', recipient: 'Almi', service: 'almi-foretagslan', municipality: 'Mora', by: '2026-11-25T12:00:00.000Z' });
    const kim = { id: 'U1', name: 'Kim' };
    site.app.add(talk.id.slice(0, 36), 'slack-1', [
      { type: 'handover.accepted', handover, promoter: kim, callBy: '2026-11-25T12:00:00.000Z' },
      { type: 'message.sent', message: 'slack-1.1', from: 'promoter', promoter: 'Kim', phrase: 'note', text: 'Jag ringer i morgon.', language: 'sv', handover },
      { type: 'handover.contacted', handover, promoter: kim },
      { type: 'handover.completed', handover, promoter: kim, outcome: 'helped' },
    ]);
    const after = (await talk.all()).slice(-4);
    expect(after.map(({ name, value, text }) => (text === undefined ? [name, value] : text))).toEqual([
      ['handoff.status', { handover, state: 'accepted', message: 'accepted' }], 'Jag ringer i morgon.',
      ['handoff.status', { handover, state: 'accepted', message: 'contacted' }], ['handoff.status', { handover, state: 'completed', message: 'completed' }],
    ]);
    expect(after[1]?.from).toEqual({ id: 'ratt-dorr', name: 'Kim', role: 'bot' });
    expect(JSON.stringify(after)).not.toContain('U1');
  });

  it('tells the page which handover another one helps with, so that it is not taken for a question of its own', async () => {
    const talk = await site.begin();
    const at = '2026-11-25T12:00:00.000Z';
    const terms = { chain: 'h1', service: '', brief: [], quotes: [], onward: 'share' as const, sensitive: false, named: true, by: at };
    site.app.add(talk.id.slice(0, 36), 'slack-2', [
      { type: 'handover.requested', handover: 'h1', actor: 'almi-dalarna', recipient: 'Almi', ...terms },
      { type: 'handover.requested', handover: 'h2', actor: 'ekn', recipient: 'EKN', assists: 'h1', ...terms },
    ]);
    expect((await talk.all()).slice(-2).map(({ name, value }) => [name, value])).toMatchObject([['handoff.initiate', { handover: 'h1' }], ['handoff.initiate', { handover: 'h2', assists: 'h1' }]]);
  });

  it('the same yes twice is one handover', async () => {
    const talk = await wanting();
    await told(talk, 'Anna Ek', 'anna@verkstad.example');
    const yes = () => talk.say('Ja, skicka', { channelData: { clientActivityID: 'yes' } });
    await Promise.all([yes(), yes()]);
    await site.restart();
    expect((await yes()).status).toBe(200);
    expect((await log(talk)).match(/"type":"handover\.requested"/g)).toHaveLength(1);
  });

  it.each([['avbryt'], ['Nej, ångra']])('sends nothing after %s, and forgets what was filled in', async (no) => {
    const talk = await wanting();
    expect(await told(talk, 'Anna Ek', 'anna@verkstad.example', no)).toContain('Inget är skickat');
    expect(await told(talk, 'Ja, skicka')).toContain('finns inte kvar');
    expect(await log(talk)).not.toContain('handover.requested');
  });

  it('puts the form aside for a question, which is answered', async () => {
    const talk = await wanting();
    await told(talk, 'Vad kostar det att låna hos er?');
    expect(textsOf(await talk.all()).slice(-3)).toEqual(['Företaget: Vad kostar det att låna hos er?', 'Vägledaren: I vilken kommun finns ni?', expect.stringContaining('lade överlämningen åt sidan')]);
  });

  it('listens first to somebody in despair, whatever was asked', async () => {
    const talk = await wanting();
    await talk.say('jag orkar inte leva längre');
    expect(await log(talk)).toContain('orkar inte leva');
    expect(await told(talk)).toContain('lade överlämningen åt sidan');
  });

  it('says at once when it is not possible, and asks for nothing', async () => {
    const talk = await wanting();
    await told(talk, 'Anna Ek', 'anna@verkstad.example', 'Ja, skicka');
    expect(await told(talk, 'Koppla ihop mig med Almi (Dalarna)')).toBe('Rätt dörr: Er fråga ligger redan hos Almi.');
  });

  it('can be taken back, after one more yes', async () => {
    const talk = await wanting();
    await told(talk, 'Anna Ek', 'anna@verkstad.example', 'Ja, skicka');
    expect(await told(talk, 'Ta tillbaka frågan')).toContain('Vill du ta tillbaka frågan till Almi?');
    expect(await told(talk, 'Nej, låt den ligga')).toContain('ligger frågan kvar');
    await told(talk, 'avbryt', 'Ja, ta tillbaka');
    expect(textsOf(await talk.all()).slice(-2)).toEqual(['(handoff.status)', 'Rätt dörr: Tillbakatagen.']);
  });

  it('lets a half-filled form go after half an hour, with all that was written in it, and says so', async () => {
    const talk = await wanting();
    await told(talk, 'Anna Ek');
    site.pass(31 * 60_000);
    await talk.say('anna@verkstad.example');
    const shown = textsOf(await talk.all());
    expect(shown.slice(-2)).toEqual([expect.stringContaining('finns inte kvar'), 'Företaget: anna@verkstad.example']);
    expect(shown).not.toContain('Företaget: Anna Ek');
    expect(await log(talk)).not.toMatch(/verkstad|e-post/);
  });

  it('says that a form was lost in a restart before the company goes on typing', async () => {
    const talk = await wanting();
    await talk.poll();
    await site.restart();
    expect(textsOf(await talk.poll())).toEqual([expect.stringContaining('finns inte kvar')]);
    expect(await talk.poll()).toEqual([]);
    expect(await told(talk, 'Koppla ihop mig med Almi (Dalarna)')).toContain('Vad heter du?');
  });

  it('counts what is sent to others by its own limit', async () => {
    const tight = await openSite({ limits: { handovers: { most: 1, perMs: 3_600_000 } } });
    const headers = { 'x-forwarded-for': '198.51.100.7' };
    const statuses: number[] = [];
    for (let i = 0; i < 2; i++) {
      const { id, token } = await tight.begin();
      const say = (text: string) => tight.call('POST', `/v3/directline/conversations/${id}/activities`, { key: token, headers, body: { type: 'message', text } });
      for (const text of ['Vi vill låna', 'Mora', 'Koppla ihop mig med Almi (Dalarna)', 'Anna Ek', 'anna@verkstad.example']) await say(text);
      statuses.push((await say('Ja, skicka')).status);
    }
    expect(statuses).toEqual([200, 429]);
    await tight.close();
  });
});
