import { setImmediate as nextTurn } from 'node:timers/promises';
import type { App, Directory, Queries } from '../../../adapters/adapter.ts';
import { replay } from '../../../src/conversation/conversation.ts';
import type { HandoverRequest, Input } from '../../../src/conversation/input.ts';
import { allow } from '../../../src/handover/handover.ts';
import type { Handover } from '../../../src/handover/handover.ts';
import { NotNow } from '../../../src/events.ts';
import type { Contact, Event, Reading, Recorded } from '../../../src/events.ts';

/** An engine with simple rules and no store: it keeps what the real one promises about order, repeats and refusals. */
export type FakeApp = App & {
  /** Adds events as a promoter or the clock would. */
  add(conversation: string, cause: string, events: Event[]): Recorded[];
  /** What the next input is answered with instead. */
  failNext(error: Error): void;
  turns(): number;
  /** Whether the database can be reached from now on. */
  setReachable(reachable: boolean): void;
};

const by = '2026-11-25T12:00:00.000Z';
const reading: Reading = { model: 'fake', language: 'sv', kind: 'need', needs: [], notNeeds: [], general: 0, mentions: [], named: [], found: [], plural: true, because: [] };

export const directory: Directory = {
  regions: [{ id: 'dalarna', name: { sv: 'Dalarna' }, municipalities: [{ code: '2062', name: 'Mora' }], coordinator: 'dalarna-science-park' }],
  doors: [{ id: 'almi-dalarna', name: 'Almi (Dalarna)', region: 'dalarna', regionName: 'Dalarna', language: 'sv', status: 'active' }],
  actors: (region) => (region === 'dalarna' ? [{ id: 'almi-dalarna', name: 'Almi (Dalarna)' }] : undefined),
  services: (region) => (region === 'dalarna' ? [{ id: 'almi-foretagslan', actor: 'almi-dalarna' }] : undefined),
  map: { regions: [], areas: [], stages: [], needs: [], actors: [] },
};

export function fakeApp(now: () => Date): FakeApp {
  const streams = new Map<string, Recorded[]>();
  const contacts = new Map<string, { conversation: string; contact: Contact }>();
  const keys = new Map<string, string>();
  const watchers = new Map<string, Set<(records: readonly Recorded[]) => void>>();
  const queues = new Map<string, Promise<unknown>>();
  let failure: Error | undefined;
  let turns = 0;
  let reachable = true;

  function add(conversation: string, cause: string, events: Event[]): Recorded[] {
    const before = streams.get(conversation) ?? [];
    const records = events.map((event, i): Recorded => ({ version: before.length + 1 + i, at: now().toISOString(), cause, event }));
    streams.set(conversation, [...before, ...records]);
    for (const listener of watchers.get(conversation) ?? []) listener(records);
    return records;
  }

  async function receive(conversation: string, input: Input, access?: { token: string; code: string }): Promise<Recorded[]> {
    await nextTurn();
    if (failure) { const error = failure; failure = undefined; throw error; }
    const text = input.type === 'message.say' ? input.text.replace(/\S+@\S+/g, '[e-post]') : '';
    const before = (streams.get(conversation) ?? []).filter(({ cause }) => cause === input.id);
    if (before[0]) {
      if (!isSame(before[0].event, input, text)) throw new NotNow('conflict_id', 'another content');
      return before;
    }
    turns += 1;
    const records = add(conversation, input.id, decide(streams.get(conversation) ?? [], input, text));
    if (access) { keys.set(`token ${access.token}`, conversation); keys.set(`code ${access.code}`, conversation); }
    if (input.type === 'handover.request') contacts.set(input.id, { conversation, contact: input.contact });
    return records;
  }

  const read = {
    async conversation(id: string) { await nextTurn(); const all = streams.get(id); return all && { conversation: replay(all), version: all.length }; },
    async events(id: string, after = 0) { await nextTurn(); return (streams.get(id) ?? []).filter(({ version }) => version > after); },
    watch(id: string, listener: (records: readonly Recorded[]) => void) {
      const listeners = watchers.get(id) ?? new Set();
      watchers.set(id, listeners.add(listener));
      return () => { listeners.delete(listener); };
    },
    access(key: { token: string } | { code: string }) {
      const conversation = keys.get('token' in key ? `token ${key.token}` : `code ${key.code}`);
      return Promise.resolve(conversation === undefined ? undefined : { conversation });
    },
    preview(id: string, request: HandoverRequest) {
      refuse(streams.get(id) ?? [], request);
      return Promise.resolve({ text: `Till Almi\n${request.contact.name}\n${request.note ?? ''}`, recipient: 'Almi', by });
    },
    everything(id: string) {
      const mine = [...contacts].filter(([, { conversation }]) => conversation === id).map(([chain, { contact }]) => [chain, contact] as const);
      return Promise.resolve({ events: streams.get(id) ?? [], contacts: Object.fromEntries(mine), handovers: [] });
    },
    options: (_id: string, slot: string) => Promise.resolve(slot === 'municipality' ? [{ id: 'Mora', label: 'Mora', places: ['Våmhus'] }, { id: 'unknown', label: 'Vet inte' }] : undefined),
    counts: () => Promise.resolve({ conversations: streams.size, handovers: { requested: contacts.size }, deliveriesDue: 1, deliveriesGivenUp: 0, channelsBroken: 0, workspacesBroken: 0 }),
    reach: () => (reachable ? Promise.resolve() : Promise.reject(new Error('the database is away'))),
    directory: () => directory,
    handover: (id: string) => Promise.resolve(contacts.has(id) ? { conversation: contacts.get(id)!.conversation } : undefined),
  } as unknown as Queries;

  return {
    add,
    failNext(error) { failure = error; },
    turns: () => turns,
    setReachable(is) { reachable = is; },
    receive(conversation, input, access) {
      const mine = (queues.get(conversation) ?? Promise.resolve()).catch(() => undefined).then(() => receive(conversation, input, access));
      queues.set(conversation, mine);
      return mine;
    },
    read,
    forget(id) {
      streams.delete(id);
      for (const [key, conversation] of keys) if (conversation === id) keys.delete(key);
      for (const [chain, { conversation }] of contacts) if (conversation === id) contacts.delete(chain);
      return Promise.resolve();
    },
    unreachable: () => Promise.resolve(),
    addToken(id, hash) { keys.set(`token ${hash}`, id); return Promise.resolve(); },
  };
}

