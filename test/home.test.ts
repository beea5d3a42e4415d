import { describe, expect, it } from 'vitest';
import { digestsOf } from '../src/digest.ts';
import type { Settings } from '../src/events.ts';
import { channelNames } from '../src/queries.ts';
import { recipientsOf } from '../src/recipients.ts';
import { dayAt, kim, lo } from './day.ts';
import { knowledge, world } from './world.ts';

const karin = { name: 'Karin Lind', company: 'Linds Verkstad AB', email: 'karin@lind.example', phone: '070-123 45 67' };
const inAlmi = { user: kim.id, channels: [{ id: 'C1', name: 'dorr-almi-dalarna' }] };
const tuesday = '2026-11-24T09:00:00.000Z';

describe('a promoter’s own page', () => {
  it('has my open cases, the overdue first, and a name only where the company has agreed to it', async () => {
    const day = await dayAt('2026-11-20T09:00:00.000Z');
    const old = await day.handedOver('almi-dalarna', karin);
    await day.act(old, { type: 'handover.accept' });
    day.goTo(tuesday);
    const fresh = await day.handedOver('almi-dalarna', { name: 'Omar', phone: '070-000 00 00' });
    await day.act(fresh, { type: 'handover.accept' });
    await day.handedOver('almi-dalarna', { name: 'Ingen Än', phone: '070-111 11 11' });
    const { mine, waiting } = await day.read.home(inAlmi, day.at);
    expect(mine.map(({ handover, who, late, about }) => ({ handover, who, late, about }))).toEqual([
      { handover: old, who: 'Karin Lind, Linds Verkstad AB', late: true, about: 'Låna pengar' }, { handover: fresh, who: 'Omar', late: false, about: 'Låna pengar' },
    ]);
    expect(waiting).toHaveLength(1);
    expect(JSON.stringify({ mine, waiting })).not.toMatch(/Ingen Än|070-|@lind/);
  });

  it('has no name of a company that has not agreed that this actor gets it', async () => {
    const day = await dayAt(tuesday);
    const first = await day.handedOver('almi-dalarna', karin, { onward: 'ask' });
    await day.act(first, { type: 'handover.refer', to: 'ekn', reason: 'Norge' });
    const onward = await day.openIn(first);
    await day.act(onward?.id ?? '', { type: 'handover.accept' }, lo);
    const { mine } = await day.read.home({ user: lo.id, channels: [] }, day.at);
    expect(mine).toMatchObject([{ recipient: expect.stringContaining('EKN') as string }]);
    expect(JSON.stringify(mine)).not.toContain('Karin');
  });

  it('shows what nobody has taken only to those who belong there: in the channel, or by what they have pressed', async () => {
    const day = await dayAt(tuesday);
    const waiting = await day.handedOver('almi-dalarna', karin);
    const see = async (owner: Parameters<typeof day.read.home>[0]) => (await day.read.home(owner, day.at)).waiting.map(({ handover }) => handover);
    expect(await see(inAlmi)).toEqual([waiting]);
    expect(await see({ user: 'UX', channels: [{ id: 'C9', name: 'allmant' }] })).toEqual([]);
    const other = await day.handedOver('almi-dalarna', { name: 'B', email: 'b@b.example' });
    await day.act(other, { type: 'handover.accept' }, lo);
    expect(await see({ user: lo.id, channels: [] })).toEqual([waiting]);
    day.goTo('2027-03-24T09:00:00.000Z');
    await day.act(other, { type: 'handover.release' }, lo);
    expect(await see({ user: lo.id, channels: [] })).toEqual([]);
  });

  it('goes by the id of a channel once Slack has answered with one, so that nobody gets in by giving another channel the name', async () => {
    const day = await dayAt(tuesday);
    await day.handedOver('almi-dalarna', karin);
    await day.store.setChannel({ name: 'dorr-almi-dalarna', id: 'CREAL', at: day.at });
    expect((await day.read.home(inAlmi, day.at)).waiting).toEqual([]);
    expect((await day.read.home({ user: kim.id, channels: [{ id: 'CREAL', name: 'renamed' }] }, day.at)).waiting).toHaveLength(1);
  });

  it('does not take a channel in another workspace for ours, whatever it is called', async () => {
    const day = await dayAt(tuesday);
    await day.handedOver('almi-dalarna', karin);
    expect(await day.read.home({ ...inAlmi, team: 'TOTHER' }, day.at)).toMatchObject({ waiting: [], actors: [] });
  });

  it('belongs to whoever steps in for an actor, too', async () => {
    const day = await dayAt(tuesday, { settings: [{ actor: 'almi-dalarna', deputy: lo, closed: [] }] });
    await day.handedOver('almi-dalarna', karin);
    expect((await day.read.home({ user: lo.id, channels: [] }, day.at)).waiting).toHaveLength(1);
  });

  it('tells each municipality’s office apart', async () => {
    const day = await dayAt(tuesday);
    await day.handedOver('kommun-dalarna', karin, { municipality: 'Mora' });
    await day.handedOver('kommun-dalarna', { name: 'B', email: 'b@b.example' }, { municipality: 'Falun' });
    const home = await day.read.home({ user: 'UX', channels: [{ id: 'C7', name: 'dorr-kommun-dalarna-mora' }] }, day.at);
    expect(home.waiting.map(({ recipient }) => recipient)).toEqual(['Mora kommun']);
    expect(home.actors.map(({ name, figures }) => [name, figures.received])).toEqual([['Mora kommun', 1]]);
  });

  it('counts what the actor did in four weeks: passing on is a merit, helped is as the promoter or the company says', async () => {
    const day = await dayAt('2026-11-10T09:00:00.000Z');
    const [helped, passed, failed] = [await day.handedOver('almi-dalarna', karin), await day.handedOver('almi-dalarna', { ...karin, email: 'b@b.example' }), await day.handedOver('almi-dalarna', { ...karin, email: 'c@c.example' })];
    day.goTo('2026-11-10T11:00:00.000Z');
    for (const handover of [helped, failed]) await day.act(handover, { type: 'handover.accept' });
    await day.act(passed, { type: 'handover.refer', to: 'ekn', reason: 'Norge' });
    day.goTo('2026-11-18T09:00:00.000Z');
    await day.act(helped, { type: 'handover.close', outcome: 'partly' });
    await day.act(failed, { type: 'handover.close', outcome: 'no_help' });
    await day.company(failed, { type: 'handover.rate', helped: 'yes' });
    day.goTo(tuesday);
    const [almi] = (await day.read.home(inAlmi, day.at)).actors;
    expect(almi?.figures).toEqual({ received: 3, taken: 2, passedOn: 1, helped: 2, minutesToTake: 120 });
    expect(almi?.weeks.map(({ number, received, taken, helped: count }) => [number, received, taken, count])).toEqual([[45, 0, 0, 0], [46, 3, 2, 0], [47, 0, 0, 2], [48, 0, 0, 0]]);
    day.goTo('2027-01-20T09:00:00.000Z');
    expect((await day.read.home(inAlmi, day.at)).actors[0]?.figures).toEqual({ received: 0, taken: 0, passedOn: 0, helped: 0 });
  });

  it('leaves practice out of the figures, but not at the desk, where all is practice', async () => {
    for (const [atDesk, received] of [[false, 0], [true, 1]] as const) {
      const day = await dayAt(tuesday, { atDesk });
      await day.handedOver('almi-dalarna', karin, { practice: true });
      expect((await day.read.home(inAlmi, day.at)).actors[0]?.figures.received).toBe(received);
    }
  });
});

