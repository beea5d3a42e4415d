import { randomUUID } from 'node:crypto';
import type { Engine } from './engine.ts';
import type { HandoverRow, Store } from './store/store.ts';

type Parts = { store: Store; engine: Pick<Engine, 'forget'>; now: () => Date };

/** Removes a conversation for good. Cards that said that its company had been here before are to be shown anew, without that. Answers whether it was removed. */
export async function forgetConversation(parts: Parts, conversation: string, remove: () => Promise<boolean> = async () => { await parts.store.forget(conversation); return true; }): Promise<boolean> {
  const knowing = await cardsThatKnow(parts.store, conversation);
  if (!(await remove())) return false;
  parts.engine.forget(conversation);
  const due = parts.now().toISOString();
  for (const { id: handover, conversation: other } of knowing) await parts.store.addDelivery({ id: `forgotten:${randomUUID()}`, kind: 'refresh', conversation: other, handover, version: 0, due });
  return true;
}

async function cardsThatKnow(store: Store, conversation: string): Promise<HandoverRow[]> {
  const chains = new Set((await store.handovers({ conversation })).map(({ chain }) => chain));
  const kin = await Promise.all([...chains].map((chain) => store.kin(chain)));
  return (await store.handovers({ chains: kin.flat().filter(({ shown }) => shown).map(({ chain }) => chain), open: true })).filter((row) => row.conversation !== conversation);
}
