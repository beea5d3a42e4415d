import { describe, expect, it } from 'vitest';
import type { KeptDraft } from '../../src/store/editing.ts';
import { storesToTest } from './stores.ts';

const draft: KeptDraft = { kind: 'actor', id: 'almi', region: 'dalarna', version: 'v1', body: '{"name":"Åsa"}', account: 'a1', name: 'Anna', at: '2026-11-26T08:00:00.000Z' };

describe.each(storesToTest)('what is being changed in the knowledge, in $name', ({ open }) => {
  it('is kept with who and when, and since when it waits to be published', async () => {
    const { editing } = await open();
    expect(await editing.putDraft(draft, undefined)).toBe(true);
    expect(await editing.draft('actor', 'almi')).toEqual(draft);
    const asked = { ...draft, version: 'v2', askedAt: '2026-11-26T09:00:00.000Z' };
    expect(await editing.putDraft(asked, 'v1')).toBe(true);
    expect(await editing.drafts()).toEqual([asked]);
  });

  it('is not overwritten by who has not seen it', async () => {
    const { editing } = await open();
    await editing.putDraft(draft, undefined);
    expect(await editing.putDraft({ ...draft, version: 'mine' }, undefined)).toBe(false);
    expect(await editing.putDraft({ ...draft, version: 'mine' }, 'v0')).toBe(false);
    expect(await editing.dropDraft('actor', 'almi', 'v0')).toBe(false);
    expect(await editing.draft('actor', 'almi')).toEqual(draft);
    expect(await editing.dropDraft('actor', 'almi', 'v1')).toBe(true);
    expect(await editing.putDraft({ ...draft, version: 'v3' }, 'v1')).toBe(false);
    expect(await editing.drafts()).toEqual([]);
  });

  it('goes to one of two who save at once', async () => {
    const { editing } = await open();
    const first = await Promise.all(['a', 'b'].map((version) => editing.putDraft({ ...draft, version }, undefined)));
    expect(first.filter(Boolean)).toHaveLength(1);
    const { version } = (await editing.draft('actor', 'almi'))!;
    const second = await Promise.all(['c', 'd'].map((next) => editing.putDraft({ ...draft, version: next }, version)));
    expect(second.filter(Boolean)).toHaveLength(1);
  });

  it('knows how it went with each address, and forgets those that nothing names', async () => {
    const { editing } = await open();
    await editing.putLink({ url: 'https://a.example', works: true, found: '200', at: draft.at });
    await editing.putLink({ url: 'https://b.example', works: false, found: '404', at: draft.at });
    await editing.putLink({ url: 'https://a.example', works: false, found: 'timeout', at: draft.at });
    await editing.keepLinks(['https://a.example']);
    expect(await editing.links()).toEqual([{ url: 'https://a.example', works: false, found: 'timeout', at: draft.at }]);
  });
});
