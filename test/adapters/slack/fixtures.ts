import { NotNow } from '../../../src/events.ts';
import type { Contact, Event, Recorded, Settings } from '../../../src/events.ts';
import { allow, allowHolder, evolveHandover, isTaken } from '../../../src/handover/handover.ts';
import type { Handover } from '../../../src/handover/handover.ts';
import type { Adapter, App, Delivered, Digest, HandoverView, HomeOwner, HomeView } from '../../../adapters/adapter.ts';
import type { Installation, Settled } from '../../../src/store/store.ts';
import type { Log } from '../../../adapters/slack/log.ts';

export const requested: Extract<Event, { type: 'handover.requested' }> = {
  type: 'handover.requested', handover: 'h1', chain: 'h1', actor: 'almi-dalarna', service: 'almi-foretagslan', recipient: 'Almi (Dalarna)', municipality: 'Mora',
  brief: [
    { key: 'who', label: 'Vem', text: '' },
    { key: 'need', label: 'Behov', text: 'Lån till en ny maskin' },
    { key: 'stage', label: 'Skede', text: 'Etablerat företag' },
    { key: 'place', label: 'Plats', text: 'Våmhus, Mora' },
    { key: 'why', label: 'Varför ni', text: 'ni lånar ut till företag i Dalarna' },
    { key: 'note', label: 'Hälsning', text: 'Ring gärna efter tre' },
  ],
  quotes: ['Vi behöver låna till en ny svarv', 'Banken säger nej'],
  onward: 'ask', sensitive: false, named: true, by: '2026-11-25T11:00:00.000Z',
};

export const contact: Contact = { name: 'Karin Lind', company: 'Linds Verkstad AB', email: 'karin@lind.example', phone: '070-123 45 67', callTime: 'efter 15', organisationNumber: '556016-0680' };

/** The handover after these events, one minute apart. */
export function handoverAfter(...events: Event[]): Handover {
  const records = events.map((event, i): Recorded => ({ version: i + 1, at: new Date(Date.UTC(2026, 10, 24, 8, i)).toISOString(), cause: `c${i}`, event }));
  return records.reduce<Handover | undefined>(evolveHandover, undefined) as Handover;
}

/** A card's view with what differs from an ordinary open handover. */
export function viewOf(change: Partial<HandoverView> = {}): HandoverView {
  return {
    conversation: 'k1', practice: false, handover: handoverAfter(requested), actorName: 'Almi (Dalarna)', channel: 'dorr-almi-dalarna', chain: [], language: 'sv',
    onward: [{ id: 'ekn', name: 'EKN' }, { id: 'coompanion', name: 'Coompanion' }, { id: 'region', name: 'Region Dalarna' }, { id: 'leader', name: 'Leader' }, { id: 'drivhuset', name: 'Drivhuset' }],
    ...change,
  };
}

export type FakeApp = ReturnType<typeof fakeApp>;
type Claimed = Parameters<Adapter['deliver']>[0];

