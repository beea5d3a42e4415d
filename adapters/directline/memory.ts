import type { Form } from './form.ts';

/** Who sent a message, as its client knows it: what the client needs to recognise its own message when it comes back. */
export type Sender = { id: string; name?: string; clientActivityID?: string };

/** Something said beside the event log: the exchange before a handover, which holds contact details and is kept nowhere else. */
export type Aside = { id: string; at: string; from: 'company' | 'service'; text: string; choices: readonly string[]; /** The version of the log it comes after. */ after: number; /** Its place among the asides. */ seq: number };

/**
 * What is held in memory for each conversation, and for so long only: a half-filled form and what was said about it half an hour,
 * who sent which message a day. A restart loses it; the company is then told that the form is gone.
 */
export type Memory = {
  form(conversation: string): Form | undefined;
  /** Keeps the form, or lets it go when there is none. */
  setForm(conversation: string, form: Form | undefined): void;
  /** Whether a form was let go because of its age since this was last asked. */
  wasLost(conversation: string): boolean;
  /** Adds an aside after all before it, and after what a client has seen of an earlier process. */
  add(conversation: string, aside: Omit<Aside, 'seq'>, seen?: number): void;
  /** Takes back an aside whose message came to nothing. */
  drop(conversation: string, id: string): void;
  after(conversation: string, seq: number): readonly Aside[];
  latest(conversation: string): number;
  sender(conversation: string, message: string): Sender | undefined;
  setSender(conversation: string, message: string, sender: Sender | undefined): void;
  forget(conversation: string): void;
  watch(conversation: string, listener: () => void): () => void;
  /** Does one thing at a time in a conversation. */
  inTurn<T>(conversation: string, work: () => Promise<T>): Promise<T>;
  stop(): void;
};

type Entry = { form?: Form; formUntil: number; lost: boolean; seq: number; asides: (Aside & { until: number })[]; senders: Map<string, Sender>; until: number };

const formMs = 30 * 60_000;
const entryMs = 24 * 60 * 60_000;
const mostEntries = 5_000;
const mostAsides = 100;
const mostSenders = 300;

/** Empty at first. Looks through itself once a minute, so that contact details do not outlive their time. */
export function openMemory(now: () => Date): Memory {
  const entries = new Map<string, Entry>();
  const watchers = new Map<string, Set<() => void>>();
  const queues = new Map<string, Promise<unknown>>();
  const timer = setInterval(() => { for (const [id, entry] of entries) if (age(entry, now().getTime())) entries.delete(id); }, 60_000);
  timer.unref();

  function find(conversation: string): Entry | undefined {
    const entry = entries.get(conversation);
    if (!entry) return undefined;
    if (!age(entry, now().getTime())) return entry;
    entries.delete(conversation);
    return undefined;
  }

  function touch(conversation: string): Entry {
    const entry = find(conversation) ?? { formUntil: 0, lost: false, seq: 0, asides: [], senders: new Map<string, Sender>(), until: 0 };
    entry.until = now().getTime() + entryMs;
    entries.delete(conversation);
    entries.set(conversation, entry);
    const oldest = entries.keys().next().value;
    if (entries.size > mostEntries && oldest !== undefined) entries.delete(oldest);
    return entry;
  }

  return {
    form: (conversation) => find(conversation)?.form,
    setForm(conversation, form) {
      const entry = touch(conversation);
      if (form) Object.assign(entry, { form, formUntil: now().getTime() + formMs });
      else delete entry.form;
    },
    wasLost(conversation) {
      const entry = find(conversation);
      const lost = entry?.lost ?? false;
      if (entry) entry.lost = false;
      return lost;
    },
    add(conversation, aside, seen = 0) {
      const entry = touch(conversation);
      const time = now().getTime();
      // Counted from the clock, so that what is said after a restart comes after what a client has seen before it.
      entry.seq = Math.max(entry.seq + 1, seen + 1, time);
      entry.asides = [...entry.asides, { ...aside, seq: entry.seq, until: time + formMs }].slice(-mostAsides);
      for (const listener of watchers.get(conversation) ?? []) listener();
    },
    drop(conversation, id) {
      const entry = find(conversation);
      if (entry) entry.asides = entry.asides.filter((one) => one.id !== id);
    },
    after: (conversation, seq) => find(conversation)?.asides.filter((one) => one.seq > seq) ?? [],
    latest: (conversation) => find(conversation)?.seq ?? 0,
    sender: (conversation, message) => find(conversation)?.senders.get(message),
    setSender(conversation, message, sender) {
      const { senders } = touch(conversation);
      if (sender) senders.set(message, sender);
      else senders.delete(message);
      const oldest = senders.keys().next().value;
      if (senders.size > mostSenders && oldest !== undefined) senders.delete(oldest);
    },
    forget: (conversation) => { entries.delete(conversation); },
    watch(conversation, listener) {
      const listeners = watchers.get(conversation) ?? new Set();
      watchers.set(conversation, listeners.add(listener));
      return () => { listeners.delete(listener); if (listeners.size === 0) watchers.delete(conversation); };
    },
    inTurn(conversation, work) {
      const mine = (queues.get(conversation) ?? Promise.resolve()).catch(() => undefined).then(work);
      const settled = mine.then(() => undefined, () => undefined).then(() => { if (queues.get(conversation) === settled) queues.delete(conversation); });
      queues.set(conversation, settled);
      return mine;
    },
    stop() { clearInterval(timer); },
  };
}

/** Lets go of what is too old. Answers whether nothing need be held any longer. */
function age(entry: Entry, time: number): boolean {
  if (entry.form && entry.formUntil <= time) {
    delete entry.form;
    entry.lost = true;
  }
  entry.asides = entry.asides.filter(({ until }) => until > time);
  return entry.until <= time;
}
