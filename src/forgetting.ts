import { randomUUID } from 'node:crypto';
import type { Engine } from './engine.ts';
import { Conflict } from './store/store.ts';
import type { HandoverRow, Store } from './store/store.ts';

type Parts = { store: Store; engine: Pick<Engine, 'current' | 'forget'>; now: () => Date };

const tries = 3;

/** Removes a conversation for good. Cards that said that its company had been here before are to be shown anew, without that. */
export async function forgetConversation(parts: Parts, conversation: string): Promise<void> {
  const knowing = await cardsThatKnow(parts.store, conversation);
  await parts.store.forget(conversation);
  parts.engine.forget(conversation);
  for (const row of knowing) await showAnew(parts, row);
}

async function cardsThatKnow(store: Store, conversation: string): Promise<HandoverRow[]> {
  const chains = new Set((await store.handovers({ conversation })).map(({ chain }) => chain));
  const kin = await Promise.all([...chains].map((chain) => store.kin(chain)));
  return (await store.handovers({ chains: kin.flat().filter(({ shown }) => shown).map(({ chain }) => chain), open: true })).filter((row) => row.conversation !== conversation);
}

/** A card is refreshed though nothing has happened in its own conversation. */
async function showAnew({ store, engine, now }: Parts, { id, conversation }: HandoverRow): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { version } = await engine.current(conversation);
      return await store.append(conversation, version, [], { deliveries: [{ id: `forgotten:${randomUUID()}`, kind: 'refresh', conversation, handover: id, version, due: now().toISOString() }] });
    } catch (error) {
      if (!(error instanceof Conflict) || attempt >= tries) throw error;
    }
  }
}
