import type { Scope } from '../../../src/accounts/account.ts';
import type { Report } from '../../../src/retention/report.ts';
import type { HandoverRecord } from '../../../src/retention/record.ts';
import type { Due, Hold } from '../../../src/retention/rules.ts';
import type { HandoverRow } from '../../../src/store/store.ts';
import type { Retention } from '../../../src/store/retention.ts';

/** A door or an actor: what it is called, and in which region it lies. */
export type Named = { id: string; name: string; region: string; regionName: string };

/** What is kept of one conversation, as its page shows it. */
export type Shown = {
  conversation: string;
  code: string;
  door: string;
  practice: boolean;
  at: string;
  lastAt: string;
  said: number;
  handovers: HandoverRow[];
  contacts: { name: string; ways: string[] }[];
  due: Due | undefined;
  hold: Hold | undefined;
  askedAt: string | undefined;
};

/** What the pages about personal data work with. */
export type PrivacyParts = {
  retention: Retention;
  /** The public authorities that have noted no decision to erase: those that an admin has marked, and those known as such that something has been sent to. */
  undecided(): Promise<string[]>;
  /** All doors, and all actors that take companies. */
  doors: () => readonly Named[];
  actors: () => readonly Named[];
  /** Conversations by a code, an id, an e-mail address, a telephone number or an organisation number. */
  find: (words: string) => Promise<string[]>;
  show: (conversation: string) => Promise<Shown | undefined>;
  /** The same as the company gets itself. */
  exported: (conversation: string, at: string) => Promise<unknown>;
  /** Throws Refused, by its code `held`, where it must be kept. */
  forget: (conversation: string) => Promise<void>;
  /** Erases what is due at once; nothing where that is under way. */
  eraseNow: (by: string) => Promise<Report | undefined>;
  record: (handover: string) => Promise<HandoverRecord | undefined>;
  handoversTo: (actor: string) => Promise<HandoverRow[]>;
  scopeOfHandover: (handover: string) => Promise<Scope | undefined>;
};

/** Whose a door or an actor is. */
export function scopeOf(named: readonly Named[], id: string): Scope | undefined {
  const one = named.find((each) => each.id === id);
  return one && { regions: [one.region], actors: [one.id] };
}

/** A door or an actor with its region, where its name does not say that by itself. */
export function withRegion({ name, regionName }: Pick<Named, 'name' | 'regionName'>): string {
  return name.includes(regionName) ? name : `${name} (${regionName})`;
}
