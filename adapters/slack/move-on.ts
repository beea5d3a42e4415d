import type { App, BoundChannel } from '../adapter.ts';
import type { Log } from './log.ts';

/**
 * Handovers that nobody has taken, and that lie where nobody can act on them any more, go by their actors' fallback. Where
 * nobody at all can be reached they stay where they are: there is nothing better to do with them. May be done again at any time.
 */
export async function moveOn(app: App, log: Log, bound: readonly BoundChannel[], isThere: (place: { team?: string; channel: string }) => Promise<boolean>): Promise<void> {
  const { read } = app;
  if (!read.actors().some(({ handover }) => handover === 'live')) return;
  for (const actor of new Set(bound.map((one) => one.actor))) {
    for (const { id, conversation, status } of await read.handovers({ actor, open: true })) {
      if (status !== 'requested' && status !== 'delivered') continue;
      const place = (await read.place(id)) ?? (await read.handover(id));
      if (!place || !(await isThere(place))) continue;
      await app.unreachable({ conversation, id }, `slack:unreachable:${id}`)
        .catch((error: unknown) => { log.warn({ err: error, handover: id }, 'a handover that nobody can act on had already moved on'); });
    }
  }
}
