import type { Language, Option, Slot } from '../events.ts';
import { unknown } from '../events.ts';
import { believe, byActor, commonness, entropy, factor } from './belief.ts';
import type { Belief, Evidence } from './belief.ts';
import type { OpenConversation } from './conversation.ts';
import type { World } from './world.ts';

/** When to stop asking: enough of the belief on three doors, a question that tells too little, or this many asked. */
export const limits = { firstShare: 0.75, threeShare: 0.93, leastGain: 0.12, mostQuestions: 5, mostOptions: 8, saysUnknown: 0.12, ruleShare: 0.1, fewNeeds: 4, unlikelyNeed: 0.006, guessedNeed: 0.04, doubtfulNeed: 0.35, plainNeed: 0.75, plainWords: 8, briefNeed: 0.97, askedNeed: 0.5, heard: 0.6, private: 0.2, plainlyOurs: 0.4 };

/** The next question, or undefined when it is time to recommend. */
export type Ask = { slot: Slot | 'more'; gain: number };

const askable: readonly Slot[] = ['need', 'stage', 'sector', 'employees', 'market', 'org', 'municipality'];

/** The question that is expected to tell the doors apart best, among those that have not been asked or answered. */
export function nextQuestion(world: World, conversation: OpenConversation, evidence: Evidence, belief: Belief): Ask | undefined {
  if (conversation.asked.length >= limits.mostQuestions) return undefined;
  const actors = [...byActor(world, belief).values()].sort((a, b) => b - a);
  const three = (actors[0] ?? 0) + (actors[1] ?? 0) + (actors[2] ?? 0);
  if ((actors[0] ?? 0) >= limits.firstShare && three >= limits.threeShare) return undefined;
  const now = entropy(actors);
  const plain = isPlain(conversation, evidence);
  const open = askable.filter((slot) => !conversation.asked.includes(slot) && (conversation.known[slot]?.sure ?? 0) < limits.heard && !(slot === 'need' && plain));
  const gains = open.map((slot) => ({ slot, gain: (1 - limits.saysUnknown) * (now - expected(world, evidence, belief, slot, conversation, now)) }));
  const need = gains.find(({ slot }) => slot === 'need');
  if (need && need.gain > 0 && isBrief(conversation) && Math.max(0, ...evidence.needs.values()) < limits.briefNeed) return need;
  const best = gains.reduce<Ask | undefined>((top, one) => (one.gain > (top?.gain ?? 0) ? one : top), undefined);
  return best && best.gain >= limits.leastGain ? best : undefined;
}

/** Whether what is needed was said so that asking would only annoy: two things side by side, or one in so many words, or many words that are plainly about one. */
function isPlain(conversation: OpenConversation, { needs }: Evidence): boolean {
  const [first, p] = [...needs].reduce<readonly [string, number]>((top, one) => (one[1] > top[1] ? one : top), ['', 0]);
  if (conversation.said.some(({ reading }) => reading.both !== undefined || (reading.asked?.includes(first) === true && p >= limits.askedNeed))) return true;
  return p >= limits.plainNeed && !isBrief(conversation);
}

/** Whether all that was said is a few words, which may mean many things. */
function isBrief({ said }: OpenConversation): boolean {
  return said.every(({ text }) => text.split(/\s+/).length < limits.plainWords);
}

/** The entropy over actors that remains on average once the slot is answered. */
function expected(world: World, evidence: Evidence, belief: Belief, slot: Slot, conversation: OpenConversation, now: number): number {
  if (slot === 'need') return afterNeed(world, evidence, now);
  const values = valuesOf(world, slot, conversation.region);
  let bits = 0;
  let total = 0;
  for (const [value, rate] of values) {
    const after = new Map<string, number>();
    let share = 0;
    for (const [id, p] of belief) {
      const service = world.services.get(id);
      if (!service || p === 0) continue;
      const next = p * (slot === 'municipality' ? placed(world, id, value) : factor(service, slot, value));
      after.set(id, next);
      share += next;
    }
    if (share === 0) continue;
    const actors = byActor(world, new Map([...after].map(([id, p]) => [id, p / share])));
    bits += rate * share * entropy(actors.values());
    total += rate * share;
  }
  return total > 0 ? bits / total : now;
}

function afterNeed(world: World, evidence: Evidence, now: number): number {
  let bits = 0;
  let seen = 0;
  const likeliest = [...evidence.needs].sort(([, a], [, b]) => b - a).slice(0, limits.mostOptions);
  for (const [need, p] of likeliest) {
    const belief = believe(world, { ...evidence, needs: new Map([[need, 1]]) });
    bits += p * entropy(byActor(world, belief).values());
    seen += p;
  }
  return bits + (1 - seen) * now;
}

