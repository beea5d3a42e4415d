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

const acts = ['deliver', 'accept', 'accept', 'accept', 'contact', 'contact', 'call', 'ask', 'ask', 'release', 'give', 'close', 'decline', 'refer', 'join', 'undo', 'undo', 'withdraw', 'undelivered', 'ja', 'nej', 'vet inte', 'say', 'say', 'rate', 'helped', 'helped', 'request', 'request', 'unmailed', 'addition'] as const;
const step = fc.record({
  what: fc.constantFrom(...acts), which: fc.constantFrom(0, 0, 0, 0, 1, 2, 3), who: fc.constantFrom(kim, kim, kim, lo), to: fc.constantFrom(...names),
  waits: fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(0, 5, 30) }, { weight: 6, arbitrary: fc.constantFrom(61, 3600) },
    { weight: 2, arbitrary: fc.constantFrom(16 * 3600, 86_400) }, { weight: 1, arbitrary: fc.constantFrom(3 * 86_400, 9 * 86_400, 16 * 86_400) },
  ),
});

function sayOf(what: string, handover: string, promoter: typeof kim | typeof lo, to: string): Say {
  const plain: Record<string, Say> = {
    undelivered: { type: 'handover.expire', handover }, rate: { type: 'handover.rate', handover, helped: 'partly' },
    ja: { type: 'option.choose', slot: 'onward', option: 'ja' }, nej: { type: 'option.choose', slot: 'onward', option: 'nej' }, 'vet inte': { type: 'option.choose', slot: 'onward', option: 'unknown' },
    helped: { type: 'option.choose', slot: 'helped', option: 'no' }, addition: { type: 'option.choose', slot: 'addition', option: 'ja' }, say: { type: 'message.say', text: to === 'ekn' ? 'Ja' : 'Hej igen' },
    request: { type: 'handover.request', actor: to, contact: anna, onward: 'ask', sensitive: false, omit: [] },
    ask: { type: 'handover.ask', handover, promoter, text: 'Har ni en budget?' }, give: { type: 'handover.give', handover, promoter, to: promoter === kim ? lo : kim },
    close: { type: 'handover.close', handover, promoter, outcome: to === 'ekn' ? 'no_help' : 'got_help' }, decline: { type: 'handover.decline', handover, promoter, reason: 'no_capacity' },
    refer: { type: 'handover.refer', handover, promoter, to, reason: 'passar bättre' }, join: { type: 'handover.join', handover, promoter, to, reason: 'passar bättre' },
  };
  return plain[what] ?? ({ type: `handover.${what}`, handover, promoter } as Say);
}

/** Cheaper than `expect`, for what is asked millions of times. */
function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
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
    if (!undone) path.slice(1).forEach((to, i) => { must(edges[path[i]!].includes(to), path.join(' → ')); });
    else must(['delivered', 'accepted', 'contacted'].includes(handover.status), `undone to ${handover.status}`);
  }
  const phrases = told(fresh).phrases;
  for (const { event } of fresh) {
    if (!['handover.declined', 'handover.expired', 'handover.referred'].includes(event.type)) continue;
    must(fresh.some(({ event: other }) => other.type === 'handover.requested') || phrases.includes('handover.nomore') || phrases.includes('handover.left'), `no way on after ${event.type}`);
  }
  for (const { event, cause } of fresh) {
    if (event.type === 'handover.requested' && event.previous !== undefined && fresh.some(({ event: end, cause: same }) => same === cause && ['handover.declined', 'handover.expired'].includes(end.type))) must(event.actor !== shut, 'it went into a closed door');
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
    if (isOpen(handover)) must(clocks.includes('expire'), `${handover.status} has no clock`);
    if ((handover.status === 'completed' || handover.status === 'failed') && !handover.helped && !handover.inquired) must(clocks.includes('inquire'), `${handover.status} is not asked about`);
    must(handover.press?.before.press === undefined, 'what was pressed holds what was pressed before');
  }
  for (const chain of new Set(all.map((one) => one.chain))) {
    const inChain = all.filter((one) => one.chain === chain);
    const open = inChain.filter(isOpen);
    must(open.filter((one) => leaderOf(one, all) === undefined).length === (open.length > 0 ? 1 : 0), 'one leads');
    const had = inChain.filter(hasHad).map(({ actor, municipality }) => `${actor} ${municipality ?? ''}`);
    must(new Set(had).size === had.length, `it came back: ${had.join()}`);
    const ids = new Set(inChain.map(({ id }) => id));
    const asked = played.records.filter(({ event }) => event.type === 'message.sent' && event.phrase.endsWith('.ask') && ids.has(event.handover ?? '')).length;
    must(asked <= 1, `it was asked ${asked} times about its name`);
    must(!inChain.some((one) => isOpen(one) && !one.named && one.onward === 'share'), 'a name that may go on does not');
  }
}

describe('any sequence of inputs, as time goes', () => {
  it(`leads to no state that the table does not allow, leaves nobody without a next step or an end, never goes back to who has had it, and asks about the name once (seed ${seed}, ${sequences} sequences)`, () => {
    const met = new Set<string>();
    fc.assert(fc.property(fc.constantFrom('ask' as const, 'share' as const), fc.array(step, { minLength: 5, maxLength: 25, size: 'max' }), (onward, steps) => {
      const played = machine({ onward, world });
      for (const { what, which, who, to, waits } of steps) {
        let before = played.handovers();
        const struck = played.wait(waits * 1000);
        checkEvents(struck, before, played.handovers());
        before = played.handovers();
        const about = pick(before, what, which);
        try {
          const fresh = played.act(sayOf(what, about?.id ?? '', who, to));
          checkEvents(fresh, before, played.handovers());
          if (what === 'undo' && about && fresh.length > 0) checkUndone(about, played.handover(about.id));
        } catch (error) {
          if (!(error instanceof NotNow)) throw error;
          must(played.handovers() === before, 'a refusal changed something');
        }
        checkState(played);
        for (const { status } of played.handovers()) met.add(status);
      }
      for (const { event: { type } } of played.records) met.add(type);
      // Left alone, everything comes to an end.
      played.wait(200 * 86_400_000);
      must(!played.handovers().some(isOpen), 'something never ends');
    }), { seed, numRuns: sequences });
    const never = [...Object.keys(edges), ...Event.options.map(({ shape: { type } }) => type.value).filter((type) => type.startsWith('handover.'))].filter((one) => !met.has(one));
    if (sequences >= 2000) expect(never).toEqual([]);
  }, 60_000 + sequences * 50);
});

/** Mostly one with which something can be done. */
function pick(all: readonly Handover[], what: string, which: number): Handover | undefined {
  const likely = all.filter((one) => (what === 'undo' ? one.press !== undefined : what === 'rate' ? !isOpen(one) : isOpen(one)));
  const from = which > 2 || likely.length === 0 ? all : likely;
  return from[which % from.length];
}

/** The handover is with whom it was before, or with nobody as before. */
function checkUndone(before: Handover, after: Handover | undefined): void {
  const was = before.press?.before;
  expect(after?.status).toBe(was?.status === 'requested' ? 'delivered' : was?.status);
  if (after && was && isTaken(was)) expect(isTaken(after) && after.promoter).toEqual(was.promoter);
}
