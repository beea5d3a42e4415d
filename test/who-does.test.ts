import { describe, expect, it } from 'vitest';
import { channelNames } from '../src/queries.ts';
import { recipientIn, recipientsOf } from '../src/recipients.ts';
import { whoDoes } from '../src/who-does.ts';
import type { Reading } from '../src/events.ts';
import { knowledge, readingOf, world } from './world.ts';

const at = '2026-11-26T08:00:00.000Z';
const ask = (reading: Reading, text = 'ord', regions = ['dalarna']) => whoDoes(world, () => reading, text, { at, regions, language: 'sv' });

describe('who does what', () => {
  it('is whoever a company with that need would be led to, each once and a handful at most', () => {
    const { about, named, doing } = ask(readingOf('lan'));
    expect(about).toBe('Låna pengar');
    expect(named).toBe(false);
    expect(doing[0]?.actor).toBe('almi-dalarna');
    expect(doing.length).toBeLessThanOrEqual(5);
    expect(new Set(doing.map(({ actor }) => actor)).size).toBe(doing.length);
  });

  it('looks in the region of a place that is named, else in those that are asked for, in turn', () => {
    const orebro = readingOf('lan', { mentions: [{ slot: 'municipality', value: 'Örebro', quote: 'Örebro', sure: 0.9 }] });
    expect(ask(orebro).doing[0]?.actor).toBe('almi-orebro');
    expect(ask(orebro).facts).toBe(true);
    expect(ask(readingOf('lan'), 'lån', ['dalarna', 'orebro']).doing.slice(0, 2).map(({ actor }) => actor)).toEqual(['almi-dalarna', 'almi-orebro']);
  });

  it('is what an actor does where most of the text is its name', () => {
    const ekn = readingOf('betalningsrisk', { named: [{ actor: 'ekn', quote: 'ekn', as: 'wanted' }] });
    expect(ask(ekn, 'ekn')).toMatchObject({ named: true, about: world.actors.get('ekn')?.name });
    expect(new Set(ask(ekn, 'ekn').doing.map(({ actor }) => actor))).toEqual(new Set(['ekn']));
    expect(ask(ekn, 'vi vill ha en garanti och inte vänta på ekn').named).toBe(false);
  });

  it('is nobody where nothing tells what is meant', () => {
    expect(ask(readingOf('lan', { kind: 'unclear' })).doing).toEqual([]);
    expect(ask(readingOf('lan', { needs: [{ need: 'lan', p: 0.1 }] })).doing).toEqual([]);
  });
});

describe('whose a channel is', () => {
  const settings = [{ actor: 'ekn', closed: [], channel: 'CEKN', team: 'T9' }, { actor: 'kommun-dalarna', municipality: 'Mora', closed: [], channel: 'CMORA' }, { actor: 'almi-orebro', closed: [], leftAt: at }];
  const channels = channelNames({ ...knowledge, regions: knowledge.regions.map((region) => ({ ...region, actors: region.actors.map((actor) => (actor.id === 'ekn' ? { ...actor, slack: { channel: 'CEKN', team: 'T9' } } : actor)) })) }, settings);
  const all = recipientsOf(knowledge, world, settings, channels);
  const known = [{ name: 'dorr-region-dalarna', id: 'CREGION', at }, { name: 'T9/CEKN', id: 'CMOVED', at }, { name: 'dorr-almi-orebro', id: 'CLEFT', at }];
  const whose = (id: string, name?: string) => recipientIn(all, known, { id, name });

  it('is found by the id that it was bound with, of a municipality’s office too', () => {
    expect(whose('CEKN')).toMatchObject({ actor: 'ekn', team: 'T9' });
    expect(whose('CMORA')).toMatchObject({ actor: 'kommun-dalarna', municipality: 'Mora', name: 'Mora kommun' });
    expect(whose('CELSE')).toBeUndefined();
  });

  it('is found by the id that Slack has answered with, in an actor’s own workspace too, but not of who has left', () => {
    expect(whose('CREGION')?.actor).toBe('region-dalarna');
    expect(whose('CMOVED')).toMatchObject({ actor: 'ekn', team: 'T9' });
    expect(whose('CLEFT')).toBeUndefined();
  });

  it('is found by the name that it has when nobody has bound another, but not of who has left', () => {
    expect(whose('C1', 'dorr-almi-dalarna')?.actor).toBe('almi-dalarna');
    expect(whose('C1', 'dorr-kommun-dalarna-falun')).toMatchObject({ municipality: 'Falun', name: 'Falu kommun' });
    expect(whose('C1', 'dorr-almi-orebro')).toBeUndefined();
    expect(whose('C1', 'dorr-ekn')).toBeUndefined();
  });
});
