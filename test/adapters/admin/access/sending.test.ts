import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { logged, startWhole } from '../../../e2e/running.ts';
import { openMailServer } from '../../mail/mail-server.ts';
import type { Answers } from '../../mail/mail-server.ts';
import { haveAccount, visitor } from '../visitor.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const close of closing.splice(0).reverse()) await close(); });

/** The whole, with a mail server, and an admin who is in. */
async function mailing(answers: Answers = {}) {
  const server = await openMailServer(answers);
  closing.push(server.close);
  const whole = await startWhole({ SMTP_URL: server.url, MAIL_FROM: 'inget-svar@dorr.example.se' });
  closing.push(whole.stop);
  const admin = await haveAccount(whole.store, { name: 'Anna Ek', login: 'anna@exempel.se' });
  const at = visitor(whole.url);
  await at.signIn(admin);
  return { ...server, whole, at, admin };
}

/** The text of a letter as it is read. */
const read = (letter = '') => Buffer.from((letter.split(/\n\n/).slice(1).join('\n\n')).replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1').toString('utf8');
const linkIn = (text: string) => /http:[^<\s]+\/admin\/valkommen\/[\w.-]+/.exec(text)?.[0];

async function invite(at: ReturnType<typeof visitor>) {
  const login = `${randomUUID()}@exempel.se`;
  const answer = await at.post('/admin/konton/ny', { name: 'Bo Berg', login, roll: 'reader' });
  return { login, answer, page: await at.get(answer.to ?? '') };
}

describe('an invitation where there is a mail server', () => {
  it('is mailed and not shown, says so, and lets one in', async () => {
    const { at, heard, letters, whole, admin } = await mailing();
    expect((await at.get('/admin/konton/ny')).text).toContain('Personen får ett mejl med en länk');
    const { login, page } = await invite(at);
    expect(heard).toContain(`RCPT TO:<${login}>`);
    expect(letters[0]).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
    expect(letters[0]).not.toContain('text/html');
    expect(page.text).toContain(`Bo Berg har fått ett konto, och inbjudan är skickad till ${login}.`);
    expect(linkIn(page.text)).toBeUndefined();
    const text = read(letters[0]);
    expect(text).toContain('Anna Ek har bjudit in dig till Rätt dörr');
    const bo = visitor(whole.url);
    const path = new URL(linkIn(text)!).pathname;
    await bo.get(path);
    expect((await bo.post(path, { password: 'ett alldeles eget lösenord' })).status).toBe(303);
    expect((await whole.store.accounts.audited({ account: admin.id, limit: 2 })).map(({ did }) => did)).toEqual(['link.mailed', 'account.invited']);
    expect(logged.join('\n')).not.toContain(path);
  });

  it('is shown where the mail server does not take it, and says what happened', async () => {
    const { at, letters } = await mailing({ RCPT: '550 5.1.1 unknown' });
    const { login, page } = await invite(at);
    expect(letters).toEqual([]);
    expect(page.text).toContain(`Mejlet till ${login} gick inte iväg. Skicka länken själv i stället.`);
    const link = linkIn(page.text);
    expect(link).toBeDefined();
    expect(logged.join('\n')).toContain('an invitation could not be mailed');
    expect(logged.join('\n')).not.toContain(new URL(link!).pathname);
    expect(logged.join('\n')).not.toContain(login);
  });

  it('a new link is mailed too, or shown where that is asked for', async () => {
    const { at, letters, whole } = await mailing();
    const account = await haveAccount(whole.store, { language: 'en', name: 'Bo Berg' });
    const answer = await at.post(`/admin/konton/${account.id}/lank`);
    expect(read(letters[0])).toContain('Anna Ek has made a new link for you');
    const page = await at.get(answer.to ?? '');
    expect(page.text).toContain(`Länken är skickad till ${account.login}.`);
    expect(linkIn(page.text)).toBeUndefined();
    await at.post(`/admin/konton/${account.id}/lank`, { visa: 'ja' });
    const shown = await at.get(`/admin/konton/${account.id}`);
    expect(letters).toHaveLength(1);
    expect(linkIn(shown.text)).toBeDefined();
    expect(shown.text).not.toContain('gick inte iväg');
  });
});
