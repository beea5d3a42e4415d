import { afterEach, describe, expect, it } from 'vitest';
import { messageOf, mustEncrypt, outcomeOf, smtpPost, troubleOf } from '../../../adapters/mail/post.ts';
import type { Addressed } from '../../../adapters/mail/post.ts';
import { openMailServer } from './mail-server.ts';
import type { Answers } from './mail-server.ts';

const letter: Addressed = { id: 'abc123', conversation: 'k1', sender: 'inget-svar@dorr.example.se', to: 'anna@ek.example', at: '2026-11-24T09:00:00.000Z', attempt: 1, from: 'Almi (Dalarna), via Rätt dörr', subject: 'Er fråga är skickad', text: 'Hej Anna!\n', html: '<!doctype html><p>Hej Anna!</p>' };

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => { for (const close of closing.splice(0)) await close(); });

/** A mail server, and what takes letters to it. */
async function mailServer(answers: Answers = {}, query = '') {
  const { url, heard, letters, close } = await openMailServer(answers);
  let clock = 0;
  const post = smtpPost({ url: url + query, now: () => clock, timeout: 150 });
  closing.push(async () => { post.close(); await close(); });
  return { post, heard, letters, later: (ms: number) => { clock += ms; } };
}

describe('a letter handed to a mail server', () => {
  it('arrives, with the same id each time that it is sent', async () => {
    const { post, heard, letters } = await mailServer();
    expect(await post.send(letter)).toEqual({ outcome: 'done' });
    expect(await post.send({ ...letter, attempt: 2 })).toEqual({ outcome: 'done' });
    expect(heard).toContain('RCPT TO:<anna@ek.example>');
    for (const one of letters) expect(one).toContain('Message-ID: <abc123@dorr.example.se>');
    expect(letters).toHaveLength(2);
  });

  it('has a plain part and a simple one, says that a machine wrote it, and that nobody need answer', async () => {
    const { post, letters } = await mailServer();
    await post.send(letter);
    expect(letters[0]).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(letters[0]).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(letters[0]).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
    expect(letters[0]).toMatch(/^Content-Type: text\/html; charset=utf-8$/m);
    expect(letters[0]).toMatch(/^Date: Tue, 24 Nov 2026 09:00:00 \+0000$/m);
  });

  it.each(['Almi\r\nBcc: spion@example.com', 'Almi" <spion@example.com>, "x', 'Almi\u2028Bcc: spion@example.com'])('goes to nobody else, whatever the name says: %j', async (name) => {
    const { post, heard, letters } = await mailServer();
    await post.send({ ...letter, from: name, subject: name });
    expect(heard.filter((line) => line.startsWith('RCPT'))).toEqual(['RCPT TO:<anna@ek.example>']);
    expect(heard).toContain('MAIL FROM:<inget-svar@dorr.example.se>');
    expect(letters[0]?.split('\n\n')[0]).not.toMatch(/^Bcc/im);
  });
});

describe('a mail server that', () => {
  it.each<[string, Answers]>([
    ['does not know the address', { RCPT: '550 5.1.1 <anna@ek.example> unknown' }],
    ['will not have the letter', { letter: '554 5.7.1 anna@ek.example says no' }],
  ])('%s is believed: it is given up, and the address is not told', async (_what, answers) => {
    const { post } = await mailServer(answers);
    const result = await post.send(letter);
    expect(result).toMatchObject({ outcome: 'given up', why: expect.stringMatching(/55\d/) as string });
    expect(JSON.stringify(result)).not.toContain('anna');
  });

  it.each<[string, Answers]>([
    ['asks us to wait', { RCPT: '451 4.7.1 try anna@ek.example again' }],
    ['is full', { letter: '452 4.2.2 full' }],
    ['is too busy to begin', { hello: '421 busy' }],
    ['does not let us in', { MAIL: '530 5.7.0 log in first' }],
    ['hangs up', { EHLO: 'hang up', HELO: 'hang up' }],
    ['is silent', { EHLO: '', HELO: '' }],
    ['is silent once it has the letter', { letter: '' }],
  ])('%s is tried again', async (_what, answers) => {
    const { post } = await mailServer(answers);
    const result = await post.send(letter);
    expect(result.outcome).toBe('later');
    expect(JSON.stringify(result)).not.toContain('anna');
  });

  it('may have taken the letter without saying so counts as in doubt', async () => {
    const { post } = await mailServer({ letter: '' });
    expect(await post.send(letter)).toMatchObject({ outcome: 'later', ambiguous: true });
  });

  it('cannot be reached is left alone for a while, so that nothing else waits for it', async () => {
    const { post, heard, later } = await mailServer({ EHLO: 'hang up' });
    await post.send(letter);
    const tries = heard.length;
    expect(await post.send(letter)).toMatchObject({ outcome: 'later', ambiguous: false });
    expect(heard).toHaveLength(tries);
    later(60_000);
    await post.send(letter);
    expect(heard.length).toBeGreaterThan(tries);
  });

  it('cannot encrypt where it has to gets nothing from us', async () => {
    const { post, heard, letters } = await mailServer({}, '?requireTLS=true');
    expect(await post.send(letter)).toMatchObject({ outcome: 'later' });
    expect(letters).toEqual([]);
    expect(heard.filter((line) => /^(MAIL|RCPT|AUTH)/.test(line))).toEqual([]);
  });

  it.each([['smtp://mail.example.se', true], ['smtp://user:secret@10.0.0.5:587', true], ['smtp://127.0.0.1:1025', false], ['smtp://[::1]:1025', false], ['smtp://localhost', false], ['smtp://relay.internal?requireTLS=false', false]])('is at %s has to encrypt: %s', (url, must) => {
    expect(mustEncrypt(url)).toBe(must);
  });
});

describe('what went wrong', () => {
  it.each([
    [{ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }, 'ours'],
    [{ code: 'EENVELOPE', responseCode: 550, command: 'MAIL FROM' }, 'ours'],
    [{ code: 'EENVELOPE', responseCode: 550, command: 'RCPT TO' }, 'refused'],
    [{ code: 'EENVELOPE', responseCode: 450, command: 'RCPT TO' }, 'wait'],
    [{ code: 'EMESSAGE', responseCode: 552, command: 'DATA' }, 'refused'],
    [{ code: 'EENVELOPE', command: 'API' }, 'refused'],
    [{ code: 'ESOCKET', command: 'CONN' }, 'unreachable'],
    [{ code: 'EDNS', command: 'CONN' }, 'unreachable'],
    [{ code: 'ETIMEDOUT', command: 'CONN' }, 'unreachable'],
    [new Error('anna@ek.example'), 'unreachable'],
    [undefined, 'unreachable'],
  ])('%j is %s', (error, kind) => {
    expect(troubleOf(error).kind).toBe(kind);
    expect(JSON.stringify(troubleOf(error))).not.toContain('anna');
  });

  it('is tried again for a day, and then no more', () => {
    const trouble = troubleOf({ code: 'ESOCKET', command: 'CONN' });
    expect(outcomeOf(trouble, 99)).toMatchObject({ outcome: 'later', after: 900_000 });
    expect(outcomeOf(trouble, 100)).toMatchObject({ outcome: 'given up' });
  });
});

describe('the message', () => {
  it('is addressed to the address alone', () => {
    expect(messageOf(letter)).toMatchObject({ to: { name: '', address: 'anna@ek.example' }, from: { name: 'Almi (Dalarna), via Rätt dörr', address: 'inget-svar@dorr.example.se' } });
  });
});
