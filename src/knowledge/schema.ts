import { z } from 'zod';
import { Sends } from '../events.ts';

/**
 * The form of everything under `knowledge/`. Each message says in Swedish what to write instead, since the reader is an
 * admin at a region and not a programmer. Keys are the words of the public contract; the Swedish README beside the files explains them.
 */

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'skriv med små bokstäver a–z, siffror och bindestreck, till exempel almi-dalarna');
const month = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'skriv datumet som 2024, 2024-12 eller 2024-12-31, inom citattecken');

export const Language = z.enum(['sv', 'en']);
export type Language = z.infer<typeof Language>;

/** A text in both languages. English may be missing; Swedish may not. */
export const Text = z.strictObject({ sv: z.string().min(1), en: z.string().min(1).optional() });
export type Text = z.infer<typeof Text>;

const origin = {
  sources: z.array(z.string()).min(1, 'nämn minst en källa, eller skriv unverified: true i stället').optional(),
  unverified: z.literal(true).optional(),
  asOf: z.string().optional(),
};
const hasOrigin = (fact: { sources?: string[] | undefined; unverified?: true | undefined }) => Boolean(fact.sources ?? fact.unverified);
/** Asked even where something else is wrong with the fact, so that all its faults are told at once. */
const originMissing = {
  error: 'skriv varifrån uppgiften kommer, till exempel sources: [almi_faq], eller unverified: true om ingen har bekräftat den',
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
};

/** A statement about an actor or a service: its text, and the sources it rests on or the mark that nobody has confirmed it. */
export const Fact = z.strictObject({ sv: z.string().min(1), en: z.string().min(1).optional(), ...origin }).refine(hasOrigin, originMissing);
export type Fact = z.infer<typeof Fact>;

/** A bare value (a name, a domain, a telephone number) with its origin. `null` means known to be missing. */
export const Value = z.strictObject({ v: z.union([z.string(), z.number(), z.null()]), ...origin }).refine(hasOrigin, originMissing);
export type Value = z.infer<typeof Value>;

const Limit = z.strictObject({ key: z.string(), v: z.union([z.string(), z.number()]), note: z.string().optional(), ...origin }).refine(hasOrigin, originMissing);

/** The life of a company as the facts divide it. `internationalisering` is not asked about: it serves the third and fourth. */
export const stages = ['ide', 'start', 'tidig_tillvaxt', 'etablerad', 'agarskifte_omstallning'] as const;
export const sectors = ['tillverkning', 'it', 'tjanster', 'bygg', 'turism', 'jordbruk', 'skog', 'handel', 'kultur', 'livsmedel', 'vard', 'annat'] as const;
export const orgs = ['student', 'forskare', 'enskild', 'ab', 'forening', 'kooperativ', 'utlandskt'] as const;
export const markets = ['sverige', 'eu', 'utanfor_eu'] as const;
export const sizes = ['0', '1-9', '10-49', '50-249', '250+'] as const;
/** Sums of money that are sought or to be paid, in kronor. */
export const amounts = ['under_100k', '100k_1m', '1m_10m', 'over_10m'] as const;
/** What the bank has said: no, or only part of it. */
export const banks = ['no', 'part'] as const;

/** Values of the slots that a service is meant for, or closed to. */
const Fit = z.strictObject({
  sector: z.array(z.enum(sectors)).optional(),
  org: z.array(z.enum(orgs)).optional(),
  market: z.array(z.enum(markets)).optional(),
  employees: z.array(z.enum(sizes)).optional(),
  stage: z.array(z.enum(stages)).optional(),
  municipality: z.array(z.string()).optional(),
  ordered: z.array(z.enum(['nej', 'ja'])).optional(),
  amount: z.array(z.enum(amounts)).optional(),
  bank: z.array(z.enum(banks)).optional(),
});
export type Fit = z.infer<typeof Fit>;

const Service = z.strictObject({
  id: slug,
  name: Text,
  description: Fact,
  areas: z.array(z.string()).min(1),
  stages: z.array(z.enum([...stages, 'internationalisering'])).min(1),
  needs: z.array(z.string()).min(1),
  /** Whom it suits best. Soft: others are not shut out. */
  suits: Fit.optional(),
  /** Whom it never serves, by law or by its own rules. */
  never: Fit.optional(),
  eligibility: z.array(Fact).optional(),
  limits: z.array(Limit).optional(),
  cost: Fact.optional(),
  apply: Fact.optional(),
  /** Who applies, where it is not the company itself. */
  appliedBy: z.literal('bank').optional(),
  markets: Fact.optional(),
  hint: Fact.optional(),
  /** Closed schemes stay on file so that whoever asks is told, and are never recommended. */
  closed: z.boolean().default(false),
  status: Fact.optional(),
  examples: z.strictObject({ sv: z.array(z.string()).default([]), en: z.array(z.string()).default([]) }).optional(),
  /** The beginnings of words, in either language, that by themselves say that it is this service, or that it is not; `when` names the need that they are about. */
  words: z.strictObject({ when: z.string().optional(), for: z.array(z.string().min(3)).default([]), against: z.array(z.string().min(3)).default([]) }).optional(),
});
export type Service = z.infer<typeof Service>;

