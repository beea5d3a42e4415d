import type { Reading, Slot } from '../events.ts';
import type { OpenConversation } from './conversation.ts';
import type { World, WorldService } from './world.ts';

/**
 * Belief: a distribution over the services of a region. Prior times what the need, the answers and the search say. Soft
 * everywhere but where a rule truly excludes, so that no answer leads to nothing.
 */
export type Belief = ReadonlyMap<string, number>;

/** What there is to go by: how likely each need is, and the values of the slots with how sure we are of each. */
export type Evidence = {
  region: string;
  needs: ReadonlyMap<string, number>;
  known: Partial<Record<Slot, { value: string; sure: number }>>;
  general: number;
  found: ReadonlyMap<string, number>;
  /** The general question that was asked last, by the id of its short answer. */
  answer?: string;
  /** Needs that the company has said it does not have. */
  denied: readonly string[];
  wanted: readonly string[];
  unwanted: readonly string[];
  /** Services that words of the company speak for or against by themselves. */
  told: ReadonlyMap<string, 'for' | 'against'>;
};

/** How common each answer is among those who write, before anything is known. Our estimate; used only to weigh answers against each other. */
export const commonness: Readonly<Partial<Record<Slot, Readonly<Record<string, number>>>>> = {
  stage: { ide: 0.2, start: 0.17, tidig_tillvaxt: 0.2, etablerad: 0.35, agarskifte_omstallning: 0.08 },
  employees: { '0': 0.35, '1-9': 0.35, '10-49': 0.2, '50-249': 0.07, '250+': 0.03 },
  sector: { tillverkning: 0.18, it: 0.12, tjanster: 0.15, bygg: 0.1, turism: 0.09, jordbruk: 0.07, skog: 0.04, handel: 0.09, kultur: 0.05, livsmedel: 0.06, vard: 0.03, annat: 0.02 },
  market: { sverige: 0.7, eu: 0.18, utanfor_eu: 0.12 },
  amount: { under_100k: 0.2, '100k_1m': 0.4, '1m_10m': 0.3, over_10m: 0.1 },
  bank: { no: 0.5, part: 0.5 },
  ordered: { nej: 0.8, ja: 0.2 },
  org: { student: 0.05, forskare: 0.03, enskild: 0.32, ab: 0.48, forening: 0.05, kooperativ: 0.04, utlandskt: 0.03 },
};

/** How much the search counts (0–1) and lifts what no need pointed to; how a page fares when a person is wanted, and a person when a page is; what is left of a service for those who sell abroad where nothing is said of it, since they mostly say so; how much a telling word weighs, and how likely the need that it is about must be. */
export const weights = { plainPage: 0.6, answer: 5, search: 2, floor: 0.03, information: 0.35, informationMost: 2.4, person: 0.75, abroad: 0.3, denied: 0.1, fact: 0.15, told: { for: 3, against: 0.15 }, toldWhen: 0.1 };

/** The belief that the evidence gives. Sums to 1 unless every service is excluded. */
export function believe(world: World, given: Evidence): Belief {
  const evidence = { ...given, found: withinRegion(world, given) };
  const region = world.regions.get(evidence.region);
  const sums = new Map<string, number>();
  for (const [need, p] of evidence.needs) {
    const routed = region?.routing.get(need) ?? new Map<string, number>();
    const owner = isPage(world, [...routed.keys()][0]);
    for (const [service, share] of routed) sums.set(service, (sums.get(service) ?? 0) + p * share * kindFactor(isPage(world, service), owner, evidence.general));
  }
  for (const [service, score] of evidence.found) {
    sums.set(service, (sums.get(service) ?? 0) + weights.floor * score);
  }
  for (const actor of evidence.wanted) {
    for (const service of world.actors.get(actor)?.services ?? []) sums.set(service, (sums.get(service) ?? 0) + 0.01);
  }
  for (const [id, weight] of sums) {
    const service = world.services.get(id);
    sums.set(id, service && !isExcluded(world, service, evidence) ? weight * likelihood(world, service, evidence) : 0);
  }
  return normalise(sums);
}

