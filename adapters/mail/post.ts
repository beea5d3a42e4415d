import { createTransport } from 'nodemailer';
import type { Delivered } from '../adapter.ts';
import type { Letter } from './letter.tsx';

/** A letter that is addressed. The id is the same each time that it is sent. */
export type Addressed = Letter & { id: string; conversation: string; sender: string; to: string; at: string; attempt: number };

/** What takes letters along: a mail server, or the mailbox at the desk. */
export type Post = { send(letter: Addressed): Promise<Delivered>; close(): void };

/** A letter as text only, which belongs to no conversation. */
export type PlainLetter = Omit<Addressed, 'html' | 'conversation'>;
/** A mail server, which takes any letter. */
export type SmtpPost = { send(letter: Addressed | PlainLetter): Promise<Delivered>; close(): void };

const second = 1_000;
/** For so long nobody tries a mail server that could not be reached, so that cards do not wait for it. */
const rest = 30 * second;
/** So many tries are about a day. */
const enough = 100;
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Sends by SMTP. The connection is encrypted: a server elsewhere that cannot is refused, unless its address ends in
 * ?requireTLS=false. `timeout` is how long the server may be silent.
 */
export function smtpPost({ url, now, timeout = 10 * second }: { url: string; now: () => number; timeout?: number }): SmtpPost {
  const transport = createTransport({
    url, requireTLS: mustEncrypt(url),
    connectionTimeout: timeout, greetingTimeout: timeout, socketTimeout: timeout, dnsTimeout: timeout, disableFileAccess: true, disableUrlAccess: true,
  });
  let restsUntil = 0;
  return {
    async send(letter) {
      if (now() < restsUntil) return { outcome: 'later', after: restsUntil - now(), why: 'the mail server could not be reached a moment ago', ambiguous: false };
      try {
        await transport.sendMail(messageOf(letter));
        return { outcome: 'done' };
      } catch (error) {
        const trouble = troubleOf(error);
        if (trouble.kind === 'unreachable') restsUntil = now() + rest;
        return outcomeOf(trouble, letter.attempt);
      }
    },
    close: () => { transport.close(); },
  };
}

/** Whether a server that cannot encrypt is refused: as its address says, else where it stands on another machine. */
export function mustEncrypt(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const asked = searchParams.get('requireTLS');
  return asked === null ? !loopback.test(hostname) : asked !== 'false';
}

/** The letter as the outside package takes it. */
export function messageOf({ id, from, sender, to, subject, text, at, ...more }: Addressed | PlainLetter) {
  return {
    messageId: `<${id}@${sender.slice(sender.lastIndexOf('@') + 1)}>`, date: new Date(at),
    from: { name: from, address: sender }, to: { name: '', address: to }, subject, text, ...('html' in more ? { html: more.html } : {}),
    // Nobody's absence is to be told to an address that nobody reads.
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  };
}

/** What went wrong, without what was sent or to whom: the mail server's own words often repeat the address. */
export type Trouble = { kind: 'refused' | 'wait' | 'unreachable' | 'ours'; code: string; ambiguous: boolean };

/** Errors of the outside package that come of our settings. */
const ours: readonly string[] = ['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'ECONFIG'];

/** Reads an error of the outside package. What the server says of this letter and this address for good is `refused`; what it says of us is `ours`. */
export function troubleOf(error: unknown): Trouble {
  const { name, number, step } = partsOf(error);
  const code = [name, ...(number === 0 ? [] : [number]), ...(step === '' ? [] : [step])].join(' ');
  const sure = (kind: Trouble['kind']): Trouble => ({ kind, code, ambiguous: false });
  const isAboutLetter = step === 'RCPT TO' || step === 'DATA' || (step !== 'MAIL FROM' && (name === 'EENVELOPE' || name === 'EMESSAGE'));
  if (ours.includes(name)) return sure('ours');
  if (number >= 500) return sure(isAboutLetter ? 'refused' : 'ours');
  if (number >= 400) return sure('wait');
  // What the outside package itself will not send.
  if (isAboutLetter && step !== 'DATA') return sure('refused');
  // Without an answer: the letter may have been on its way by then.
  return { kind: 'unreachable', code, ambiguous: name !== 'EDNS' };
}

/** What may be told of an error: its name, the server's number, and the step that it came at. */
function partsOf(error: unknown): { name: string; number: number; step: string } {
  const { code, responseCode, command } = (typeof error === 'object' && error !== null ? error : {}) as { code?: unknown; responseCode?: unknown; command?: unknown };
  return {
    name: typeof code === 'string' && /^[A-Z_0-9]{1,30}$/.test(code) ? code : 'unknown',
    number: typeof responseCode === 'number' ? responseCode : 0,
    step: typeof command === 'string' && /^[A-Z ]{1,20}$/.test(command) ? command : '',
  };
}

/** What comes of it: another try later, or none. */
export function outcomeOf({ kind, code, ambiguous }: Trouble, attempt: number): Delivered {
  if (kind === 'refused') return { outcome: 'given up', why: `the mail server will not take this e-mail: ${code}` };
  if (attempt >= enough) return { outcome: 'given up', why: `the mail server could not be used for a day: ${code}` };
  const why = kind === 'ours' ? `the mail server will not let us in: see SMTP_URL and MAIL_FROM (${code})` : `the mail server ${kind === 'wait' ? 'asks us to wait' : 'cannot be reached'}: ${code}`;
  return { outcome: 'later', after: Math.min(15 * 60, 5 * 2 ** Math.min(attempt, 8)) * second, why, ambiguous };
}