function isSame(event: Event, input: Input, text: string): boolean {
  switch (input.type) {
    case 'message.say': return event.type === 'message.said' && event.text === text;
    case 'option.choose': return event.type === 'option.chosen' && event.slot === input.slot && event.option === input.option;
    case 'handover.request': return event.type === 'handover.requested' && event.actor === input.actor;
    default: return true;
  }
}

function decide(before: readonly Recorded[], input: Input, text: string): Event[] {
  const said = { language: 'sv', from: 'assistant', message: `${input.id}.1`, type: 'message.sent' } as const;
  switch (input.type) {
    case 'conversation.open':
      if (input.door !== 'almi-dalarna') throw new NotNow('unknown_door', 'Den dörren finns inte.');
      return [
        { type: 'conversation.opened', door: input.door, region: 'dalarna', language: input.language ?? 'sv', languageChosen: input.language !== undefined, practice: input.practice },
        { ...said, language: input.language ?? 'sv', phrase: 'greeting', text: 'Hej! Vad vill ni ha hjälp med?' },
      ];
    case 'message.say':
      return [
        { type: 'message.said', message: input.id, text, language: 'sv', removed: [], reading },
        { ...said, phrase: 'ask.municipality', text: 'I vilken kommun finns ni?', question: { slot: 'municipality', options: [{ id: 'Mora', label: 'Mora' }, { id: 'unknown', label: 'Vet inte' }] } },
      ];
    case 'option.choose':
      if (!['Mora', 'unknown'].includes(input.option)) throw new NotNow('unknown_option', 'Det svaret finns inte att välja.');
      return [
        { type: 'option.chosen', message: input.id, slot: input.slot, option: input.option, label: 'Mora', correction: false, language: 'sv' },
        { ...said, phrase: 'recommend', text: 'Här kommer ni rätt.', doors: [{ actor: 'almi-dalarna', service: 'almi-foretagslan', name: 'Almi (Dalarna)', title: 'Företagslån', why: ['ni söker lån'], handover: 'live', checked: '2024-12', unverified: false, url: 'https://almi.example' }] },
      ];
    case 'message.rate':
      return [{ type: 'message.rated', message: input.message, helpful: input.helpful }];
    case 'handover.request':
      refuse(before, input);
      return [
        { type: 'handover.requested', handover: input.id, chain: input.id, actor: input.actor, service: input.service ?? '', recipient: 'Almi', brief: [], quotes: [], onward: input.onward, sensitive: input.sensitive, named: true, by },
        { ...said, from: 'system', phrase: 'handover.sent', text: 'Skickad till Almi.', handover: input.id },
      ];
    case 'handover.withdraw':
      allow('withdraw', handoverIn(before, input.handover));
      return [{ type: 'handover.withdrawn', handover: input.handover }, { ...said, from: 'system', phrase: 'handover.withdrawn', text: 'Tillbakatagen.', handover: input.handover }];
    case 'language.choose':
      return [{ type: 'language.changed', language: input.language }];
    case 'handover.rate':
      allow('rate', handoverIn(before, input.handover));
      return [{ type: 'handover.rated', handover: input.handover, helped: input.helped }];
    default:
      throw new Error(`not here: ${input.type}`);
  }
}

function refuse(before: readonly Recorded[], request: HandoverRequest): void {
  const number = request.contact.organisationNumber;
  if (number?.startsWith('19')) throw new NotNow('sole_trader', 'Enskild firma? Lämna tomt.');
  if (number === '0') throw new NotNow('organisation_number', 'Stämmer inte.');
  if (request.actor === 'verksamt') throw new NotNow('link_only', 'Verksamt tar inte emot frågor härifrån.');
  if (before.some(({ event }) => event.type === 'handover.requested')) throw new NotNow('already', 'Er fråga ligger redan hos Almi.');
}

function handoverIn(before: readonly Recorded[], handover: string): Handover {
  const all = replay(before);
  const one = all.status === 'none' ? undefined : all.handovers.find(({ id }) => id === handover);
  if (!one) throw new NotNow('unknown_handover', 'There is no such handover.');
  return one;
}
