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
    ['(08) 788 00 00', '[telefonnummer borttaget]'],
    ['växel (0243) 123 45, fråga efter Eva', 'växel [telefonnummer borttaget], fråga efter Eva'],
    ['+46 (0)70-123 45 67', '[telefonnummer borttaget]'],
    ['46701234567', '[telefonnummer borttaget]'],
    ['tel0701234567', 'tel[telefonnummer borttaget]'],
    ['0 7 0 1 2 3 4 5 6 7', '[telefonnummer borttaget]'],
    ['ring 830 00', 'ring [telefonnummer borttaget]'],
    ['nås på 70-123 45 67', 'nås på [telefonnummer borttaget]'],
    ['ring 070-1234567 12 anställda', 'ring [telefonnummer borttaget] 12 anställda'],
    ['+47 912 34 567 eller (555) 123-4567', '[telefonnummer borttaget] eller [telefonnummer borttaget]'],
    ['0701234567/0709876543', '[telefonnummer borttaget]/[telefonnummer borttaget]'],
    ['nummer ٠٧٠١٢٣٤٥٦٧', 'nummer [telefonnummer borttaget]'],
    ['mitt nummer 850709-9805', 'mitt nummer [personnummer borttaget]'],
    ['19850709-9805', '[personnummer borttaget]'],
    ['198507099805', '[personnummer borttaget]'],
    ['8507099805', '[personnummer borttaget]'],
    ['850709 9805', '[personnummer borttaget]'],
    ['850769-9802 är ett samordningsnummer', '[personnummer borttaget] är ett samordningsnummer'],
    ['120109+1234', '[personnummer borttaget]'],
    ['1985-07-09-9805', '[personnummer borttaget]'],
    ['85 07 09 98 05', '[personnummer borttaget]'],
    ['850709\u20119805', '[personnummer borttaget]'],
    ['８５０７０９-９８０５', '[personnummer borttaget]'],
    ['EORI SE8507099805', 'EORI SE[personnummer borttaget]'],
    ['pnr8507099805', 'pnr[personnummer borttaget]'],
    ['konto 8327-9, 123 456 789-1', 'konto [kontonummer borttaget], [kontonummer borttaget]'],
    ['konto 8327-9 123 456 789-1', 'konto [kontonummer borttaget]'],
    ['kontonummer: 6123 123 456 789', 'kontonummer: [kontonummer borttaget]'],
    ['clearing 5000 konto 1234567', 'clearing [kontonummer borttaget] konto [kontonummer borttaget]'],
    ['IBAN SE45 5000 0000 0583 9825 7466', 'IBAN SE[kontonummer borttaget]'],
    ['378282246310005', '[kortnummer borttaget]'],
    ['anna snabel-a firma punkt se', '[e-post borttagen]'],
    ['anna@firma', '[e-post borttagen]'],
    ['anna.ek+info@företag.co.uk. Hej då', '[e-post borttagen]. Hej då'],
    ['kort 4111 1111 1111 1111', 'kort [kortnummer borttaget]'],
    ['070-123 45 67 / 850709-9805', '[telefonnummer borttaget] / [personnummer borttaget]'],
    ['Vi är 3 st 070-123 45 67', 'Vi är 3 st [telefonnummer borttaget]'],
    ['omsätter 3 070-123 45 67', 'omsätter 3 [telefonnummer borttaget]'],
  ])('%s', (text, safe) => {
    expect(makeSafe(text, 'sv').text).toBe(safe);
  });

  it.each([
    'org nr 556703-7485', 'vi omsätter 1 500 000 kr', 'det kostar 1 500 000 000 kronor', 'två miljoner, 2 000 000', 'sedan 1983', 'öppet 09.00-17.00', 'den 01-12-2024', '2026-11-24',
    'förbrukar 2,4 GWh om året', 'hallen är 8000 kvm', 'postnummer 784 33', 'EORI SE5567037485', 'varukod 8481 80 19', '120 mjölkkor och 140 hektar', '0,5 procent', '10-49 anställda', 'mellan 200 000 och 300 000',
    '5567037485', '165567037485', 'varukod 0402 10 11', '0402.10.11', 'HS 04021011', 'klockan 08-17', 'öppet 0800-1700', '+10 000 000 kr', 'omsätter 1204151234 kr', '10 000 000 000 kr', '2019-2023', '2026-11-24 15:30', '20241124-1530', '5-6 juni 2024', '01.01.2024-31.12.2024', '3 000 - 5 000',
    'EAN 7350012345678', 'ISO 9001:2015', 'EN 1090-2', '2020 2021 2022 2023', 'lån på 1 200 000, amortering 10 000', 'konto 3000-3799', 'på kontot 1 500 000 kr', 'kundnummer 12345678', 'jobbar på firma.se', 'twitter @firma', '5 @ 20 kr', '60.6065, 15.6355',
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

  it(`finds telephone numbers however they are written (seed ${seed})`, () => {
    const shape = fc.constantFrom('070-### ## ##', '07########', '073 ### ## ##', '0#########'.replace('0#', '08'), '08-### ### ##', '08-## ## ##', '023-### ##', '019-## ## ##', '0243-### ##', '0270-## ## ##', '+46 70 ### ## ##', '+4672#######', '0046 76 ### ## ##', '+46 (0)79-### ## ##', '+47 ### ## ###', '+358 40 #######', '070.###.##.##', '076/### ## ##', '(023) ### ##');
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 });
    let missed = 0;
    fc.assert(fc.property(shape, digits, fc.constantFrom('Ring mig på %, helst efter tre', '%', 'vi är 12 st, nås på %.', 'Mvh Anna %'), (form, filling, sentence) => {
      let at = 0;
      const number = form.replace(/^07#/, '070').replace(/#/g, () => String(filling[at++ % 10]));
      const safe = makeSafe(sentence.replace('%', number), 'sv');
      if (!safe.removed.some((kind) => kind === 'phone' || kind === 'personal') || /\d{3}/.test(safe.text)) missed += 1;
    }), { seed, numRuns: 5000 });
    expect(missed).toBeLessThanOrEqual(5);
  });

  it(`leaves amounts, years and measures alone, also those that look like numbers to call (seed ${seed})`, () => {
    let wrong = 0;
    const amount = fc.integer({ min: 100, max: 999_999_999 });
    const written = fc.constantFrom('vi omsätter % kr', 'budget % SEK', 'mellan % och 900 000 kronor', 'ett lån på %', '% kvadratmeter', '2024 sålde vi för %, 2025 för mer', 'kostar % exklusive moms', 'ordernummer A%');
    fc.assert(fc.property(amount, written, fc.constantFrom(' ', '\u00a0', '', '.'), (value, sentence, between) => {
      const text = sentence.replace('%', String(value).replace(/\B(?=(\d{3})+$)/g, between));
      if (makeSafe(text, 'sv').removed.length > 0) wrong += 1;
    }), { seed, numRuns: 5000 });
    expect(wrong).toBeLessThanOrEqual(5);
  });

  it(`finds nothing more in a text that is safe already (seed ${seed})`, () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('0', '1', '7', '8', '46', '850709', '9805', '-', ' ', '+', '@', 'a', '.', ', ', 'se', '(', ')', '/'), { maxLength: 60 }), (pieces) => {
      const once = makeSafe(pieces.join(''), 'sv').text;
      expect(makeSafe(once, 'sv').text).toBe(once);
    }), { seed, numRuns: 2000 });
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
