import type { Client } from './client.ts';
import type { Keep } from './keep.ts';

/** The parts of the window that are looked at. */
type Place = { location: Pick<Location, 'hash' | 'pathname' | 'search'>; history: Pick<History, 'replaceState' | 'state'> };
export type Follow = typeof follow;

/**
 * Follows the link of an e-mail: gets the key to the conversation that its code opens, so that the chat begins there. The code
 * stands behind the #, which browsers send to nobody, and is taken out of the address at once. Answers what to say where that fails.
 */
export async function follow(client: Pick<Client, 'all' | 'resume'>, keep: Pick<Keep, 'read' | 'hold'>, { location, history }: Place = window): Promise<'linkGone' | 'trouble' | undefined> {
  const code = /^#kod=([\w-]{1,40})$/.exec(location.hash)?.[1];
  if (code === undefined) return undefined;
  history.replaceState(history.state, '', location.pathname + location.search);
  const kept = keep.read();
  const known = kept && await client.all(kept);
  if (known?.ok && known.value.conversation.code === code) return undefined;
  const answer = await client.resume(code);
  if (!answer.ok) return answer.status === 404 || answer.status === 400 ? 'linkGone' : 'trouble';
  keep.hold({ id: answer.value.conversation.id, token: answer.value.token });
  return undefined;
}
