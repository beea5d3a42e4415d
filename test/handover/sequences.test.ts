import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Event, NotNow } from '../../src/events.ts';
import type { Recorded } from '../../src/events.ts';
import { hasHad, isOpen, isTaken, leaderOf } from '../../src/handover/handover.ts';
import type { Handover, Status } from '../../src/handover/handover.ts';
import type { World } from '../../src/conversation/world.ts';
import { isClock } from '../../src/deliveries.ts';
import type { Say } from '../../src/session.ts';
import { world as whole } from '../world.ts';
import { anna, kim, lo, machine, told } from './machine.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
/** How many sequences are played: SEQUENCES=100000 for as many. */
const sequences = Number(process.env.SEQUENCES ?? 2000);

/** A small world: some actors, of which one is closed for the winter and one takes no part. */
const names = ['almi-dalarna', 'ekn', 'business-sweden-dalarna', 'region-dalarna', 'dalarna-science-park', 'kommun-dalarna', 'verksamt'];
const shut = 'business-sweden-dalarna';
const actors = new Map([...whole.actors].filter(([id]) => names.includes(id)));
const world: World = {
  ...whole, actors,
  services: new Map([...whole.services].filter(([, { actor }]) => actors.has(actor))),
  regions: new Map([...whole.regions].map(([id, region]) => [id, { ...region, routing: new Map([...region.routing].map(([need, weights]) => [need, new Map([...weights].filter(([service]) => actors.has(whole.services.get(service)?.actor ?? '')))])) }])),
  closedUntil: (_at, actor) => (actor === shut ? { to: '2027-03-31' } : undefined),
};

/** From which states to which a handover may go, and where undoing may lead back to. */
const edges: Readonly<Record<Status, readonly Status[]>> = {
  requested: ['delivered', 'accepted', 'declined', 'referred', 'expired', 'withdrawn'],
  delivered: ['accepted', 'declined', 'referred', 'expired', 'withdrawn'],
  accepted: ['contacted', 'completed', 'failed', 'declined', 'referred', 'expired', 'withdrawn', 'delivered'],
  contacted: ['completed', 'failed', 'declined', 'referred', 'withdrawn', 'delivered'],
  completed: [], failed: [], declined: [], referred: [], expired: [], withdrawn: [],
};

const acts = ['deliver', 'accept', 'contact', 'call', 'ask', 'release', 'give', 'close', 'decline', 'refer', 'join', 'undo', 'undo', 'withdraw', 'undelivered', 'ja', 'nej', 'vet inte', 'say', 'rate', 'helped', 'request'] as const;
const step = fc.record({
  what: fc.constantFrom(...acts), which: fc.nat(6), who: fc.constantFrom(kim, lo), to: fc.constantFrom(...names),
  waits: fc.constantFrom(0, 0, 5, 30, 61, 3600, 86_400, 3 * 86_400, 9 * 86_400, 30 * 86_400),
});

function sayOf(what: string, handover: string, promoter: typeof kim | typeof lo, to: string): Say {
  switch (what) {
    case 'refer': case 'join': return { type: `handover.${what}`, handover, promoter, to, reason: 'passar bättre' };
    case 'ask': return { type: 'handover.ask', handover, promoter, text: 'Har ni en budget?' };
    case 'give': return { type: 'handover.give', handover, promoter, to: promoter === kim ? lo : kim };
    case 'close': return { type: 'handover.close', handover, promoter, outcome: to === 'ekn' ? 'no_help' : 'got_help' };
    case 'decline': return { type: 'handover.decline', handover, promoter, reason: 'no_capacity' };
    case 'accept': case 'contact': case 'call': case 'release': case 'undo': return { type: `handover.${what}`, handover, promoter };
    case 'rate': return { type: 'handover.rate', handover, helped: 'partly' };
    case 'deliver': case 'withdraw': return { type: `handover.${what}`, handover };
    case 'undelivered': return { type: 'handover.expire', handover };
    case 'ja': case 'nej': return { type: 'option.choose', slot: 'onward', option: what };
    case 'vet inte': return { type: 'option.choose', slot: 'onward', option: 'unknown' };
    case 'helped': return { type: 'option.choose', slot: 'helped', option: 'no' };
    case 'say': return { type: 'message.say', text: to === 'ekn' ? 'Ja' : 'Hej igen' };
    default: return { type: 'handover.request', actor: to, contact: anna, onward: 'ask', sensitive: false, omit: [] };
  }
}

