import { describe, expect, it } from 'vitest';
import type { App } from '../adapters/adapter.ts';
import { practising } from '../src/practising.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { closing } from './store/stores.ts';
import { at, open, practice, requested } from './store/samples.ts';

/** The page for practice over a store, with an app that only erases and shows what there is. */
async function page() {
  const store = await closing(openSqlite(':memory:'));
  const erased: string[] = [];
  const app: Partial<App> = {
    forget: async (conversation) => { erased.push(conversation); await store.forget(conversation); },
    read: { actors: () => [{ id: 'almi-dalarna', region: 'dalarna' }, { id: 'almi-orebro', region: 'orebro' }], handover: (id: string) => Promise.resolve({ handover: { recipient: id, brief: [], quotes: [], at: at(0) } }) } as unknown as App['read'],
  };
  return { store, erased, ...practising({ store, app: () => app as App, way: () => ({ to: 'nowhere' }) }) };
}

describe('practice', () => {
  it('that is held stays when all is erased, and nobody is noted to have asked for it', async () => {
    const { store, erased, empty } = await page();
    await open(store, 'c1', [], practice);
    await open(store, 'c2', [], practice);
    await store.retention.hold({ id: 'hold', kind: 'conversation', of: 'c1', reason: 'Det pågår en granskning.', by: 'Anna', at: at(0) });
    expect([await empty(), erased]).toEqual([1, ['c2']]);
    expect(await store.retention.practice()).toEqual(['c1']);
    expect(await store.retention.askedAt('c1')).toBeUndefined();
  });

  it('shows an editor the latest of their own region, however much there is of others', async () => {
    const { store, cards } = await page();
    await open(store, 'c0', [requested('h0', { actor: 'almi-orebro' })], practice);
    for (let more = 1; more <= 7; more += 1) await open(store, `c${more}`, [requested(`h${more}`)], practice);
    expect((await cards(({ regions }) => regions.includes('orebro'))).map(({ handover }) => handover)).toEqual(['h0']);
    expect(await cards(() => true)).toHaveLength(6);
  });
});