/** The rest of the product in memory: one conversation, handovers by the real state machine, and what the adapter keeps. */
export function fakeApp() {
  const records: Recorded[] = [];
  const handovers = new Map<string, Handover>();
  const inputs: Parameters<App['receive']>[1][] = [];
  const places = new Map<string, { handover: string; channel: string; ts: string }>();
  const channels = new Map<string, { name: string; id?: string; problem?: string; at: string }>();
  const kept = new Map<string, string | undefined>();
  const installations = new Map<string, Installation>();
  const settings = new Map<string, Settings>();
  const unreachable = new Set<string>();
  const movedOn: string[] = [];
  const coordinator = { of: undefined as string | undefined };
  const inOwnWorkspace = () => { const { team, channel } = extra; return { ...(team === undefined ? {} : { team }), channel: channel ?? 'dorr-almi-dalarna' }; };
  const extra: Partial<HandoverView> = {};
  const failing = { receive: undefined as Error | undefined, keep: undefined as Error | undefined };

  function happen(event: Event, cause: string): Recorded {
    const record = { version: records.length + 1, at: new Date(Date.UTC(2026, 10, 24, 8, records.length)).toISOString(), cause, event };
    if ('handover' in event && event.handover) handovers.set(event.handover, evolveHandover(handovers.get(event.handover), record));
    records.push(record);
    return record;
  }

  function decide(input: Parameters<App['receive']>[1]): Event {
    const handover = 'handover' in input ? handovers.get(input.handover) : undefined;
    if (!handover) throw new Error(`no handover for ${input.type}`);
    switch (input.type) {
      case 'handover.deliver': return allow('deliver', handover), { type: 'handover.delivered', handover: handover.id };
      case 'handover.accept': return allow('accept', handover), { type: 'handover.accepted', handover: handover.id, promoter: input.promoter, callBy: '2026-11-25T11:00:00.000Z' };
      case 'handover.refer': return allow('refer', handover), { type: 'handover.referred', handover: handover.id, promoter: input.promoter, to: input.to, reason: input.reason };
      case 'handover.decline': return allow('decline', handover), { type: 'handover.declined', handover: handover.id, promoter: input.promoter, reason: input.reason, ...(input.note ? { note: input.note } : {}) };
      case 'handover.contact': return allowHolder('contact', handover, input.promoter), { type: 'handover.contacted', handover: handover.id, promoter: input.promoter };
      case 'handover.call': return allowHolder('call', handover, input.promoter), { type: 'handover.called', handover: handover.id, promoter: input.promoter };
      case 'handover.ask': return allowHolder('ask', handover, input.promoter), { type: 'handover.asked', handover: handover.id, promoter: input.promoter, text: input.text };
      case 'handover.release': return allowHolder('release', handover, input.promoter), { type: 'handover.released', handover: handover.id, promoter: input.promoter, by: handover.by };
      case 'handover.give': return allowHolder('give', handover, input.promoter), { type: 'handover.given', handover: handover.id, promoter: input.promoter, to: input.to, callBy: handover.callBy };
      case 'handover.close': return allowHolder('complete', handover, input.promoter), { type: 'handover.completed', handover: handover.id, promoter: input.promoter, outcome: input.outcome, ...(input.note ? { note: input.note } : {}) };
      default: throw new NotNow('other', 'not here');
    }
  }

  const homes: HomeOwner[] = [];
  const extraHome: HomeView = { mine: [], waiting: [], more: { mine: 0, waiting: 0 }, actors: [], others: [], stuck: [] };
  const letters = fakeLetters();

  const read = {
    handover: async (id: string) => {
      const handover = handovers.get(id);
      if (!handover) return undefined;
      return viewOf({ handover, ...(isTaken(handover) ? { contact } : {}), ...extra });
    },
    events: async (_id: string, after = 0) => records.filter(({ version }) => version > after),
    actors: () => [{ id: 'ekn', name: 'EKN', region: 'dalarna', serves: [], perMunicipality: false, handover: 'live' as const }],
    home: async (owner: HomeOwner): Promise<HomeView> => { homes.push(owner); return extraHome; },
    digests: async (): Promise<Digest[]> => letters.due,
    claimDigest: async ({ week, channel }: { week: string; channel: string }) => letters.claim(`${week} ${channel}`),
    settleDigest: async ({ week, channel }: { week: string; channel: string }, result: Settled) => letters.settle(`${week} ${channel}`, result),
    place: async (id: string) => places.get(id),
    setPlace: async (id: string, place: { handover: string; channel: string; ts: string }) => void places.set(id, place),
    channel: async (name: string) => channels.get(name),
    setChannel: async (channel: { name: string; id?: string; problem?: string; at: string }) => void channels.set(channel.name, channel),
    keep: async ({ id, body }: { id: string; body: string }) => {
      if (failing.keep) throw failing.keep;
      if (kept.has(id)) return false;
      kept.set(id, body);
      return true;
    },
    unhandled: async () => [...kept].flatMap(([id, body]) => (body === undefined ? [] : [{ id, body }])),
    handled: async (id: string) => void kept.set(id, undefined),
    installations: async () => [...installations.values()],
    setInstallation: async (installation: Installation) => {
      const { at, problem } = { ...installation, ...installations.get(installation.team) };
      installations.set(installation.team, { ...installation, at, ...(problem === undefined ? {} : { problem }) });
    },
    markInstallation: async (team: string, problem: string | undefined, at: string) => {
      const { problem: before, ...installation } = installations.get(team) ?? { team, app: '', body: '', at };
      if ((before === undefined) === (problem === undefined)) return false;
      installations.set(team, { ...installation, ...(problem === undefined ? {} : { problem }) });
      return true;
    },
    setReachable: (actors: readonly string[], reachable: boolean) => { for (const actor of actors) if (reachable) unreachable.delete(actor); else unreachable.add(actor); },
    boundChannels: () => [{ actor: 'almi-dalarna', name: 'Almi (Dalarna)', region: 'dalarna', ...inOwnWorkspace() }, { actor: 'region-dalarna', name: 'Region Dalarna', region: 'dalarna', channel: 'dorr-region-dalarna' }],
    directory: () => ({ regions: [{ id: 'dalarna', name: { sv: 'Dalarna' }, municipalities: [], coordinator: coordinator.of }], doors: [], actors: () => undefined, services: () => undefined }),
    handovers: async ({ actor }: { actor?: string }) => [...handovers.values()].flatMap((one) => (one.actor === actor && ['requested', 'delivered', 'accepted', 'contacted'].includes(one.status) ? [{ id: one.id, conversation: 'k1', status: one.status }] : [])),
    settings: () => [...settings.values()],
    setSettings: async (set: Settings) => void settings.set(set.actor, set),
  };
  const app = {
    read,
    unreachable: async ({ id }: { id: string }) => void movedOn.push(id),
    receive: async (_conversation: string, input: Parameters<App['receive']>[1]) => {
      if (failing.receive) throw failing.receive;
      const before = records.filter(({ cause }) => cause === input.id);
      if (before.length) return before;
      inputs.push(input);
      return [happen(decide(input), input.id)];
    },
  } as unknown as App;

  return { installations, settings, unreachable, movedOn, coordinator, app, records, handovers, inputs, places, channels, kept, extra, failing, happen, homes, home: extraHome, letters };
}

