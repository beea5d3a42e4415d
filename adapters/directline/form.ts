import { makeSafe } from '../../src/conversation/privacy.ts';
import type { Door } from '../../src/events.ts';
import { inAnyLanguage } from './words.ts';
import type { Word } from './words.ts';

/** What a company has filled in so far, message by message, before it is handed over or takes a question back. */
export type Form = HandoverForm | { kind: 'withdraw'; handover: string; recipient: string };
export type HandoverForm = { kind: 'handover'; door: Door; name?: string; email?: string; phone?: string };

/** What an answer leads to. `aside`: it was no answer, but a question, which is the engine's to answer. */
export type Next =
  | { what: 'cancel' } | { what: 'send' } | { what: 'aside' }
  | { what: 'ask'; form: HandoverForm }
  | { what: 'again'; word: Word };

const longestName = 120;
/** Nobody's name is longer than this. */
const mostWords = 6;
const email = /[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@.<>"(),;:\\]{2,}/u;
const phone = /\+?\(?\d[\d\s()./-]{4,36}\d/;
const introduction = /^(?:jag heter|mitt namn är|det är|my name is|this is|i am|i’m|i'm)\s+/iu;
const cancelWords = ['avbryt', 'avbryta', 'ångra', 'stopp', 'cancel', 'stop'];

/** Whether a text asks to break off whatever is going on. */
export function isCancel(text: string): boolean {
  return cancelWords.includes(plain(text));
}

/** Whether a text is this word of ours, in whatever language, or another way to say it. */
export function isWord(text: string, word: Word, also: readonly string[] = []): boolean {
  return [...inAnyLanguage(word).map(plain), ...also].includes(plain(text));
}

export const yesWords = ['ja', 'japp', 'skicka', 'ok', 'okej', 'yes', 'send', 'send it'];
export const noWords = ['nej', 'nej tack', 'no', 'no thanks'];

/** What is asked next: the first thing that is missing, or nothing when all is there. */
export function missing({ name, email: address, phone: number }: HandoverForm): 'name' | 'reach' | undefined {
  if (name === undefined) return 'name';
  return address === undefined && number === undefined ? 'reach' : undefined;
}

/** What an answer makes of the form. Pure: nothing that was written is kept anywhere but in the form that comes out. */
export function answer(form: HandoverForm, text: string): Next {
  if (isCancel(text)) return { what: 'cancel' };
  const found = reachIn(text);
  const wanted = missing(form);
  if (wanted === undefined) {
    if (isWord(text, 'yes', yesWords)) return { what: 'send' };
    if (isWord(text, 'no', noWords)) return { what: 'cancel' };
    if (found.email !== undefined || found.phone !== undefined) return { what: 'ask', form: { kind: 'handover', door: form.door, ...(form.name === undefined ? {} : { name: form.name }), ...reachOf(found) } };
    return isQuestion(text) ? { what: 'aside' } : { what: 'again', word: 'yesOrNo' };
  }
  const next: HandoverForm = { ...form, ...reachOf(found) };
  if (wanted === 'reach') {
    if (missing(next) === undefined) return { what: 'ask', form: next };
    return isQuestion(text) ? { what: 'aside' } : { what: 'again', word: 'reachMissing' };
  }
  const name = nameIn(found.rest);
  if (name !== undefined) return { what: 'ask', form: { ...next, name } };
  return isQuestion(text) ? { what: 'aside' } : { what: 'again', word: 'nameMissing' };
}

function reachOf({ email: address, phone: number }: { email?: string; phone?: string }): { email?: string; phone?: string } {
  return { ...(address === undefined ? {} : { email: address }), ...(number === undefined ? {} : { phone: number }) };
}

/** An e-mail address and a telephone number in a text, and what is left of it. A personal number is neither. */
function reachIn(text: string): { email?: string; phone?: string; rest: string } {
  const address = email.exec(text)?.[0];
  const others = address === undefined ? text : text.replace(address, ' ');
  const number = phone.exec(others)?.[0].trim();
  const isPhone = number !== undefined && (number.match(/\d/g)?.length ?? 0) >= 6 && !makeSafe(number).removed.includes('personal');
  return {
    ...(address === undefined || address.length > 254 ? {} : { email: address }),
    ...(isPhone ? { phone: number } : {}),
    rest: isPhone ? others.replace(number, ' ') : others,
  };
}

function nameIn(text: string): string | undefined {
  const name = text.replace(/[\s\p{Cc}]+/gu, ' ').trim().replace(introduction, '').replace(/^[,;:.\s]+|[,;:.\s]+$/gu, '');
  return name.length <= longestName && /\p{L}/u.test(name) && name.split(' ').length <= mostWords && !name.endsWith('?') ? name : undefined;
}

/**
 * Whether a text asks something, and so may be shown to the engine, which keeps what it reads. Anything else that is written while a
 * form is open may hold a name or a number, and stays here.
 */
function isQuestion(text: string): boolean {
  return /\?\s*$/.test(text) && !/\d{3}|@/.test(text) && !introduction.test(text.trim());
}

/** A text as it is compared: case, spaces, quotes and a full stop at the end do not matter. */
export function plain(text: string): string {
  return text.normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ').trim().replace(/^[”“"']+|[”“"'.!]+$/gu, '').toLowerCase();
}
