import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWhole } from '../../../e2e/running.ts';
import { deedText } from '../../../../adapters/admin/audit/section.tsx';
import { commonDeeds } from '../../../../adapters/admin/audit/deeds.ts';
import { haveAccount, visitor } from '../visitor.ts';

let whole: Awaited<ReturnType<typeof startWhole>>;
let admin: ReturnType<typeof visitor>;
beforeAll(async () => {
  whole = await startWhole();
  await haveAccount(whole.store, { id: 'anna', name: 'Anna Ek' });
  await haveAccount(whole.store, { id: 'bo', name: '=HYPERLINK("http://ond.example")', role: 'reader' });
  for (let i = 0; i < 60; i++) await whole.store.accounts.audit({ id: `e${String(i).padStart(2, '0')}`, at: `2026-03-29T${String(Math.floor(i / 3)).padStart(2, '0')}:00:00.000Z`, account: i % 2 ? 'bo' : 'anna', name: i % 2 ? '=HYPERLINK("http://ond.example")' : 'Anna Ek', did: i === 7 ? 'moon.painted' : 'conversation.read', to: i === 8 ? 'bo' : `samtal-${i}`, ...(i === 9 ? { more: '<b>fet</b>; "citat"\n-1' } : {}) });
  admin = visitor(whole.url);
  await admin.signIn((await whole.store.accounts.one({ id: 'anna' }))!);
});
afterAll(() => whole.stop());

const rowsOf = (text: string) => [...text.matchAll(/<tr><td><time[^]*?<\/tr>/g)].map(([row]) => row);

describe('the log', () => {
  it('shows the latest first, fifty at a time, and the older ones behind a link', async () => {
    const first = await admin.get('/admin/logg');
    expect(rowsOf(first.text)).toHaveLength(50);
    expect(rowsOf(first.text)[0]).toContain('loggade in');
    const older = /href="([^"]+)">Äldre/.exec(first.text)?.[1]?.replaceAll('&amp;', '&');
    const second = await admin.get(older!);
    expect(rowsOf(second.text)).toHaveLength(11);
    expect(second.text).not.toContain('>Äldre<');
    expect(second.text).toContain('Till det senaste');
    expect(new Set([...rowsOf(first.text), ...rowsOf(second.text)]).size).toBe(61);
  });

  it('is narrowed by who, what and which thing', async () => {
    expect(rowsOf((await admin.get('/admin/logg?vem=bo')).text)).toHaveLength(30);
    const unknown = await admin.get('/admin/logg?vad=moon.painted');
    expect(rowsOf(unknown.text)).toHaveLength(1);
    expect(unknown.text).toContain('<td>moon.painted</td>');
    expect(rowsOf((await admin.get('/admin/logg?sak=samtal-11&vem=bo&vad=conversation.read')).text)).toHaveLength(1);
    expect((await admin.get('/admin/logg?sak=nej')).text).toContain('Ingenting i loggen passar');
  });

  it('is narrowed by days as they are in Sweden, also where summer time begins', async () => {
    expect(rowsOf((await admin.get('/admin/logg?fran=2026-03-29&till=2026-03-29&vem=anna')).text)).toHaveLength(30);
    expect(rowsOf((await admin.get('/admin/logg?fran=2026-03-30&till=2026-03-30')).text)).toHaveLength(0);
    expect(rowsOf((await admin.get('/admin/logg?till=2026-03-28')).text)).toHaveLength(0);
  });

  it.each(['fran=igår', 'till=2026-02-30', 'fran=2026-3-1', 'fran=9999-99-99'])('a day that is none (%s) is told of', async (query) => {
    const { status, text } = await admin.get(`/admin/logg?${query}`);
    expect(status).toBe(422);
    expect(text).toContain('Skriv dagen som 2026-11-24.');
    expect((await admin.get(`/admin/logg.csv?${query}`)).status).toBe(303);
  });

  it.each(['fore=x', 'fore=~', 'fore=a~b', 'vem=a&vem=b', "vem='%20or%201=1", 'sak=%00', 'vad=__proto__', 'vad=constructor'])('takes %s without failing', async (query) => {
    expect((await admin.get(`/admin/logg?${query}`)).status).toBe(200);
  });

  it('names the account that something was done to, and shows everything as text', async () => {
    const { text } = await admin.get('/admin/logg?sak=bo&fran=2026-03-29&till=2026-03-29');
    expect(rowsOf(text)[0]).toContain('<a href="/admin/konton/bo">=HYPERLINK(&quot;http://ond.example&quot;)</a>');
    expect((await admin.get('/admin/logg?sak=samtal-9')).text).toContain('&lt;b>fet&lt;/b>');
  });

  it('is taken out as a file in which no cell is a formula, and that is noted', async () => {
    const { text, headers, status } = await admin.get('/admin/logg.csv?vem=bo&till=2026-03-29');
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe('attachment; filename=logg.csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = text.replace(/^\uFEFF/, '').trimEnd().split(/\r\n/);
    expect(lines[0]).toBe('När;Vem;Kontots id;Vad;Kod;Sak;Mer;Id');
    expect(lines).toHaveLength(31);
    for (const line of lines.slice(1)) expect(line.split(';')[1]).toBe('"\'=HYPERLINK(""http://ond.example"")"');
    expect(text).toContain('"<b>fet</b>; ""citat""\n-1"');
    expect((await whole.store.accounts.audited({ limit: 1 }))[0]).toMatchObject({ did: 'audit.exported', more: '30', account: 'anna' });
  });

  it('speaks English to who reads English', async () => {
    await admin.post('/admin/sprak', { language: 'en', till: '/admin/logg' });
    expect((await admin.get('/admin/logg?vem=bo')).text).toContain('read a conversation');
    await admin.post('/admin/sprak', { language: 'sv', till: '/admin/logg' });
  });
});

describe('words for what was done', () => {
  it('are there in both languages, and differ', () => {
    for (const [did, { sv, en }] of Object.entries(commonDeeds)) expect([did, sv === '' || en === '' || sv === en]).toEqual([did, false]);
  });

  it('are the code itself where nobody has words for it', () => {
    for (const did of ['moon.painted', 'constructor', '__proto__', '']) expect(deedText(did, commonDeeds, 'sv')).toBe(did);
  });
});
