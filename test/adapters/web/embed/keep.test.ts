import { describe, expect, it } from 'vitest';
import { keepInBrowser } from '../../../../adapters/web/embed/keep.ts';

/** A browser's storage, and whether it refuses. */
function storage(refuses = false) {
  const values = new Map<string, string>();
  const check = () => { if (refuses) throw new DOMException('full', 'QuotaExceededError'); };
  return {
    values,
    getItem: (name: string) => { check(); return values.get(name) ?? null; },
    setItem: (name: string, value: string) => { check(); values.set(name, value); },
    removeItem: (name: string) => { values.delete(name); },
  } as unknown as Storage & { values: Map<string, string> };
}

const day = 24 * 3_600_000;
const who = { id: 'c', token: 'hemlig' };
const unsent = { outgoing: [{ id: '1', text: 'osänt, ring 070-123 45 67', state: 'waiting' as const }], draft: 'halv mening' };

describe('what the browser remembers', () => {
  it('is nothing before it is told to', () => {
    const [own, tab] = [storage(), storage()];
    expect(keepInBrowser('almi-dalarna', { own, tab }, () => 0).read()).toBeUndefined();
    expect([own.values.size, tab.values.size]).toEqual([0, 0]);
  });

  it('is found again when the tab has been closed: the key, and no text', () => {
    const own = storage();
    const first = keepInBrowser('almi-dalarna', { own, tab: storage() }, () => 0);
    first.hold(who);
    first.write(unsent);
    expect([...own.values.values()].join()).not.toMatch(/osänt|070|halv/);
    expect(keepInBrowser('almi-dalarna', { own, tab: storage() }, () => 29 * day).read()).toEqual({ ...who, outgoing: [], draft: '' });
  });

  it('holds in the tab what was never sent', () => {
    const both = { own: storage(), tab: storage() };
    const keep = keepInBrowser('almi-dalarna', both, () => 0);
    keep.hold(who);
    keep.write(unsent);
    expect(keep.read()).toEqual({ ...who, ...unsent });
  });

  it('does not hand one conversation what another has left unsent in the tab', () => {
    const both = { own: storage(), tab: storage() };
    const keep = keepInBrowser('almi-dalarna', both, () => 0);
    keep.hold(who);
    keep.write(unsent);
    keepInBrowser('almi-dalarna', { own: both.own, tab: storage() }, () => 0).hold({ id: 'annan', token: 't' });
    expect(keepInBrowser('almi-dalarna', both, () => 0).read()).toEqual({ id: 'annan', token: 't', outgoing: [], draft: '' });
  });

  it('is forgotten thirty days after the last visit', () => {
    const own = storage();
    keepInBrowser('almi-dalarna', { own, tab: storage() }, () => 0).hold(who);
    expect(keepInBrowser('almi-dalarna', { own, tab: storage() }, () => 31 * day).read()).toBeUndefined();
    expect(own.values.size).toBe(0);
  });

  it('is emptied whole, and apart for each door', () => {
    const both = { own: storage(), tab: storage() };
    const [almi, ekn] = ['almi-dalarna', 'ekn'].map((door) => keepInBrowser(door, both, () => 0));
    almi!.hold(who);
    ekn!.hold({ ...who, id: 'd' });
    almi!.clear();
    expect(almi!.read()).toBeUndefined();
    expect(ekn!.read()?.id).toBe('d');
  });

  it('is nothing where storage is refused, full or holds what is not ours, and the chat goes on', () => {
    const keep = keepInBrowser('almi-dalarna', { own: storage(true), tab: storage(true) }, () => 0);
    expect(() => { keep.hold(who); keep.write(unsent); keep.clear(); }).not.toThrow();
    expect(keep.read()).toBeUndefined();
    const own = storage();
    for (const value of ['{', '[]', '"x"', '{"id":1,"token":2}', '{"id":"c","token":"t"}']) {
      own.values.set('ratt-dorr:almi-dalarna', value);
      expect(keepInBrowser('almi-dalarna', { own, tab: undefined }, () => 0).read()).toBeUndefined();
    }
  });
});
