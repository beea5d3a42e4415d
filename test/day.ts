import { onTestFinished } from 'vitest';
import type { HandoverRequest, Input } from '../src/conversation/input.ts';
import { openEngine } from '../src/engine.ts';
import type { Contact, Promoter, Settings } from '../src/events.ts';
import { queriesOf } from '../src/queries.ts';
import { marksWith } from '../src/recognise.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { knowledge, readingOf, world } from './world.ts';

export const kim: Promoter = { id: 'UKIM', name: 'Kim' };
export const lo: Promoter = { id: 'ULO', name: 'Lo' };

type Act = Extract<Input, { promoter: Promoter }>;
type Bare<T> = T extends unknown ? Omit<T, 'id' | 'at' | 'promoter' | 'handover'> : never;

/** Companies and promoters over the real engine, knowledge and store, on a day that can be gone on from. */
export async function dayAt(start: string, { atDesk = false, settings = [], need = 'lan' }: { atDesk?: boolean; settings?: readonly Settings[]; need?: string } = {}) {
  const store = await openSqlite(':memory:');
  onTestFinished(() => store.close());
  let at = start;
  let n = 0;
  const engine = openEngine({ store, world: () => world, understand: () => readingOf(need), marksOf: marksWith('a secret for the tests'), deliversPractice: true, wake: () => undefined });
  const read = queriesOf({
    store, engine, world: () => world, knowledge: () => knowledge, understand: () => readingOf(need), directory: () => ({ regions: [], doors: [], actors: () => undefined, services: () => undefined, map: { regions: [], areas: [], stages: [], needs: [], actors: [] } }), atDesk,
    settings: () => settings, setSettings: () => Promise.resolve(), channelChanged: () => undefined,
  });
  const conversationOf = async (handover: string) => (await store.handover(handover))?.conversation ?? '';
  return {
    store, read,
    get at() { return at; },
    goTo(time: string) { at = time; },
    async handedOver(actor: string, contact: Contact, { door = 'almi-dalarna', practice = false, municipality = 'Mora', ...also }: Partial<HandoverRequest> & { door?: string; practice?: boolean; municipality?: string } = {}): Promise<string> {
      const conversation = `c${++n}`;
      const handover = `h${n}`;
      await engine.receive(conversation, { id: `o${n}`, at, type: 'conversation.open', door, practice }, { token: `t${n}`, code: `k${n}` });
      await engine.receive(conversation, { id: `s${n}`, at, type: 'message.say', text: 'Vi behöver låna till en svarv' });
      await engine.receive(conversation, { id: `m${n}`, at, type: 'option.choose', slot: 'municipality', option: municipality });
      await engine.receive(conversation, { id: `v${n}`, at, type: 'message.say', text: 'Visa förslag nu' });
      await engine.receive(conversation, { id: handover, at, type: 'handover.request', actor, contact, onward: 'ask', sensitive: false, omit: [], ...also });
      return handover;
    },
    async act(handover: string, act: Bare<Act>, promoter: Promoter = kim): Promise<void> {
      await engine.receive(await conversationOf(handover), { ...act, handover, promoter, id: `a${++n}`, at });
    },
    async company(handover: string, input: Bare<Exclude<Input, { promoter: Promoter }>>): Promise<void> {
      await engine.receive(await conversationOf(handover), { handover, ...input, id: `b${++n}`, at } as Input);
    },
    async forget(handover: string): Promise<void> {
      const conversation = await conversationOf(handover);
      await store.forget(conversation);
      engine.forget(conversation);
    },
    /** The handover that is open now in the conversation of another. */
    openIn: async (handover: string) => (await store.handovers({ conversation: await conversationOf(handover), open: true })).at(-1),
  };
}