describe('the page of a region’s coordinating actor', () => {
  const inCoordinator = { user: 'UC', channels: [{ id: 'C3', name: 'dorr-dalarna-science-park' }] };

  it('has every case that does not move, across the actors, and nothing of who it is', async () => {
    const day = await dayAt('2026-11-16T09:00:00.000Z');
    const untaken = await day.handedOver('almi-dalarna', karin);
    const uncalled = await day.handedOver('ekn', { name: 'Omar Nilsson', email: 'omar@bygg.example' });
    await day.act(uncalled, { type: 'handover.accept' }, lo);
    const unanswered = await day.handedOver('coompanion-dalarna', { name: 'Eva Ros', email: 'eva@ros.example' });
    await day.act(unanswered, { type: 'handover.accept' });
    await day.act(unanswered, { type: 'handover.contact' });
    await day.act(unanswered, { type: 'handover.ask', text: 'Hur många är ni, Eva?' });
    day.goTo(tuesday);
    const broken = await day.handedOver('lansstyrelsen-dalarna', { name: 'Per Berg', email: 'per@berg.example' });
    await day.store.setChannel({ name: 'dorr-lansstyrelsen-dalarna', problem: 'is_archived', at: day.at });
    await day.handedOver('region-dalarna', { name: 'Lugn Ro', email: 'lugn@ro.example' });
    const { stuck } = await day.read.home(inCoordinator, day.at);
    expect(stuck).toMatchObject([{ region: 'Dalarna', more: 0 }]);
    expect(new Map(stuck[0]?.cases.map(({ handover, why }) => [handover, why]))).toEqual(new Map([[untaken, 'untaken'], [uncalled, 'uncalled'], [unanswered, 'unanswered'], [broken, 'channel']]));
    expect(JSON.stringify(stuck)).not.toMatch(/Karin|Omar|Eva|Per Berg|Verkstad|example|svarv/);
  });

  it('is for nobody else, and for the region that the company belongs to', async () => {
    const day = await dayAt('2026-11-16T09:00:00.000Z');
    await day.handedOver('ekn', karin, { door: 'almi-orebro', municipality: 'Kumla' });
    day.goTo(tuesday);
    const stuckFor = async (name: string) => (await day.read.home({ user: 'UC', channels: [{ id: 'C3', name }] }, day.at)).stuck.map(({ region, cases }) => [region, cases.length]);
    expect(await stuckFor('dorr-dalarna-science-park')).toEqual([['Dalarna', 0]]);
    expect(await stuckFor('dorr-region-orebro-lan')).toEqual([['Örebro län', 1]]);
    expect(await stuckFor('dorr-almi-dalarna')).toEqual([]);
  });
});