/** Weekly letters as the store claims them, without its clock: what was not settled can be claimed anew once a lease has been let go. */
function fakeLetters() {
  const rows = new Map<string, { attempt: number; again: boolean; held: boolean; ended?: string }>();
  return {
    due: [] as Digest[],
    rows,
    claim: (key: string) => {
      const before = rows.get(key);
      if (before?.held || before?.ended) return undefined;
      const row = { attempt: (before?.attempt ?? 0) + 1, again: before?.again ?? false, held: true };
      rows.set(key, row);
      return { attempt: row.attempt, again: row.again };
    },
    settle: (key: string, result: Settled) => {
      const row = rows.get(key);
      if (row) rows.set(key, { ...row, held: false, ...(result.outcome === 'later' ? { again: row.again || result.ambiguous } : { ended: result.outcome }) });
    },
    /** The process that held it died. */
    died: (key: string) => rows.set(key, { attempt: 1, again: true, held: false }),
  };
}

let deliveries = 0;
/** A delivery as the outbox hands it out. */
export function delivery(kind: Claimed['kind'], change: Partial<Claimed> = {}): Claimed {
  return { id: `d${(deliveries += 1)}`, kind, conversation: 'k1', handover: 'h1', version: 1, due: '2026-11-24T08:00:00.000Z', attempt: 1, again: false, ...change };
}

/** Makes a delivery as the outbox does, coming back when told to, until it is done or given up. */
export async function drive(adapter: Pick<Adapter, 'deliver'>, kind: Claimed['kind'], version = 1): Promise<Delivered> {
  let claimed = delivery(kind, { version });
  for (let attempt = 1; attempt < 12; attempt += 1) {
    const result = await adapter.deliver({ ...claimed, attempt });
    if (result.outcome !== 'later') return result;
    await new Promise((due) => setTimeout(due, Math.min(result.after, 60)));
    claimed = { ...claimed, again: result.ambiguous };
  }
  throw new Error('it never ended');
}

/** A log that remembers what was written. */
export function fakeLog(): Log & { lines: { level: string; about: Record<string, unknown>; message: string }[] } {
  const lines: { level: string; about: Record<string, unknown>; message: string }[] = [];
  const at = (level: string) => (about: object, message: string) => void lines.push({ level, about: about as Record<string, unknown>, message });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** Every text anywhere in a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Waits until something holds, or fails with what it was. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 400; i += 1) {
    if (await holds()) return;
    await new Promise((again) => setTimeout(again, 10));
  }
  throw new Error(`it never came to pass that ${what}`);
}
