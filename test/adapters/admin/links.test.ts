import { describe, expect, it, vi } from 'vitest';
import { linkLook } from '../../../adapters/admin/knowledge/links.tsx';
import type { KnowledgePort } from '../../../adapters/admin/knowledge/port.ts';
import { noOverlay } from '../../../src/editing/overlay.ts';
import { linksIn } from '../../../src/editing/links.ts';
import { readKnowledge } from '../../../src/knowledge/load.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { closing } from '../../store/stores.ts';

const knowledge = readKnowledge('knowledge');
const links = linksIn(knowledge);

/** The look at all links, with answers of our own in place of the web's. */
async function looking(look: KnowledgePort['look']) {
  const { editing } = await closing(openSqlite(':memory:'));
  const port = { editing, look, files: () => knowledge, published: () => Promise.resolve({ overlay: noOverlay, id: undefined }) } as unknown as KnowledgePort;
  const all = linkLook(port, () => '2026-11-26T08:00:00.000Z');
  return { editing, all, finished: () => vi.waitFor(() => { expect(all.state().running).toBe(false); }, 10_000) };
}

describe('the look at all links', () => {
  it('keeps what it found of each, and goes on once only, however often it is pressed', async () => {
    const asked: string[] = [];
    const { editing, all, finished } = await looking(async (url) => { asked.push(url); await Promise.resolve(); return { works: !url.includes('almi'), found: url.includes('almi') ? '404' : '200' }; });
    await Promise.all([all.begin(), all.begin()]);
    await finished();
    expect([...asked].sort()).toEqual(links.map(({ url }) => url));
    expect(all.state()).toEqual({ done: links.length, all: links.length, running: false, offline: false });
    expect((await editing.links()).filter(({ works }) => !works).every(({ url }) => url.includes('almi'))).toBe(true);
  });

  it('says that we are off the net where nothing is reached, and keeps what was found before', async () => {
    const { editing, all, finished } = await looking(() => Promise.resolve({ works: false, found: 'no_such_host' }));
    await editing.putLink({ url: links[0]!.url, works: true, found: '200', at: '2026-11-25T08:00:00.000Z' });
    await all.begin();
    await finished();
    expect(all.state().offline).toBe(true);
    expect(await editing.links()).toEqual([{ url: links[0]!.url, works: true, found: '200', at: '2026-11-25T08:00:00.000Z' }]);
  });
});