/** What the search found among those that serve the region: the best of them is worth as much as the best of all. */
function withinRegion(world: World, { found, region }: Evidence): ReadonlyMap<string, number> {
  const own = [...found].filter(([service]) => serves(world, service, region));
  const most = Math.max(0, ...found.values());
  const best = Math.max(0, ...own.map(([, score]) => score)) || 1;
  return new Map(own.map(([service, score]) => [service, (score / best) * most]));
}

/** Whether a rule that is law shuts this company out of the service. */
export function isExcluded(world: World, service: WorldService, { region, known }: Evidence): boolean {
  const actor = world.actors.get(service.actor);
  if (!actor || !service.recommendable || !serves(world, service.id, region)) return true;
  const place = known.municipality;
  if (actor.municipalities && place && place.sure >= 0.7 && !actor.municipalities.includes(place.value)) return true;
  return Object.entries(service.never).some(([slot, values]) => {
    const answer = known[slot as Slot];
    return answer !== undefined && answer.sure >= 0.85 && values.includes(answer.value);
  });
}

function serves(world: World, service: string, region: string): boolean {
  const actor = world.actors.get(world.services.get(service)?.actor ?? '');
  return actor?.serves.includes(region) ?? false;
}

/** Kinds of money: whoever says no to a loan is not led to one. */
const moneyAreas: readonly string[] = ['lan', 'bidrag', 'investeringskapital'];

function isPage(world: World, service: string | undefined): boolean {
  return world.services.get(service ?? '')?.informs === true;
}

/** How a page fares beside people: well where a general question is asked, or where the need is answered by a page first of all. */
function kindFactor(page: boolean, pageOwns: boolean, general: number): number {
  if (!page) return 1 - weights.person * general;
  const least = pageOwns ? 1 : weights.information;
  return least + (Math.max(weights.informationMost, least) - least) * general;
}

function likelihood(world: World, service: WorldService, evidence: Evidence): number {
  let product = 1;
  for (const [slot, answer] of Object.entries(evidence.known)) {
    const fit = factor(service, slot as Slot, answer.value);
    product *= answer.sure * fit + (1 - answer.sure);
  }
  if (!evidence.known.market && service.suits.market && !service.suits.market.values.includes('sverige')) product *= weights.abroad;
  if (evidence.found.size > 0) product *= Math.exp(weights.search * ((evidence.found.get(service.id) ?? 0) - 0.5));
  if (evidence.answer !== undefined && world.answers.get(evidence.answer)?.service === service.id) product *= 1 + (weights.answer - 1) * evidence.general;
  if (evidence.denied.some((need) => moneyAreas.includes(service.area) && world.needs.get(need)?.area === service.area)) product *= weights.denied;
  const told = evidence.told.get(service.id);
  if (told !== undefined && (service.toldWhen === undefined || (evidence.needs.get(service.toldWhen) ?? 0) >= weights.toldWhen)) product *= weights.told[told];
  if (evidence.wanted.includes(service.actor)) product *= 5;
  if (evidence.unwanted.includes(service.actor)) product *= 0.01;
  return product;
}

/** How much an answer speaks for a service: above 1 where the service is made for such companies, below where it is made for others. */
export function factor(service: WorldService, slot: Slot, value: string): number {
  const suits = service.suits[slot];
  const never = service.never[slot];
  if (never?.includes(value)) return 0.02;
  if (!suits) return 1;
  const rates = commonness[slot];
  const fits = (one: string) => (suits.values.includes(one) ? 1 : near(slot, suits.values, one) ? Math.sqrt(suits.other) : suits.other);
  const average = rates ? Object.entries(rates).reduce((sum, [one, rate]) => sum + rate * fits(one), 0) : 1;
  return fits(value) / Math.max(average, 0.05);
}

const stageOrder = ['ide', 'start', 'tidig_tillvaxt', 'etablerad'];

