import type { Language, Sends, Slot } from '../events.ts';
import type { Actor, Fact, Fit, Knowledge, Service } from './schema.ts';
import { stages as stageIds } from './schema.ts';

/** The tables that a decision reads, built from the knowledge. Their form is the conversation's `World`; time and phrases are added where the parts are put together. */
export type Tables = {
  version: string;
  regions: Map<string, RegionTable>;
  doors: Map<string, { region: string; language: Language; name: string }>;
  actors: Map<string, ActorTable>;
  services: Map<string, ServiceTable>;
  needs: Map<string, { label: Words; example?: Words; reason: Words; area: string }>;
  answers: Map<string, { text: Words; service: string; checked?: string; unverified: boolean }>;
  regionOf(municipality: string): string | undefined;
};
type Words = Record<Language, string>;
type RegionTable = { id: string; name: Words; coordinator?: { actor: string; service: string; phone?: string; email?: string }; municipalities: string[]; routing: Map<string, Map<string, number>> };
type ActorTable = {
  id: string; name: string; serves: string[]; handover: 'live' | 'introduce' | 'link'; gives: 'person' | 'information'; perMunicipality: boolean; sends: Sends; municipalities?: string[];
  gone?: { said: Words; how: 'closed' | 'moved' | 'unknown'; leadsTo: string[] }; url?: string; phone?: string; email?: string; best?: Words; notUs?: { what: Words; to: string }[]; services: string[];
};
type ServiceTable = {
  id: string; actor: string; title: Words; about: Words; cost?: Words; next?: Words; checked?: string; unverified: boolean;
  suits: Partial<Record<Slot, { values: string[]; other: number }>>; never: Partial<Record<Slot, string[]>>; area: string; informs: boolean; throughBank: boolean; beforehand: boolean; recommendable: boolean; toldWhen?: string;
};

/** How an actor takes part at present: what its knowledge says, `all` to hand over to every actor that has people, who has left, which channels are broken, and whether handovers can go by e-mail. */
export type TakingPart = { live: 'knowledge' | 'all'; left?: (actor: string) => boolean; broken: (actor: string) => boolean; mails?: boolean };

/** Each next service of a need weighs this much of the one before it. */
export const ranks = { decay: 0.66 };
/** How likely a company is that a service is not meant for, against one that it is, slot by slot. */
export const otherwise: Record<keyof Fit, number> = { stage: 0.14, sector: 0.3, org: 0.2, market: 0.25, employees: 0.3, municipality: 0.3, ordered: 0.35, amount: 0.35, bank: 0.5 };

/** Areas in which a website gives more than information. */
const money: readonly string[] = ['bidrag', 'lan', 'investeringskapital'];

/** Builds the tables. Pure. */
export function match(knowledge: Knowledge, taking: TakingPart): Tables {
  const actors = new Map<string, ActorTable>();
  const services = new Map<string, ServiceTable>();
  const doors: Tables['doors'] = new Map();
  for (const { region, actors: list } of knowledge.regions) {
    for (const actor of list) {
      actors.set(actor.id, actorTable(actor, taking));
      if (!isGone(actor)) doors.set(actor.id, { region: region.id, language: actor.brand?.language ?? region.language, name: actor.name });
      for (const service of actor.services) services.set(service.id, serviceTable(knowledge, actor, service));
    }
  }
  const homes = new Map(knowledge.regions.flatMap(({ region }) => region.municipalities.map(({ name }) => [name, region.id] as const)));
  return {
    version: knowledge.version,
    actors,
    services,
    doors,
    needs: new Map(Object.entries(knowledge.common.needs).map(([id, { label, example, reason, areas }]) => [id, { label: both(label), reason: both(reason), area: areas[0] ?? '', ...(example ? { example: both(example) } : {}) }])),
    answers: new Map(knowledge.answers.map(({ id, answer, service }) => {
      const checked = lastChecked(knowledge, [answer]);
      return [id, { text: both(answer), service, unverified: answer.unverified === true, ...(checked === undefined ? {} : { checked }) }];
    })),
    regions: new Map(knowledge.regions.map((one) => [one.region.id, regionTable(knowledge, one)])),
    regionOf: (municipality) => homes.get(municipality),
  };
}

/** Whether an actor is there no more: it is spoken of, and never led to. */
export function isGone({ status }: Pick<Actor, 'status'>): boolean {
  return status === 'closed' || status === 'moved' || status === 'unknown';
}

