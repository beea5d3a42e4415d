import organisationsnummer from 'organisationsnummer';
import personnummer from 'personnummer';
import type { Language } from '../events.ts';
import { replaceAddresses } from './addresses.ts';
import { chainFrom, groupsIn, isThousands, plainDigits, stopsOf } from './number-groups.ts';
import type { Group } from './number-groups.ts';
import { phoneIn, unitAfter } from './phones.ts';

/**
 * What is taken out of a text before anything keeps it: e-mail addresses, telephone numbers, personal and coordination
 * numbers, bank accounts and cards. Organisation numbers of companies, amounts, dates, measures and customs codes stay.
 */
const marks = {
  email: { sv: '[e-post borttagen]', en: '[e-mail removed]' },
  phone: { sv: '[telefonnummer borttaget]', en: '[phone number removed]' },
  personal: { sv: '[personnummer borttaget]', en: '[personal number removed]' },
  account: { sv: '[kontonummer borttaget]', en: '[account number removed]' },
  card: { sv: '[kortnummer borttaget]', en: '[card number removed]' },
} as const;
type Kind = keyof typeof marks;
type Found = { kind: Kind; count: number };

/** Both packages are CommonJS: what they export is the class itself. */
type Checks = { valid(text: string): boolean };
const personalNumber = personnummer as unknown as Checks;
const organisationNumber = organisationsnummer as unknown as Checks;

/** The text with the sensitive parts replaced, and the kinds of what was removed. Linear in the text's length. */
export function makeSafe(text: string, language: Language = 'sv'): { text: string; removed: string[] } {
  const removed = new Set<Kind>();
  const mark = (kind: Kind) => { removed.add(kind); return marks[kind][language]; };
  const safe = replaceNumbers(replaceAddresses(text.normalize('NFC'), () => mark('email')), mark);
  return { text: safe, removed: [...removed] };
}

const mostGroups = 12;

function replaceNumbers(text: string, mark: (kind: Kind) => string): string {
  const plain = plainDigits(text);
  const groups = groupsIn(plain);
  let out = '';
  let kept = 0;
  for (let i = 0; i < groups.length;) {
    const chain = chainFrom(groups, i, mostGroups);
    const found = judge(chain, plain);
    const first = chain[0];
    const last = found && chain[found.count - 1];
    if (!first || !found || !last) { i += 1; continue; }
    out += text.slice(kept, startOf(first, plain, kept)) + mark(found.kind);
    kept = last.end;
    i += found.count;
  }
  return out + text.slice(kept);
}

