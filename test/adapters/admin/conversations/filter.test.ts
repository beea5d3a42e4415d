import { describe, expect, it } from 'vitest';
import { addressOf, beforeIn, chosenIn, faultsIn, filterFrom } from '../../../../adapters/admin/conversations/filter.ts';
import { fieldsOf } from '../../../../adapters/admin/route.ts';
import type { Account } from '../../../../src/accounts/account.ts';
import { hostile } from '../../../hostile.ts';

const admin: Account = { id: '1', login: 'a@b.se', name: 'Karin', role: 'admin', language: 'sv', at: '2026-11-26T08:00:00.000Z' };
const ofRegion: Account = { ...admin, role: 'editor', region: 'dalarna' };
const ofActor: Account = { ...admin, role: 'editor', actor: 'almi-dalarna' };
const chosen = (query: Record<string, string>) => chosenIn(fieldsOf(query));

describe('what the list of conversations is narrowed to', () => {
  it('is what the address says', () => {
    expect(filterFrom(admin, chosen({ sok: ' svarv  Mora ', tecken: 'tumme-ner', dorr: 'almi-dalarna', region: 'dalarna', sprak: 'en', behov: 'lan', utfall: 'hjalp', fran: '2026-11-01', till: '2026-11-30', ovning: 'utan' }))).toEqual({
      words: ['svarv', 'Mora'], flag: 'thumb_down', door: 'almi-dalarna', regions: ['dalarna'], language: 'en', need: 'lan', outcome: 'helped', from: '2026-10-31T23:00:00.000Z', to: '2026-11-30T23:00:00.000Z', practice: false,
    });
    expect(filterFrom(admin, chosen({}))).toEqual({});
  });

  it('is never more than the account reaches, whatever the address says', () => {
    expect(filterFrom(ofRegion, chosen({}))).toEqual({ regions: ['dalarna'] });
    expect(filterFrom(ofRegion, chosen({ region: 'dalarna' }))).toEqual({ regions: ['dalarna'] });
    expect(filterFrom(ofRegion, chosen({ region: 'orebro' }))).toEqual({ regions: [] });
    expect(filterFrom(ofActor, chosen({ region: 'orebro' }))).toEqual({ regions: ['orebro'], actors: ['almi-dalarna'] });
    expect(filterFrom({ ...ofActor, role: 'editor', actor: undefined } as unknown as Account, chosen({}))).toEqual({ regions: [] });
  });

  it('leaves out what it does not know, and says which dates are none', () => {
    const odd = chosen({ tecken: 'constructor', utfall: '__proto__', sprak: 'xx', fran: '2026-02-30', till: 'igår', ovning: 'x' });
    expect(filterFrom(admin, odd)).toEqual({});
    expect(faultsIn(odd)).toEqual({ fran: true, till: true });
  });

  it('comes back from its own address', () => {
    const all = chosen({ sok: 'å & b=c', tecken: 'nej', dorr: 'x', fran: '2026-01-01' });
    expect(chosenIn(fieldsOf(Object.fromEntries(new URL(addressOf(all), 'http://x').searchParams)))).toEqual(all);
    expect(addressOf(chosen({}))).toBe('/admin/samtal');
    for (const text of hostile) {
      const one = chosen({ sok: text });
      expect(chosenIn(fieldsOf(Object.fromEntries(new URL(addressOf(one), 'http://x').searchParams))).sok).toBe(one.sok);
    }
  });

  it('goes on after the last row of the page before, and from the beginning where the address says something else', () => {
    const query = (fore: string) => beforeIn(fieldsOf({ fore }));
    expect(query('2026-11-26T08:00:00.000Z_c-1')).toEqual({ at: '2026-11-26T08:00:00.000Z', conversation: 'c-1' });
    for (const text of ['', 'x', "2026-11-26T08:00:00.000Z_' or 1=1", ...hostile]) expect(query(text)).toBeUndefined();
  });
});
