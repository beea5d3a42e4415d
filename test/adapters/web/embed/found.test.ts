import { describe, expect, it } from 'vitest';
import { reachIn } from '../../../../adapters/web/embed/found.ts';

describe('how somebody can be reached, as it stands in a text', () => {
  it.each([
    ['Ring mig på 070-123 45 67 i morgon', { phone: '070-123 45 67' }],
    ['Mitt nummer är +46 70 123 45 67.', { phone: '+46 70 123 45 67' }],
    ['Växeln har 0250-101 02, fråga efter Anna', { phone: '0250-101 02' }],
    ['0701234567', { phone: '0701234567' }],
    ['Skriv till anna@verkstad.example, tack', { email: 'anna@verkstad.example' }],
    ['anna.ek+lan@verkstad.example eller 08-123 456 78', { email: 'anna.ek+lan@verkstad.example', phone: '08-123 456 78' }],
  ])('%s', (text, reach) => {
    expect(reachIn(text)).toEqual(reach);
  });

  it.each(['Vi behöver låna 10 000 000 kr', 'Bolaget är 556677-8899', 'Jag är 050101-1234', 'Sedan 2004-05-01, 12 anställda', 'Följ oss @verkstad', 'Postnummer 792 30', '0,5 miljoner till 2027'])('is not in "%s"', (text) => {
    expect(reachIn(text)).toEqual({});
  });
});