describe('the letter on Mondays', () => {
  const monday = '2026-11-23T07:30:00.000Z';

  it('goes to each channel where something happened last week, with what was done and what waits', async () => {
    const day = await dayAt('2026-11-18T09:00:00.000Z');
    const [taken, passed] = [await day.handedOver('almi-dalarna', karin), await day.handedOver('almi-dalarna', { ...karin, email: 'b@b.example' })];
    await day.act(taken, { type: 'handover.accept' });
    await day.act(passed, { type: 'handover.refer', to: 'ekn', reason: 'Norge' });
    await day.handedOver('almi-dalarna', { ...karin, email: 'c@c.example' });
    const letters = await day.read.digests(monday);
    expect(letters.map(({ channel, week, number, names, figures, waiting }) => ({ channel, week, number, names, figures, waiting }))).toEqual(expect.arrayContaining([
      { channel: 'dorr-almi-dalarna', week: '2026-11-16', number: 47, names: ['Almi (Dalarna)'], figures: { received: 3, taken: 1, passedOn: 1, helped: 0, minutesToTake: 0 }, waiting: 1 },
      expect.objectContaining({ channel: 'dorr-ekn', waiting: 1 }) as never,
    ]));
    expect(letters).toHaveLength(2);
    expect(JSON.stringify(letters)).not.toMatch(/Karin|example|svarv|Kim/);
  });

  it('does not go where nothing happened, though something waits, nor on a closed day or at night', async () => {
    const day = await dayAt('2026-11-11T09:00:00.000Z');
    await day.handedOver('almi-dalarna', karin);
    expect(await day.read.digests(monday)).toEqual([]);
    expect(await day.read.digests('2026-11-16T07:30:00.000Z')).toHaveLength(1);
    expect(await day.read.digests('2026-11-15T09:00:00.000Z')).toEqual([]);
    expect(await day.read.digests('2026-11-16T06:59:00.000Z')).toEqual([]);
  });

  it('does not go to where nobody reads it: an actor by e-mail has no channel, but a municipality of its may have', async () => {
    const day = await dayAt('2026-11-18T09:00:00.000Z');
    await day.handedOver('almi-dalarna', karin);
    await day.handedOver('kommun-dalarna', { ...karin, email: 'b@b.example' });
    const byMail = { ...knowledge, regions: knowledge.regions.map((region) => ({ ...region, actors: region.actors.map((actor) => ({ ...actor, mail: 'arenden@aktor.example' })) })) };
    const lettersWith = (settings: readonly Settings[]) => digestsOf({ store: day.store, recipients: () => recipientsOf(byMail, world, settings, channelNames(byMail, settings)), atDesk: false }, monday);
    expect(await lettersWith([])).toEqual([]);
    expect(await lettersWith([{ actor: 'kommun-dalarna', municipality: 'Mora', channel: 'CMORA', closed: [] }])).toMatchObject([{ channel: 'CMORA', names: ['Mora kommun'] }]);
  });

  it('leaves practice out, and is one for actors that share a channel', async () => {
    const day = await dayAt('2026-11-18T09:00:00.000Z');
    await day.handedOver('almi-dalarna', karin, { practice: true });
    expect(await day.read.digests(monday)).toEqual([]);
    await day.store.setChannel({ name: 'dorr-almi-dalarna', id: 'C1', at: day.at });
    await day.store.setChannel({ name: 'dorr-ekn', id: 'C1', at: day.at });
    await day.handedOver('almi-dalarna', karin);
    await day.handedOver('ekn', { ...karin, email: 'b@b.example' });
    const letters = await day.read.digests(monday);
    expect(letters).toMatchObject([{ key: '/C1', figures: { received: 2 } }]);
    expect(letters[0]?.names).toHaveLength(2);
  });
});
