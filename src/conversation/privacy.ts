import organisationNumber from 'organisationsnummer';
import personalNumber from 'personnummer';
import type { Language } from '../events.ts';

/**
 * What is taken out of a text before anything keeps it: e-mail addresses, telephone numbers, personal and coordination
 * numbers, bank cards. Organisation numbers of companies, amounts, dates and measures stay.
 */
const marks = {
  email: { sv: '[e-post borttagen]', en: '[e-mail removed]' },
  phone: { sv: '[telefonnummer borttaget]', en: '[phone number removed]' },
  personal: { sv: '[personnummer borttaget]', en: '[personal number removed]' },
  card: { sv: '[kortnummer borttaget]', en: '[card number removed]' },
} as const;
type Kind = keyof typeof marks;

/** Bounded on both sides of the @, so that a long text costs no more than its length. */
const email = /[\p{L}\p{N}._%+'-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/giu;
/** A run of digits with what people put between them; not one that hangs on to a word, such as SE5567037480. */
const run = /(?<![\p{L}\p{N}])\+?\d[\d \u00a0()./+–-]*\d(?![\p{L}\p{N}])/gu;
const dates = /^\d{1,2}[-./ ]\d{1,2}[-./ ]\d{4}$|^\d{4}[-./]\d{1,2}[-./]\d{1,2}$/;
const times = /^\d{1,2}[.:]\d{2}\s*[-–]\s*\d{1,2}[.:]\d{2}$/;
const thousands = /^\d{1,3}(?:[ \u00a0.]\d{3})+$/;

/** The text with the sensitive parts replaced, and the kinds of what was removed. Linear in the text's length. */
export function makeSafe(text: string, language: Language = 'sv'): { text: string; removed: string[] } {
  const removed: Kind[] = [];
  const mark = (kind: Kind) => { removed.push(kind); return marks[kind][language]; };
  const safe = text.normalize('NFC').replace(email, () => mark('email')).replace(run, (found) => replaceIn(found, mark));
  return { text: safe, removed: [...new Set(removed)] };
}

/** A run may hold several numbers ("070-123 45 67 / 850709-9805"): it is judged whole first, then piece by piece. */
function replaceIn(found: string, mark: (kind: Kind) => string): string {
  const whole = kindOf(found);
  if (whole) return mark(whole);
  if (!/[/(]|\s-\s|\s{2,}|[–]/.test(found)) return bySpaces(found, mark);
  return found.split(/([/()–]|\s-\s|\s{2,})/).map((piece, i) => { const kind = i % 2 === 0 ? kindOf(piece.trim()) : undefined; return kind ? piece.replace(piece.trim(), () => mark(kind)) : i % 2 === 0 ? bySpaces(piece, mark) : piece; }).join('');
}

/** The longest stretches between spaces that are numbers of a kind we take out. */
function bySpaces(found: string, mark: (kind: Kind) => string): string {
  const parts = found.split(/([ \u00a0]+)/);
  const most = 13;
  let out = '';
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? '';
    let taken = 0;
    if (i % 2 === 0 && part !== '') {
      for (let end = Math.min(parts.length, i + most); end > i && taken === 0; end--) {
        const stretch = parts.slice(i, end).join('').trim();
        const kind = end - i === parts.length ? undefined : kindOf(stretch);
        if (kind) { out += mark(kind); taken = end - i; }
      }
    }
    if (taken === 0) out += part;
    else i += taken - 1;
  }
  return out;
}

function kindOf(found: string): Kind | undefined {
  const digits = found.replace(/\D/g, '');
  if (dates.test(found) || times.test(found)) return undefined;
  if (isPersonal(found, digits)) return 'personal';
  if (isPhone(found, digits)) return 'phone';
  return digits.length >= 13 && digits.length <= 19 && !thousands.test(found) && luhn(digits) ? 'card' : undefined;
}

/** Personal and coordination numbers: a date (the day plus 60 for coordination) and four digits. A slip of the pen in the last digit does not save it when it is written as one. */
function isPersonal(found: string, digits: string): boolean {
  if (digits.length !== 10 && digits.length !== 12) return false;
  if (found.startsWith('+') || thousands.test(found)) return false;
  const short = digits.slice(-10);
  if (digits.length === 12 && !/^(?:18|19|20)/.test(digits)) return false;
  const month = Number(short.slice(2, 4));
  const day = Number(short.slice(4, 6)) % 60;
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  if (/\d{6}\s?[-+–]\s?\d{4}$/.test(found)) return true;
  return digits.length === 12 || luhn(short) || (personalNumber as unknown as { valid(text: string): boolean }).valid(short);
}

function isPhone(found: string, digits: string): boolean {
  if (/^\+|^00[1-9]/.test(found)) return digits.length >= 8 && digits.length <= 15;
  return /^\(?0[1-9]/.test(found) && digits.length >= 8 && digits.length <= 11;
}

/** The check digit of cards and personal numbers (ISO/IEC 7812-1, annex B). */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = digit * (i % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Whether a number may stand as a company's. A sole trader's is a personal number, which must not be sent: `personal`. */
export function checkOrganisationNumber(text: string): 'ok' | 'personal' | 'invalid' {
  const digits = text.replace(/[\s–-]/g, '');
  if (!/^(?:16)?\d{10}$|^(?:19|20)\d{10}$/.test(digits)) return 'invalid';
  const short = digits.slice(-10);
  if (digits.length === 12 && !digits.startsWith('16')) return 'personal';
  if (Number(short[2]) < 2) return 'personal';
  return (organisationNumber as unknown as { valid(text: string): boolean }).valid(short) ? 'ok' : 'invalid';
}
