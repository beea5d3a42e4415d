import { describe, expect, it } from 'vitest';
import type { Client } from '../../../../adapters/web/embed/client.ts';
import { follow } from '../../../../adapters/web/embed/link.ts';

const code = 'AAAA-BBBB-CCCC';
const refusal = (status: number) => ({ ok: false as const, status, code: '', detail: '', fields: [] });

/** A browser that comes by an address, which may hold a conversation whose code is `kept`. */
function coming(hash: string, { kept, resumed }: { kept?: string; resumed?: number } = {}) {
  const seen: { address: string[]; codes: string[]; held: { id: string; token: string }[] } = { address: [], codes: [], held: [] };
  const client = {
    all: async () => (kept === 'gone' ? refusal(404) : { ok: true, value: { conversation: { code: kept } } }),
    resume: async (given: string) => { seen.codes.push(given); return resumed === undefined ? { ok: true, value: { conversation: { id: 'k1' }, token: 't2' } } : refusal(resumed); },
  } as unknown as Client;
  const keep = { read: () => (kept === undefined ? undefined : { id: 'k0', token: 't0', outgoing: [], draft: '' }), hold: (who: { id: string; token: string }) => { seen.held.push(who); } };
  const place = { location: { hash, pathname: '/chatt/almi', search: '?lang=sv' }, history: { state: null, replaceState: (_state: unknown, _title: string, to?: string | URL | null) => { seen.address.push(String(to)); } } };
  return { seen, answer: follow(client, keep, place) };
}

describe('a link from an e-mail', () => {
  it('gives the browser the key to its conversation, and is gone from the address', async () => {
    const { seen, answer } = coming(`#kod=${code}`);
    expect(await answer).toBeUndefined();
    expect(seen).toEqual({ address: ['/chatt/almi?lang=sv'], codes: [code], held: [{ id: 'k1', token: 't2' }] });
  });

  it('asks for nothing where the browser has that conversation already', async () => {
    const { seen, answer } = coming(`#kod=${code}`, { kept: code });
    expect(await answer).toBeUndefined();
    expect(seen).toMatchObject({ codes: [], held: [] });
  });

  it.each(['DDDD-EEEE-FFFF', 'gone'])('leads to its own conversation where the browser has another (%s)', async (kept) => {
    const { seen, answer } = coming(`#kod=${code}`, { kept });
    await answer;
    expect(seen.held).toEqual([{ id: 'k1', token: 't2' }]);
  });

  it.each([[404, 'linkGone'], [400, 'linkGone'], [429, 'trouble'], [0, 'trouble']] as const)('that cannot be followed (%i) says so and changes nothing', async (status, said) => {
    const { seen, answer } = coming(`#kod=${code}`, { resumed: status });
    expect(await answer).toBe(said);
    expect(seen.held).toEqual([]);
  });

  it.each(['', '#message', '#kod=', '#kod=<b>', `#x&kod=${code}`])('is no link when it is %j', async (hash) => {
    const { seen, answer } = coming(hash);
    expect(await answer).toBeUndefined();
    expect(seen).toEqual({ address: [], codes: [], held: [] });
  });
});
