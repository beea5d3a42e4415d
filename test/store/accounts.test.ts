import { describe, expect, it } from 'vitest';
import type { Account } from '../../src/accounts/account.ts';
import { storesToTest } from './stores.ts';

const account = (id: string, about: Partial<Account> = {}): Account => ({ id, login: `${id}@exempel.se`, name: id, role: 'admin', language: 'sv', at: '2026-11-24T08:00:00.000Z', password: 'hash', ...about });
const at = (minute: number) => `2026-11-24T09:${String(minute).padStart(2, '0')}:00.000Z`;

describe.each(storesToTest)('accounts in $name', ({ open }) => {
  it('are found by id, by login and by subject, and are one each', async () => {
    const { accounts } = await open();
    expect(await accounts.put(account('anna', { subject: 'issuer 1' }))).toBe(true);
    for (const by of [{ id: 'anna' }, { login: 'anna@exempel.se' }, { subject: 'issuer 1' }]) expect(await accounts.one(by)).toMatchObject({ id: 'anna' });
    expect(await accounts.one({ subject: 'issuer 2' })).toBeUndefined();
    expect(await accounts.put(account('bo', { login: 'anna@exempel.se' }))).toBe(false);
    expect(await accounts.put(account('bo', { subject: 'issuer 1' }))).toBe(false);
    expect((await accounts.all()).map(({ id }) => id)).toEqual(['anna']);
  });

  it('are changed as they are at that moment, so that two changes at once are both there', async () => {
    const { accounts } = await open();
    await accounts.put(account('anna'));
    await accounts.put(account('bo', { role: 'reader' }));
    const done = await Promise.all([accounts.change('bo', (one) => ({ ...one, name: 'Bo Berg' })), accounts.change('bo', (one) => ({ ...one, language: 'en' })), accounts.change('anna', (one) => ({ ...one, name: 'Anna Ek' }))]);
    expect(done).toEqual(['changed', 'changed', 'changed']);
    expect(await accounts.one({ id: 'bo' })).toMatchObject({ name: 'Bo Berg', language: 'en' });
    expect(await accounts.one({ id: 'anna' })).toMatchObject({ name: 'Anna Ek' });
  });

  it('keep one admin who can come in, also when two are closed at once', async () => {
    const { accounts } = await open();
    await accounts.put(account('anna'));
    await accounts.put(account('bo'));
    const { password: _none, ...invited } = account('cilla');
    await accounts.put(invited);
    const done = await Promise.all(['anna', 'bo'].map((id) => accounts.change(id, (one) => ({ ...one, closedAt: at(0) }))));
    expect(done.sort()).toEqual(['changed', 'last_admin']);
    const [left] = (await accounts.all()).filter(({ id, closedAt }) => id !== 'cilla' && closedAt === undefined);
    expect(await accounts.change(left!.id, (one) => ({ ...one, role: 'editor', region: 'dalarna' }))).toBe('last_admin');
    expect(await accounts.change(left!.id, (one) => ({ ...one, name: 'Ny' }))).toBe('changed');
  });

  it('say who is not there, and whose login is taken', async () => {
    const { accounts } = await open();
    await accounts.put(account('anna'));
    await accounts.put(account('bo'));
    expect(await accounts.change('cilla', (one) => one)).toBe('absent');
    expect(await accounts.change('bo', (one) => ({ ...one, login: 'anna@exempel.se' }))).toBe('taken');
    expect(await accounts.one({ id: 'bo' })).toMatchObject({ login: 'bo@exempel.se' });
  });
});

describe.each(storesToTest)('sessions in $name', ({ open }) => {
  it('that have ended do not begin again when they are kept on', async () => {
    const { accounts } = await open();
    await accounts.putSession({ hash: 'one', account: 'anna', body: '{}', until: at(10) });
    await accounts.keepSession('one', at(20));
    expect(await accounts.session('one', at(15))).toMatchObject({ account: 'anna', until: at(20) });
    await accounts.endSessionsOf('anna');
    await accounts.keepSession('one', at(30));
    expect(await accounts.session('one', at(15))).toBeUndefined();
  });

  it('are ended for one account, but for one of them where it is named, and forgotten when they have run out', async () => {
    const { accounts } = await open();
    for (const [hash, who] of [['one', 'anna'], ['two', 'anna'], ['three', 'bo']] as const) await accounts.putSession({ hash, account: who, body: '{}', until: at(10) });
    await accounts.endSessionsOf('anna', 'two');
    expect(await Promise.all(['one', 'two', 'three'].map(async (hash) => (await accounts.session(hash, at(0))) !== undefined))).toEqual([false, true, true]);
    await accounts.tidySessions(at(10));
    expect(await accounts.session('two', at(0))).toBeUndefined();
  });
});

describe.each(storesToTest)('the log in $name', ({ open }) => {
  it('is read from the latest on, narrowed by who, what, which thing and when, a page at a time', async () => {
    const { accounts } = await open();
    for (let i = 0; i < 6; i++) await accounts.audit({ id: `e${i}`, at: at(Math.floor(i / 2)), account: i % 2 ? 'anna' : 'bo', name: i % 2 ? 'Anna' : 'Bo', did: i === 0 ? 'sign_in' : 'conversation.read', ...(i === 0 ? {} : { to: `c${i % 3}` }) });
    const ids = async (filter: Partial<Parameters<typeof accounts.audited>[0]>) => (await accounts.audited({ limit: 10, ...filter })).map(({ id }) => id);
    expect(await ids({})).toEqual(['e5', 'e4', 'e3', 'e2', 'e1', 'e0']);
    expect(await ids({ account: 'bo' })).toEqual(['e4', 'e2', 'e0']);
    expect(await ids({ did: 'sign_in' })).toEqual(['e0']);
    expect(await ids({ to: 'c1' })).toEqual(['e4', 'e1']);
    expect(await ids({ since: at(1), until: at(2) })).toEqual(['e3', 'e2']);
    expect(await ids({ limit: 2, before: { at: at(2), id: 'e4' } })).toEqual(['e3', 'e2']);
    expect(await accounts.forgetAudited(at(2))).toBe(4);
    expect(await ids({})).toEqual(['e5', 'e4']);
  });
});