/** A plus, a bracket or the country letters before a number go with it. */
function startOf(first: Group, text: string, kept: number): number {
  const lead = /(?:\(?\+\s?\(?|\((?=$))$/.exec(text.slice(Math.max(kept, first.start - 4), first.start));
  return first.start - (lead?.[0].length ?? 0);
}

const labelled = /^(?:tel|tele|telefon|tfn|mob|mobil|nr|nummer|no|pnr|personnr|personnummer|persnr|ring|p[åa]|phone|cell|konto|kontonr|kontonummer|sms)$/i;

function judge(chain: readonly Group[], text: string): Found | undefined {
  const [first] = chain;
  if (!first) return undefined;
  const glued = /\p{L}+$/u.exec(text.slice(Math.max(0, first.start - 16), first.start))?.[0] ?? '';
  if (glued !== '' && !labelled.test(glued)) return inCode(chain, glued);
  const personal = personalIn(chain, text);
  if (personal) return { kind: 'personal', count: personal };
  const before = text.slice(Math.max(0, first.start - 40), first.start);
  const account = accountIn(chain, text, before);
  if (account) return { kind: 'account', count: account };
  const phone = phoneIn(chain, text);
  if (phone) return { kind: 'phone', count: phone };
  const card = cardIn(chain, before);
  return card ? { kind: 'card', count: card } : undefined;
}

/** Letters that hang on to a number make it a code, which stays, unless it is an IBAN or a sole trader's EORI or VAT number. */
function inCode(chain: readonly Group[], letters: string): Found | undefined {
  const first = chain[0]?.digits ?? '';
  if (letters === 'SE' && /^\d{10}(?:01)?$/.test(first) && personalNumber.valid(first.slice(0, 10))) return { kind: 'personal', count: 1 };
  if (!/^[A-Z]{2}$/.test(letters)) return undefined;
  const iban = stopsOf(chain).find(({ digits }) => digits.length >= 13 && digits.length <= 32 && isIban(letters, digits));
  return iban && { kind: 'account', count: iban.count };
}

/** ISO 13616: the country and the check digits moved last, letters as numbers, must leave 1 when divided by 97. */
function isIban(country: string, digits: string): boolean {
  const letters = Array.from(country, (letter) => letter.charCodeAt(0) - 55).join('');
  return BigInt(`${digits.slice(2)}${letters}${digits.slice(0, 2)}`) % 97n === 1n;
}

const personalShapes = [[10], [12], [6, 4], [8, 4], [2, 6, 4], [2, 10], [2, 2, 2, 4], [4, 2, 2, 4], [6, 2, 2], [8, 2, 2], [4, 4, 4], [2, 2, 2, 2, 2], [4, 2, 2, 2, 2]];
const youngestBirthYear = 2012;

/** Personal and coordination numbers: a date (the day plus 60 for coordination) and four digits, of which the last must fit (the package also refuses the serial number 000, which people make up). Written with a hyphen, or with the century, a slip of the pen does not save it. */
function personalIn(chain: readonly Group[], text: string): number | undefined {
  for (const shape of personalShapes) {
    if (!shape.every((length, i) => chain[i]?.digits.length === length)) continue;
    const groups = chain.slice(0, shape.length);
    const digits = groups.map((one) => one.digits).join('');
    const last = groups.at(-1);
    const short = digits.slice(-10);
    if (!last || !isBirthday(short) || (digits.length === 12 && !/^(?:18|19|20)/.test(digits))) continue;
    const hyphen = shape.at(-1) === 4 && shape.length > 1 && /[-+\u2010-\u2015\u2212]/.test(last.gap ?? '');
    const old = digits.length === 10 || Number(digits.slice(0, 4)) <= youngestBirthYear;
    if (!hyphen && unitAfter.test(text.slice(last.end))) continue;
    if (personalNumber.valid(short) || luhn(short) || (old && (hyphen || digits.length === 12))) return shape.length;
  }
  return undefined;
}

function isBirthday(short: string): boolean {
  const month = Number(short.slice(2, 4));
  const day = Number(short.slice(4, 6)) % 60;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && Number(short.slice(4, 6)) <= 91;
}

const accountWord = /(?:konto|kontonummer|kontonr|kontot|clearing|clearingnummer|clearingnr|bankkonto|account|account number|iban)[\s:.]*(?:nr|nummer|number|no|[äa]r|is)?[\s:.]*(?:\d{4}(?:-\d)?,\s?)?$/i;

/** A bank account after the word for it. Amounts and the accounts of bookkeeping ("konto 3000-3799") stay. */
function accountIn(chain: readonly Group[], text: string, before: string): number | undefined {
  if (!accountWord.test(before)) return undefined;
  const clearing = /clearing/i.test(before.slice(-24));
  const stop = stopsOf(chain).filter(({ digits, last }) => digits.length <= 16 && digits.length >= (clearing || /^,\s?\d{3}/.test(text.slice(last.end)) ? 4 : 7)).at(-1);
  if (!stop) return undefined;
  const groups = chain.slice(0, stop.count);
  const bookkeeping = groups.length === 2 && groups.every(({ digits }) => digits.length === 4);
  return bookkeeping || isThousands(groups) || unitAfter.test(text.slice(stop.last.end)) ? undefined : stop.count;
}

const goodsCode = /(?:ean|gtin|streckkod|artikel|art\.? ?nr|artnr|sscc|kolli|barcode|item)[^.!?\n]{0,20}$/i;

/** Payment cards: 13 to 19 digits that begin as cards do and whose check digit fits. */
function cardIn(chain: readonly Group[], before: string): number | undefined {
  if (goodsCode.test(before)) return undefined;
  const stop = stopsOf(chain).filter(({ digits, count }) => digits.length >= 13 && digits.length <= 19 && /^(?:[3-6]|2[2-7])/.test(digits) && luhn(digits) && isCardShape(chain.slice(0, count))).at(-1);
  return stop?.count;
}

function isCardShape(groups: readonly Group[]): boolean {
  return !isThousands(groups) && (groups.length === 1 || (groups[0]?.digits.length === 4 && groups.every(({ digits }) => digits.length >= 1 && digits.length <= 7)));
}

/** The check digit of cards (ISO/IEC 7812-1, annex B). */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Whether a number may stand as a company's. A sole trader's is a personal number, which must not be sent: `personal`. */
export function checkOrganisationNumber(text: string): 'ok' | 'personal' | 'invalid' {
  const digits = plainDigits(text).replace(/[\s\u2010-\u2015\u2212+-]/g, '').replace(/^SE(\d{10})01$/i, '$1');
  if (!/^(?:16|18|19|20)?\d{10}$/.test(digits)) return 'invalid';
  const short = digits.slice(-10);
  if ((digits.length === 12 && !digits.startsWith('16')) || Number(short[2]) < 2) return 'personal';
  return organisationNumber.valid(short) ? 'ok' : 'invalid';
}