/** What must hold of the new events, from what was before. */
function checkEvents(fresh: readonly Recorded[], before: readonly Handover[], after: readonly Handover[]): void {
  for (const { event } of fresh) Event.parse(event);
  for (const handover of after) {
    const was = before.find(({ id }) => id === handover.id);
    if (!was || was.status === handover.status) continue;
    const undone = fresh.some(({ event }) => event.type === 'handover.undone' && event.handover === handover.id);
    // Several steps may lie behind it when clocks struck: then each is in the events.
    const path = [was.status, ...fresh.flatMap(({ event }) => ('handover' in event && event.handover === handover.id && Object.hasOwn(edges, statusOf(event)) ? [statusOf(event)] : []))] as Status[];
    if (!undone) path.slice(1).forEach((to, i) => { expect(edges[path[i]!], `${path.join(' → ')}`).toContain(to); });
    else expect(['delivered', 'accepted', 'contacted']).toContain(handover.status);
  }
  const phrases = told(fresh).phrases;
  for (const { event } of fresh) {
    if (!['handover.declined', 'handover.expired', 'handover.referred'].includes(event.type)) continue;
    expect(fresh.some(({ event: other }) => other.type === 'handover.requested') || phrases.includes('handover.nomore') || phrases.includes('handover.left'), `after ${event.type}`).toBe(true);
  }
  for (const { event, cause } of fresh) {
    if (event.type === 'handover.requested' && event.previous !== undefined && fresh.some(({ event: end, cause: same }) => same === cause && ['handover.declined', 'handover.expired'].includes(end.type))) expect(event.actor).not.toBe(shut);
  }
}

function statusOf({ type }: Event): string {
  return type === 'handover.released' ? 'delivered' : type.slice('handover.'.length);
}

/** What must hold of a conversation at any time. */
function checkState(played: ReturnType<typeof machine>): void {
  const all = played.handovers();
  for (const handover of all) {
    const clocks = played.outbox().filter((one) => isClock(one) && one.handover === handover.id && one.version === handover.since?.version).map(({ kind }) => kind);
    if (isOpen(handover)) expect(clocks, `${handover.status} has no clock`).toContain('expire');
    if ((handover.status === 'completed' || handover.status === 'failed') && !handover.helped && !handover.inquired) expect(clocks).toContain('inquire');
    expect(handover.press?.before.press).toBeUndefined();
  }
  for (const chain of new Set(all.map((one) => one.chain))) {
    const inChain = all.filter((one) => one.chain === chain);
    const open = inChain.filter(isOpen);
    expect(open.filter((one) => leaderOf(one, all) === undefined).length).toBe(open.length > 0 ? 1 : 0);
    const had = inChain.filter(hasHad).map(({ actor, municipality }) => `${actor} ${municipality ?? ''}`);
    expect(new Set(had).size, `${had.join()}`).toBe(had.length);
    const ids = new Set(inChain.map(({ id }) => id));
    const asked = played.records.filter(({ event }) => event.type === 'message.sent' && event.phrase.endsWith('.ask') && ids.has(event.handover ?? '')).length;
    expect(asked, 'questions about the name').toBeLessThanOrEqual(1);
    if (inChain.some((one) => one.onward === 'share')) expect(inChain.filter((one) => isOpen(one) && !one.named && one.asks === undefined && one.onward === 'share')).toEqual([]);
  }
}

describe('any sequence of inputs, as time goes', () => {
  it(`leads to no state that the table does not allow, leaves nobody without a next step or an end, never goes back to who has had it, and asks about the name once (seed ${seed}, ${sequences} sequences)`, () => {
    const met = new Set<string>();
    fc.assert(fc.property(fc.constantFrom('ask' as const, 'share' as const), fc.array(step, { minLength: 3, maxLength: 25 }), (onward, steps) => {
      const played = machine({ onward, world });
      for (const { what, which, who, to, waits } of steps) {
        let before = played.handovers();
        const struck = played.wait(waits * 1000);
        checkEvents(struck, before, played.handovers());
        before = played.handovers();
        const about = before[which % before.length];
        try {
          const fresh = played.act(sayOf(what, about?.id ?? '', who, to));
          checkEvents(fresh, before, played.handovers());
          if (what === 'undo' && about) checkUndone(about, played.handover(about.id));
        } catch (error) {
          if (!(error instanceof NotNow)) throw error;
          expect(played.handovers()).toEqual(before);
        }
        checkState(played);
        for (const { status } of played.handovers()) met.add(status);
        for (const { event: { type } } of played.records) met.add(type);
      }
      // Left alone, everything comes to an end.
      played.wait(200 * 86_400_000);
      expect(played.handovers().filter(isOpen)).toEqual([]);
    }), { seed, numRuns: sequences });
    const never = [...Object.keys(edges), ...Event.options.map(({ shape: { type } }) => type.value).filter((type) => type.startsWith('handover.'))].filter((one) => !met.has(one));
    if (sequences >= 2000) expect(never).toEqual([]);
  }, 60_000 + sequences * 50);
});

/** The handover is with whom it was before, or with nobody as before. */
function checkUndone(before: Handover, after: Handover | undefined): void {
  const was = before.press?.before;
  expect(after?.status).toBe(was?.status === 'requested' ? 'delivered' : was?.status);
  if (after && was && isTaken(was)) expect(isTaken(after) && after.promoter).toEqual(was.promoter);
}
