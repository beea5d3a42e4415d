import type { Language, Sends, Slot } from '../events.ts';
import type { WorkingTime } from '../handover/clocks.ts';

/**
 * What a decision needs to know of the world, handed in. Built from the knowledge once, when it is loaded; plain tables and
 * pure functions only.
 */
export type World = WorkingTime & {
  version: string;
  regions: ReadonlyMap<string, WorldRegion>;
  /** The region of each door, and the language it greets in. */
  doors: ReadonlyMap<string, { region: string; language: Language; name: string }>;
  actors: ReadonlyMap<string, WorldActor>;
  services: ReadonlyMap<string, WorldService>;
  needs: ReadonlyMap<string, { label: Words; example?: Words; reason: Words; area: string }>;
  /** Short answers to general questions, each with the service whose page owns it. */
  answers: ReadonlyMap<string, { text: Words; service: string; checked?: string; unverified: boolean }>;
  /** Which region a municipality lies in; undefined for one outside all of them. */
  regionOf(municipality: string): string | undefined;
  /** Whether this is the name of a municipality outside the regions. */
  isPlace(name: string): boolean;
  /** Whether a slot has this option. */
  hasOption(slot: string, option: string): boolean;
  /** The villages and other places in a municipality that people name instead of it. */
  placesIn(municipality: string): readonly string[];
  /** What a municipality's office is called: "Mora kommun", "Falu kommun". */
  officeName(municipality: string): string;
  /** A phrase by name: its text in the language, with the values filled in. */
  phrase(name: string, language: Language, values?: PhraseValues): string;
  /** How a value of a slot is written on a button. */
  label(slot: string, value: string, language: Language): string;
  /** A few words that show what a value means, where its label may not be enough. */
  example(slot: string, value: string, language: Language): string | undefined;
  /** The emergency number and a helpline, for words of despair. */
  crisis: { emergency: string; helpline: string; number: string };
  /** By when the company hears (ISO 8601), when it asks an actor at this time: one day on which that actor works, or as many as it has asked for. */
  hearsBy(at: string, actor?: string): string;
  /** Until when an actor is closed (a date, inclusive), where that delays its answer to who asks at this time, and what it says about it. */
  closedUntil(at: string, actor: string): { to: string; note?: Words } | undefined;
  /** By when a promoter who takes the case now should have called: the next working day at noon. */
  callsBy(at: string, actor?: string): string;
  /** A time as one says it, in Swedish time: "onsdag 25 november kl. 12". */
  sayTime(iso: string, language: Language): string;
  /** A date as one says it: "söndag 9 augusti". */
  sayDay(date: string, language: Language): string;
  checkOrganisationNumber(text: string): 'ok' | 'personal' | 'invalid';
};
export type Words = Readonly<Record<Language, string>>;
export type PhraseValues = Readonly<Record<string, string | number | boolean>>;

export type WorldRegion = {
  id: string;
  name: Words;
  coordinator?: { actor: string; service: string; phone?: string; email?: string };
  municipalities: readonly string[];
  /** For each need, how much each service answers to it; the weights of a need sum to 1. */
  routing: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

export type WorldActor = {
  id: string;
  name: string;
  serves: readonly string[];
  /** How it takes part at present: what its knowledge says, and whether its channel works. */
  handover: 'live' | 'introduce' | 'link';
  gives: 'person' | 'information';
  perMunicipality: boolean;
  /** What of a question is sent to it; all where it is left out. */
  sends?: Sends;
  municipalities?: readonly string[];
  /** For who is closed or has moved: what is said, and the services one is led to instead. */
  gone?: { said: Words; how: 'closed' | 'moved' | 'unknown'; leadsTo: readonly string[] };
  url?: string;
  phone?: string;
  email?: string;
  /** What it says itself that it is best at. */
  best?: Words;
  /** What it is asked about and does not do, and which actor does. */
  notUs?: readonly { what: Words; to: string }[];
  services: readonly string[];
};

export type WorldService = {
  id: string;
  actor: string;
  title: Words;
  about: Words;
  cost?: Words;
  next?: Words;
  checked?: string;
  unverified: boolean;
  /** How much more or less likely a company with this value is to be one for this service; values not listed are `other`. */
  suits: Readonly<Partial<Record<Slot, { values: readonly string[]; other: number }>>>;
  never: Readonly<Partial<Record<Slot, readonly string[]>>>;
  /** Its area, such as loans or advice. */
  area: string;
  /** Whether it is a page to read rather than somebody who helps or gives money. */
  informs: boolean;
  /** Whether it is the bank that applies. */
  throughBank: boolean;
  /** Money that must be applied for before anything is ordered or started. */
  beforehand: boolean;
  recommendable: boolean;
  /** The need that its telling words are about, where they are about one only. */
  toldWhen?: string;
};