const colour = z.string().regex(/^#[0-9a-f]{6}$/i, 'skriv färgen som # och sex tecken inom citattecken, till exempel \'#005b99\'');
/** Only what a browser calls itself: it goes as it is into a header, and is compared with what the browser says. */
const site = z.string().regex(/^https:\/\/([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/, 'skriv https:// och webbplatsens namn med små bokstäver, utan snedstreck eller sida efter, till exempel https://www.exempel.se (å, ä och ö skrivs som webbläsaren kallar dem, med xn--)');

/** How a door looks and greets where companies come in by it. */
export const Brand = z.strictObject({
  colour: colour.optional(),
  /** What is written on the colour; black or white, whichever is easier to read, where it is left out. */
  ink: colour.optional(),
  greeting: Text.optional(),
  /** What the actor says about personal data before anything has been written. */
  privacy: Text.optional(),
  /** The websites that may show the chat in a frame. */
  sites: z.array(site).optional(),
  /** The language it greets in, where it is not the region's. */
  language: Language.optional(),
});
export type Brand = z.infer<typeof Brand>;

/** A logotype as it is served: its file in base64. */
export const Logo = z.strictObject({ type: z.enum(['svg', 'png']), data: z.string() });
export type Logo = z.infer<typeof Logo>;

const day = z.iso.date('skriv datumet som 2027-07-12, inom citattecken');
/** A time when nobody answers, first and last day included. */
const Closed = z.strictObject({ from: day, to: day, note: Text.optional() }).refine(({ from, to }) => from <= to, { error: 'to ska vara samma dag som from eller en senare', path: ['to'] });

const hour = z.int('skriv hela timmar, som 8 och 17').min(0).max(24);

export const Actor = z.strictObject({
  id: slug,
  name: z.string().min(1),
  legalName: Value.optional(),
  aliases: z.array(z.string()),
  type: Fact,
  status: z.enum(['active', 'uncertain', 'moved', 'closed', 'unknown']),
  statusNote: Fact,
  /** Which regions it serves: names of folders. */
  serves: z.array(slug).min(1, 'nämn minst en region som aktören arbetar i, till exempel [dalarna]'),
  /** Only these municipalities, where it does not serve the whole region. */
  municipalities: z.array(z.string()).optional(),
  /** One recipient and one channel for each municipality of the region, such as a municipal business office. */
  perMunicipality: z.boolean().default(false),
  /** A public authority, or else under the principle of public access: what is sent to it may be erased only by a decision of its own. */
  publicAuthority: z.boolean().default(false),
  /** Whether people answer there (person), or a website and its forms do (information). */
  gives: z.enum(['person', 'information']),
  handover: z.enum(['live', 'introduce', 'link']),
  purpose: Fact,
  goals: Fact.optional(),
  collaboration: Fact.optional(),
  coverage: Fact.optional(),
  website: Value,
  contact: z.strictObject({ phone: Value.optional(), email: Value.optional() }).default({}),
  /** When it is closed, such as some weeks in summer: then companies are told, and hear from it afterwards. */
  closed: z.array(Closed).default([]),
  /** The hours of its working day, where they are not 8 to 17. */
  hours: z.strictObject({ from: hour, to: hour }).refine(({ from, to }) => from < to, { error: 'to ska vara en senare timme än from', path: ['to'] }).optional(),
  /** Within how many working days somebody there takes a case: so much is promised, and then it goes on to the next door. */
  expires: z.int().min(1, 'skriv minst 1').max(10, 'skriv högst 10: ett företag som väntar längre har gett upp').optional(),
  slack: z.strictObject({ channel: z.string().min(1), /** The workspace, by Slack's id, where it is not the region's own. */ team: z.string().regex(/^T[A-Z0-9]{2,}$/, 'skriv arbetsytans id, som börjar med T, till exempel T0123ABCD').optional() }).optional(),
  /** Where handovers go by e-mail, for who has no Slack or whose Slack does not work. */
  mail: z.email('skriv en e-postadress, till exempel foretag@exempel.se').optional(),
  /** What of a company's question leaves the house: all that it agreed to send, what it is about, or only a link to it. */
  sends: Sends.default('full'),
  brand: Brand.optional(),
  /** Who at the actor stands for what is said of it here, and since when. */
  assured: z.strictObject({ by: z.string().min(1), at: day }).optional(),
  /** What the actor itself says that it is best at. */
  best: Fact.optional(),
  /** What it is asked about and does not do, and which actor does. */
  notUs: z.array(z.strictObject({ what: Text, to: slug })).optional(),
  successor: Fact.optional(),
  /** For who is gone or has moved: the services that a company is led to instead. */
  leadsTo: z.array(slug).optional(),
  notes: z.array(Fact).optional(),
  inSeed: z.string().nullable().optional(),
  services: z.array(Service).min(1),
});
export type Actor = z.infer<typeof Actor>;

const Municipality = z.strictObject({
  code: z.string().regex(/^\d{4}$/, 'skriv kommunkoden med fyra siffror inom citattecken, till exempel \'2080\''),
  name: z.string().min(1),
  /** What the municipality calls itself, where it is not simply its name (with an s after a consonant) and kommun. */
  office: z.string().min(1).optional(),
  /** Villages and towns that people name instead of the municipality. */
  places: z.array(z.string()).default([]),
});

export const Region = z.strictObject({
  id: slug,
  name: Text,
  centre: z.string().optional(),
  county: z.strictObject({ code: z.string(), letter: z.string(), name: z.string() }).optional(),
  language: Language.default('sv'),
  /** The door that takes whoever no other door fits, and introduces the company to actors that have not joined. */
  coordinator: z.strictObject({ actor: slug, phone: z.string().nullable(), email: z.string().nullable() }).optional(),
  crisis: z.strictObject({ emergency: z.string(), helpline: z.strictObject({ name: z.string(), phone: z.string() }), unverified: z.literal(true).optional() }).optional(),
  municipalities: z.array(Municipality).default([]),
  placesUnverified: z.literal(true).optional(),
  collaborations: z.array(z.strictObject({
    id: slug, name: z.string(), description: Fact, participants: z.array(slug).default([]), operator: slug.optional(), steering: slug.optional(), notes: z.array(Fact).default([]),
  })).default([]),
});
export type Region = z.infer<typeof Region>;

/** For each need, the region's services that answer it, the best first. */
export const Routing = z.record(z.string(), z.array(slug));
export type Routing = z.infer<typeof Routing>;

export const Source = z.strictObject({ title: z.string(), publisher: z.string(), url: z.string(), dated: z.string(), date: month.optional() });
export type Source = z.infer<typeof Source>;

/** All sources by name. */
export const Sources = z.record(z.string(), Source);
export type Sources = z.infer<typeof Sources>;

/** Municipalities outside the regions, so that a company elsewhere is recognised and led to the national doors. */
export const OtherPlaces = z.strictObject({ municipalities: z.array(z.strictObject({ name: z.string().min(1), county: z.string().min(1) })) });
export type OtherPlaces = z.infer<typeof OtherPlaces>;

/** A general question with its short answer, the service whose page owns it, and how people ask it. */
export const Answer = z.strictObject({
  id: slug,
  question: Text,
  answer: Fact,
  service: slug,
  examples: z.strictObject({ sv: z.array(z.string()).default([]), en: z.array(z.string()).default([]) }),
});
export type Answer = z.infer<typeof Answer>;
export const Answers = z.array(Answer);
export type Answers = z.infer<typeof Answers>;

export const Need = z.strictObject({ label: Text, example: Text.optional(), reason: Text, areas: z.array(z.string()).min(1), question: Text.optional() });
export type Need = z.infer<typeof Need>;

export const Common = z.strictObject({ areas: z.record(z.string(), Text), stages: z.record(z.string(), Text), needs: z.record(z.string(), Need) });
export type Common = z.infer<typeof Common>;

/** Everything we know, as it is compiled once and read at start. */
export const Knowledge = z.strictObject({
  version: z.string(),
  common: Common,
  sources: Sources,
  /** Municipalities of no region here. */
  elsewhere: OtherPlaces.shape.municipalities,
  /** Short answers to general questions. */
  answers: Answers,
  regions: z.array(z.strictObject({ region: Region, routing: Routing, actors: z.array(Actor) })),
  /** The logotypes by actor. */
  logos: z.record(z.string(), Logo).default({}),
});
export type Knowledge = z.infer<typeof Knowledge>;