function placed(world: World, id: string, municipality: string): number {
  const service = world.services.get(id);
  const actor = service && world.actors.get(service.actor);
  if (actor?.municipalities && !actor.municipalities.includes(municipality)) return 0;
  return service ? factor(service, 'municipality', municipality) : 1;
}

function valuesOf(world: World, slot: Slot, region: string): [string, number][] {
  if (slot !== 'municipality') return Object.entries(commonness[slot] ?? {});
  const names = world.regions.get(region)?.municipalities ?? [];
  return names.map((name) => [name, 1 / names.length]);
}

/** The buttons of a question: the likeliest eight at most (municipalities excepted), and "don't know". */
export function optionsFor(world: World, conversation: OpenConversation, evidence: Evidence, slot: Slot): Option[] {
  const { language } = conversation;
  const ids = slot === 'need'
    ? likelyNeeds(evidence)
    : slot === 'sector' ? sectorsFor(world, evidence) : slot === 'ordered' ? ['nej', 'ja'] : slot === 'municipality' ? municipalities(world, conversation.region) : valuesOf(world, slot, conversation.region).map(([value]) => value);
  return [...ids.map((id) => (slot === 'municipality' ? municipalityOption(world, id) : { id, label: withExample(world, slot, id, language) })), { id: unknown, label: world.label(slot, unknown, language) }];
}

/** All values of a slot, for whoever corrects one; undefined for what is never asked. Needs by name, the others in their usual order. */
export function allOptions(world: World, conversation: OpenConversation, slot: string): Option[] | undefined {
  const { language } = conversation;
  const own = askable.find((one) => one === slot);
  if (own === undefined) return undefined;
  const rest = { id: unknown, label: world.label(own, unknown, language) };
  if (own === 'municipality') return [...municipalities(world, conversation.region).map((id) => municipalityOption(world, id)), rest];
  const ids = own === 'need' ? [...world.needs.keys()] : valuesOf(world, own, conversation.region).map(([value]) => value);
  const options = ids.map((id) => ({ id, label: withExample(world, own, id, language) }));
  return [...(own === 'need' ? options.sort((a, b) => a.label.localeCompare(b.label, language)) : options), rest];
}

/** A label with a few words that show what it means. */
function withExample(world: World, slot: Slot, id: string, language: Language): string {
  const label = world.label(slot, id, language);
  const example = world.example(slot, id, language);
  return example === undefined ? label : `${label} (${example})`;
}

/** All municipalities that there are doors for, those of the region first: a company may have come in by a door of another county. */
function municipalities(world: World, region: string): string[] {
  const own = world.regions.get(region)?.municipalities ?? [];
  return [...own, ...[...world.regions.values()].flatMap((other) => (other.id === region ? [] : other.municipalities))];
}

/** A municipality to choose, by its own name or that of a village in it. */
function municipalityOption(world: World, name: string): Option {
  const places = world.placesIn(name);
  return { id: name, label: name, ...(places.length === 0 ? {} : { places: [...places] }) };
}

/** What is offered where nothing at all points to a need, and beside mere guesses. */
const usualNeeds = ['starta_foretag', 'radgivning', 'lan', 'bidrag', 'tillvaxt', 'export', 'lokaler', 'tillstand'];

function likelyNeeds({ needs }: Evidence): string[] {
  const ranked = [...needs].sort(([, a], [, b]) => b - a);
  if (ranked.length === 0) return usualNeeds;
  const likely = ranked.filter(([, p], i) => i < limits.fewNeeds || p >= limits.unlikelyNeed).slice(0, limits.mostOptions);
  const plain = likely.filter(([, p], i) => i < limits.fewNeeds || p >= limits.guessedNeed).map(([need]) => need);
  const doubtful = (ranked[0]?.[1] ?? 0) < limits.doubtfulNeed;
  return [...new Set([...(doubtful ? [...plain, ...usualNeeds] : []), ...likely.map(([need]) => need)])].slice(0, doubtful ? limits.mostOptions : likely.length);
}

/** Eight trades of twelve: those that tell the services at hand apart first, then the most common. */
function sectorsFor(world: World, evidence: Evidence): string[] {
  const belief = believe(world, evidence);
  const rates = commonness.sector ?? {};
  const worth = (value: string) => {
    let sum = 0;
    for (const [id, p] of belief) {
      const service = world.services.get(id);
      if (service?.suits.sector?.values.includes(value)) sum += p;
      if (service?.never.sector?.includes(value)) sum += p;
    }
    return sum + (rates[value] ?? 0);
  };
  const order = Object.keys(rates);
  return [...order].sort((a, b) => worth(b) - worth(a)).slice(0, limits.mostOptions).sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