function near(slot: Slot, values: readonly string[], value: string): boolean {
  if (slot !== 'stage') return false;
  const place = stageOrder.indexOf(value);
  return place >= 0 && values.some((one) => Math.abs(stageOrder.indexOf(one) - place) === 1 && stageOrder.includes(one));
}

/** The belief over actors: each with the sum of its services. */
export function byActor(world: World, belief: Belief): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [service, p] of belief) {
    const actor = world.services.get(service)?.actor;
    if (actor !== undefined) sums.set(actor, (sums.get(actor) ?? 0) + p);
  }
  return sums;
}

/** Shannon entropy in bits. */
export function entropy(shares: Iterable<number>): number {
  let bits = 0;
  for (const p of shares) if (p > 0) bits -= p * Math.log2(p);
  return bits;
}

/** What the conversation so far amounts to as evidence. */
export function evidenceOf(conversation: OpenConversation): Evidence {
  const readings = conversation.said.map(({ reading }) => reading);
  const known: Evidence['known'] = {};
  for (const [slot, answer] of Object.entries(conversation.known)) known[slot as Slot] = { value: answer.value, sure: answer.sure };
  const pressed = conversation.known.need;
  const answer = readings.at(-1)?.answer;
  return {
    ...(answer === undefined ? {} : { answer }),
    region: conversation.region,
    needs: needsOf(readings, pressed?.how === 'pressed' ? pressed.value : undefined),
    known,
    general: pageWanted(readings),
    found: foundIn(readings),
    denied: pressed?.how === 'pressed' ? [] : [...new Set(readings.flatMap(({ notNeeds }) => notNeeds))],
    wanted: [...new Set(readings.flatMap(({ named }) => named.filter((one) => one.as === 'wanted').map((one) => one.actor)))],
    told: new Map(readings.flatMap(({ told = [] }) => told.map(({ service, speaks }) => [service, speaks] as const))),
    unwanted: [...new Set(readings.flatMap(({ named }) => named.filter((one) => one.as === 'unwanted').map((one) => one.actor)))],
  };
}

/** How likely a page is what is wanted (0–1). Few who ask a question of fact sound like one as plainly as the examples do. */
function pageWanted(readings: readonly Reading[]): number {
  const most = readings.reduce((best, { general, kind }) => (kind === 'need' ? Math.max(best, general) : best), 0);
  return most / (most + weights.plainPage);
}

/** The needs of all texts together: the more certain a text is, the more it counts, and a pressed need counts most. A later text that states a fact answers or corrects, and says little of the need. */
function needsOf(readings: readonly Reading[], pressed: string | undefined): Map<string, number> {
  const sums = new Map<string, number>();
  const denied = new Set(readings.flatMap(({ notNeeds }) => notNeeds));
  for (const [i, { needs, kind, mentions }] of readings.entries()) {
    const counts = kind === 'need' || kind === 'unclear' ? (needs[0]?.p ?? 0) ** 2 + 0.01 : 0;
    const weight = i > 0 && mentions.length > 0 && (needs[0]?.p ?? 0) < 0.6 ? counts * weights.fact : counts;
    for (const { need, p } of needs) sums.set(need, (sums.get(need) ?? 0) + weight * p * (denied.has(need) ? 0.03 : 1));
  }
  const said = normalise(sums);
  if (pressed === undefined) return said;
  const mixed = new Map([...said].map(([need, p]) => [need, p * 0.12]));
  return mixed.set(pressed, (mixed.get(pressed) ?? 0) + 0.88);
}

function foundIn(readings: readonly Reading[]): Map<string, number> {
  const best = new Map<string, number>();
  for (const { found, kind } of readings) {
    if (kind !== 'need' && kind !== 'unclear') continue;
    for (const { service, score } of found) best.set(service, Math.max(best.get(service) ?? 0, score));
  }
  return best;
}

/** The same shares, made to sum to 1 (or all left as they are when there is nothing). */
export function normalise(weights: ReadonlyMap<string, number>): Map<string, number> {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return new Map([...weights].map(([key, weight]) => [key, sum > 0 ? weight / sum : 0]));
}
