import { describe, expect, it } from 'vitest';
import { doorsFrom, weigh } from '../../src/conversation/recommend.ts';
import type { Named } from '../../src/events.ts';
import { makeWorld } from '../../src/world.ts';
import { knowledge, opened, phrases, readingOf } from '../world.ts';

/** The world where Almi says that it is not the one for grants for machines. */
const notUs = [{ what: { sv: 'Bidrag till maskiner', en: 'Grants for machines' }, to: 'region-dalarna' }];
const said = { ...knowledge, regions: knowledge.regions.map((one) => ({ ...one, actors: one.actors.map((actor) => (actor.id === 'almi-dalarna' ? { ...actor, notUs } : actor)) })) };
const [without, withIt] = [knowledge, said].map((one) => makeWorld(one, phrases, { live: 'all', broken: () => false }));
const at = '2026-11-24T09:00:00.000Z';
const told = 'Almi (Dalarna) hänvisar hit när det gäller bidrag till maskiner';

function doors(text: string, door: string, named: Named[] = [], world = withIt!, notNeeds: string[] = []) {
  const talk = opened(door);
  talk.say(text, readingOf('investering', { named, notNeeds, mentions: [{ slot: 'municipality', value: 'Mora', quote: 'Mora', sure: 0.95 }] }));
  return doorsFrom(world, talk.conversation, weigh(world, talk.conversation).belief, at);
}

describe('what an actor says that it is not the one for', () => {
  const text = 'Vi i Mora vill ha ett bidrag till en maskin';

  it('is a reason at the door that it names, for who came in by it or asked for it', () => {
    expect(doors(text, 'almi-dalarna').map(({ actor, why }) => [actor, why.includes(told)])).toContainEqual(['region-dalarna', true]);
    expect(doors(text, 'almi-dalarna').filter(({ why }) => why.includes(told))).toHaveLength(1);
  });

  it('is told by the actor itself, where that is what is shown', () => {
    const almi = (text_: string) => doors(text_, 'dalarna-science-park', [{ actor: 'almi-dalarna', quote: 'Almi', as: 'wanted' }]).find(({ actor }) => actor === 'almi-dalarna')!.why.join('; ');
    expect(almi('Vi i Mora vill ha bidrag till en maskin av Almi')).toContain('hänvisar till Region Dalarna när det gäller bidrag till maskiner');
    expect(almi('Vi i Mora vill låna till en maskin av Almi')).not.toContain('hänvisar');
  });

  it('is not told to anybody else, nor to who asks for something else', () => {
    expect(JSON.stringify(doors(text, 'dalarna-science-park'))).not.toContain('hänvisar hit');
    expect(JSON.stringify(doors(text, 'dalarna-science-park', [{ actor: 'almi-dalarna', quote: 'Almi', as: 'unwanted' }]))).not.toContain('hänvisar hit');
    for (const other of ['Vi i Mora ska bygga ut', 'Vi i Mora behöver hjälp till att köpa en bana', 'Vi söker stöd för en lokal']) expect(JSON.stringify(doors(other, 'almi-dalarna'))).not.toContain('hänvisar hit');
  });

  it('changes no door, no order and none of the other reasons', () => {
    for (const door of ['almi-dalarna', 'dalarna-science-park', 'region-dalarna']) {
      const plain = doors(text, door).map((one) => ({ ...one, why: one.why.filter((why) => !why.includes('hänvisar')) }));
      expect(plain).toEqual(doors(text, door, [], without));
      expect(plain).toEqual(doors(text, 'ekn', [], without));
    }
  });

  it('is not told to who has said half of it, or said that it is not what they want', () => {
    for (const half of ['bidrag', 'en maskin']) expect(JSON.stringify(doors(`Det gäller ${half}`, 'almi-dalarna')), half).not.toContain('hänvisar hit');
    const denying = 'Vi vill inte ha bidrag till en maskin, vi vill låna';
    expect(JSON.stringify(doors(denying, 'almi-dalarna'))).toContain('hänvisar hit');
    expect(JSON.stringify(doors(denying, 'almi-dalarna', [], withIt, ['bidrag']))).not.toContain('hänvisar hit');
  });

  it('takes no word for another that only begins like it', () => {
    const world = makeWorld({ ...knowledge, regions: knowledge.regions.map((one) => ({ ...one, actors: one.actors.map((actor) => (actor.id === 'almi-dalarna' ? { ...actor, notUs: [{ what: { sv: 'Data', en: 'Data' }, to: 'region-dalarna' }] } : actor)) })) }, phrases, { live: 'all', broken: () => false });
    expect(JSON.stringify(doors('Vi i Mora ska köpa en dator', 'almi-dalarna', [], world))).not.toContain('hänvisar hit');
    expect(JSON.stringify(doors('Vi i Mora ska köpa data', 'almi-dalarna', [], world))).toContain('hänvisar hit');
  });

  it('hears a word however it ends', () => {
    for (const heard of ['bidraget till maskinerna', 'bidrag och maskin', 'en maskin, ett bidrag']) expect(JSON.stringify(doors(`Det gäller ${heard}`, 'almi-dalarna')), heard).toContain('hänvisar hit');
  });
});
