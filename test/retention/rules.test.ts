import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ActorRule, bounds, daysAfter, dueOf, holdOn, latestDue, Periods, periodKinds, rulesWith, verdictOn } from '../../src/retention/rules.ts';
import type { Hold, Kept, Rules } from '../../src/retention/rules.ts';

const start = '2026-01-01T00:00:00.000Z';
const actors = ['almi', 'mora', 'ekn'];
const moment = fc.integer({ min: 0, max: 800 }).map((days) => daysAfter(start, days));
const period = (kind: (typeof periodKinds)[number]) => fc.integer({ min: bounds[kind].least, max: bounds[kind].most });
const rules: fc.Arbitrary<Rules> = fc.record({
  periods: fc.record({ said: period('said'), handover: period('handover'), practice: period('practice'), requests: period('requests'), audit: period('audit') }),
  actors: fc.uniqueArray(fc.record({ actor: fc.constantFrom(...actors), publicAuthority: fc.boolean(), said: period('said'), handover: period('handover'), disposal: fc.constantFrom('', ' ', 'Beslut 7/2026') }, { requiredKeys: ['actor', 'publicAuthority'] }), { selector: ({ actor }) => actor }),
});
const kept: fc.Arbitrary<Kept> = fc.record({
  conversation: fc.constantFrom('c1', 'c2'), version: fc.constant(3), door: fc.constantFrom(...actors), region: fc.constant('dalarna'), practice: fc.boolean(), lastAt: moment,
  handovers: fc.array(fc.record({ actor: fc.constantFrom(...actors), ended: moment }, { requiredKeys: ['actor'] }), { maxLength: 3 }), asked: fc.boolean(),
});
const hold = (of: string, kind: Hold['kind'], more: Partial<Hold> = {}): Hold => ({ id: 'h', kind, of, reason: 'tvist', by: 'Anna', at: start, ...more });

describe('what is erased when', () => {
  it('is never early: as long as any period of what it is about runs, it stays', () => {
    fc.assert(fc.property(kept, rules, moment, (one, held, at) => {
      if (verdictOn(one, held, [], at) !== 'erase' || one.asked) return;
      const own = (actor: string) => held.actors.find((rule) => rule.actor === actor);
      if (one.practice) { expect(daysAfter(one.lastAt, held.periods.practice) <= at).toBe(true); return; }
      expect(daysAfter(one.lastAt, own(one.door)?.said ?? held.periods.said) <= at).toBe(true);
      for (const { actor, ended } of one.handovers) expect(ended !== undefined && daysAfter(ended, own(actor)?.handover ?? held.periods.handover) <= at).toBe(true);
    }));
  });

  it('is never left: what nothing waits for goes when its time is over, and the round looks at it', () => {
    fc.assert(fc.property(kept, rules, moment, (one, held, at) => {
      const due = dueOf(one, held);
      if ('waits' in due) return;
      expect(verdictOn(one, held, [], at)).toBe(due.due <= at ? 'erase' : 'not_yet');
      if (due.due <= at && !one.asked) expect(one.lastAt <= latestDue(held, at)).toBe(true);
    }));
  });

  it('is never what is held, whatever the periods say', () => {
    fc.assert(fc.property(kept, rules, moment, fc.constantFrom('door', 'actor', 'conversation'), (one, held, at, what) => {
      const of = what === 'conversation' ? one.conversation : what === 'door' ? one.door : one.handovers[0]?.actor ?? one.door;
      const holds = [hold('another', 'actor'), hold(of, what === 'conversation' ? 'conversation' : 'actor')];
      expect(verdictOn(one, held, holds, at)).not.toBe('erase');
      expect(holdOn(one, holds)).toBe(holds[1]);
      expect(holdOn(one, holds.map((each) => ({ ...each, liftedAt: at })))).toBeUndefined();
    }));
  });

  it('waits for a handover that is open, and for a public authority that has not noted its decision', () => {
    const periods = Periods.parse({});
    const one: Kept = { conversation: 'c1', version: 3, door: 'almi', region: 'dalarna', practice: false, lastAt: start, handovers: [{ actor: 'mora', ended: start }, { actor: 'ekn' }] };
    const later = daysAfter(start, 5_000);
    expect(verdictOn(one, { periods, actors: [] }, [], later)).toBe('open');
    const ended = { ...one, handovers: [{ actor: 'mora', ended: start }] };
    expect(dueOf(ended, { periods, actors: [] })).toEqual({ due: daysAfter(start, 90) });
    expect(verdictOn(ended, { periods, actors: [{ actor: 'mora', publicAuthority: true }] }, [], later)).toBe('decision');
    expect(verdictOn(ended, { periods, actors: [{ actor: 'mora', publicAuthority: true, disposal: 'KS 2026/12' }] }, [], later)).toBe('erase');
    expect(verdictOn({ ...one, practice: true }, { periods, actors: [] }, [], later)).toBe('erase');
    expect(dueOf({ ...one, handovers: [] }, { periods, actors: [] })).toEqual({ due: daysAfter(start, 21) });
  });

  it('keeps to the bounds', () => {
    for (const kind of periodKinds) {
      const { least, most, usual } = bounds[kind];
      expect([least - 1, least, usual, most, most + 1, 20.5].map((value) => Periods.safeParse({ [kind]: value }).success)).toEqual([false, true, true, true, false, false]);
    }
    expect(ActorRule.safeParse({ actor: 'mora', publicAuthority: true, handover: 1 }).success).toBe(false);
  });
});

describe('an actor that is known to be a public authority', () => {
  const none: Rules = { periods: Periods.parse({}), actors: [] };
  const sent: Kept = { conversation: 'c1', version: 3, door: 'almi', region: 'dalarna', practice: false, lastAt: start, handovers: [{ actor: 'mora', ended: start }] };
  const late = daysAfter(start, 4_000);

  it('keeps what was sent to it until its decision is noted, though nobody has said a word of it in the pages', () => {
    expect(verdictOn(sent, none, [], late)).toBe('erase');
    expect(verdictOn(sent, rulesWith(none, ['mora']), [], late)).toBe('decision');
    expect(verdictOn(sent, rulesWith({ ...none, actors: [{ actor: 'mora', publicAuthority: true, disposal: 'Beslut 7/2026' }] }, ['mora']), [], late)).toBe('erase');
  });

  it('is none where an admin has said so', () => {
    expect(verdictOn(sent, rulesWith({ ...none, actors: [{ actor: 'mora', publicAuthority: false }] }, ['mora']), [], late)).toBe('erase');
  });
});
