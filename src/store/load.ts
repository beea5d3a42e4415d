import type { Kysely } from 'kysely';
import { Event } from '../events.ts';
import { compileOnce } from './compile-once.ts';
import { readKept } from './damaged.ts';
import type { Store } from './store.ts';
import type { Tables } from './tables.ts';

/** How a stream is read. A damaged event, or one that is missing, stops here and is never acted upon. */
export function loadFrom(db: Kysely<Tables>): Store['load'] {
  const select = compileOnce(['conversation', 'after'], ({ conversation, after }: { conversation: string; after: number }) =>
    db.selectFrom('events').select(['version', 'at', 'cause', 'body']).where('conversation', '=', conversation).where('version', '>', after).orderBy('version'));

  return async (conversation, after = 0) => {
    const { rows } = await db.executeQuery(select({ conversation, after }));
    return rows.map(({ version, at, cause, body }, index) => {
      const wanted = after + index + 1;
      if (version !== wanted) throw new Error(`version ${wanted} of the conversation ${conversation} is missing in the store`);
      return { version, at, cause, event: readKept(Event, body, `version ${version} of the conversation ${conversation}`) };
    });
  };
}