function actorTable(actor: Actor, taking: TakingPart): ActorTable {
  const { id, name, serves, gives, perMunicipality, sends, municipalities, website, contact, services } = actor;
  const joined = !taking.left?.(id) && (taking.live === 'all' || actor.handover === 'live');
  const handover = gives === 'information' || isGone(actor) ? 'link' : joined && isReached(actor, taking) ? 'live' : actor.handover === 'link' ? 'link' : 'introduce';
  return {
    id, name, serves, handover, gives, perMunicipality, sends,
    services: services.map((service) => service.id),
    ...(municipalities ? { municipalities } : {}),
    ...(isGone(actor) ? { gone: { said: both(actor.statusNote), how: actor.status as 'closed' | 'moved' | 'unknown', leadsTo: actor.leadsTo ?? [] } } : {}),
    ...(typeof website.v === 'string' ? { url: addressOf(website.v) } : {}),
    ...(contact.phone?.v ? { phone: String(contact.phone.v) } : {}),
    ...(contact.email?.v ? { email: String(contact.email.v) } : {}),
    ...(actor.best ? { best: both(actor.best) } : {}),
    ...(actor.notUs ? { notUs: actor.notUs.map(({ what, to }) => ({ what: both(what), to })) } : {}),
  };
}

/** Who takes handovers by e-mail is reached whatever becomes of its channel; who takes them in no other way is not, where none is sent. */
function isReached({ id, mail, slack }: Actor, { broken, mails = false }: TakingPart): boolean {
  if (mail !== undefined && mails) return true;
  return !broken(id) && (mail === undefined || slack !== undefined);
}

/** The address of a website: whoever wrote it may have begun with https:// or not. */
export function addressOf(website: string): string {
  return /^https?:\/\//.test(website) ? website : `https://${website}`;
}

function serviceTable(knowledge: Knowledge, actor: Actor, service: Service): ServiceTable {
  const facts = [service.description, ...(service.eligibility ?? []), ...(service.limits ?? []), service.cost, service.apply].flatMap((fact) => fact ?? []);
  const checked = lastChecked(knowledge, facts);
  return {
    id: service.id,
    actor: actor.id,
    title: both(service.name),
    about: both(service.description),
    unverified: service.description.unverified === true || actor.status === 'uncertain',
    suits: suitsOf(service),
    never: service.never ? definedOnly(service.never) : {},
    area: service.areas[0] ?? '',
    informs: actor.gives === 'information' && !money.includes(service.areas[0] ?? ''),
    throughBank: service.appliedBy === 'bank',
    beforehand: service.areas[0] === 'bidrag' && actor.gives === 'person',
    recommendable: !service.closed && !isGone(actor),
    ...(service.words?.when === undefined ? {} : { toldWhen: service.words.when }),
    ...(service.cost ? { cost: both(service.cost) } : {}),
    ...(service.apply ? { next: both(service.apply) } : {}),
    ...(checked === undefined ? {} : { checked }),
  };
}

/** The latest date of the sources that the facts rest on. */
export function lastChecked(knowledge: Pick<Knowledge, 'sources'>, facts: readonly { sources?: string[] | undefined }[]): string | undefined {
  return facts.flatMap(({ sources }) => sources ?? []).flatMap((source) => knowledge.sources[source]?.date ?? []).sort().at(-1);
}

function suitsOf(service: Service): ServiceTable['suits'] {
  const suits: ServiceTable['suits'] = {};
  for (const [slot, values] of Object.entries(definedOnly(service.suits ?? {}))) suits[slot as Slot] = { values, other: otherwise[slot as keyof Fit] };
  suits.stage ??= { values: stagesOf(service.stages), other: otherwise.stage };
  if (stageIds.every((stage) => suits.stage?.values.includes(stage))) delete suits.stage;
  return suits;
}

/** `internationalisering` is not a stage one can be asked about: what serves only it serves young and established companies. */
export function stagesOf(listed: Service['stages']): string[] {
  const asked = listed.filter((stage) => stage !== 'internationalisering');
  return asked.length > 0 ? asked : ['tidig_tillvaxt', 'etablerad'];
}

function definedOnly(fit: Fit): Partial<Record<Slot, string[]>> {
  return Object.fromEntries(Object.entries(fit).filter(([, values]) => values !== undefined)) as Partial<Record<Slot, string[]>>;
}

function regionTable(knowledge: Knowledge, { region, routing }: Knowledge['regions'][number]): RegionTable {
  const all = knowledge.regions.flatMap(({ actors }) => actors);
  const { coordinator } = region;
  const door = coordinator && all.find(({ id }) => id === coordinator.actor);
  return {
    id: region.id,
    name: both(region.name),
    municipalities: region.municipalities.map(({ name }) => name),
    routing: new Map(Object.entries(routing).map(([need, ranked]) => [need, weigh(ranked)])),
    ...(coordinator && door ? { coordinator: { actor: door.id, service: door.services[0]?.id ?? '', ...(coordinator.phone ? { phone: coordinator.phone } : {}), ...(coordinator.email ? { email: coordinator.email } : {}) } } : {}),
  };
}

function weigh(ranked: readonly string[]): Map<string, number> {
  const weights = ranked.map((_, rank) => ranks.decay ** rank);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return new Map(ranked.map((service, rank) => [service, (weights[rank] ?? 0) / sum]));
}

function both(text: { sv: string; en?: string | undefined } | Fact): Words {
  return { sv: text.sv, en: text.en ?? text.sv };
}
