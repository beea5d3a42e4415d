import { describe, expect, it } from 'vitest';
import { answer, missing } from '../../../adapters/directline/form.ts';
import type { HandoverForm } from '../../../adapters/directline/form.ts';
import type { Door } from '../../../src/events.ts';

const door: Door = { actor: 'almi-dalarna', service: 'lan', name: 'Almi', title: 'Lån', why: [], handover: 'live', unverified: false };
const empty: HandoverForm = { kind: 'handover', door };
const named: HandoverForm = { ...empty, name: 'Anna Ek' };
const whole: HandoverForm = { ...named, email: 'anna@verkstad.example' };

/** What a form holds after these answers, or what was said to the last of them. */
function filledBy(form: HandoverForm, ...texts: string[]): unknown {
  let now = form;
  for (const text of texts) {
    const next = answer(now, text);
    if (next.what !== 'ask') return next.what === 'again' ? next.word : next.what;
    now = next.form;
  }
  const { name, email, phone } = now;
  return [name, email, phone];
}

describe('the exchange before a handover', () => {
  it.each([
    ['Anna Ek', '070-123 45 67', ['Anna Ek', undefined, '070-123 45 67']],
    ['Jag heter Anna Ek.', 'anna@verkstad.example', ['Anna Ek', 'anna@verkstad.example', undefined]],
    ['My name is Åsa Öst', 'Ring +46 (0)70 123 45 67 eller mejla asa@ost.example.', ['Åsa Öst', 'asa@ost.example', '+46 (0)70 123 45 67']],
  ])('understands %s and %s', (first, second, found) => { expect(filledBy(empty, first, second)).toEqual(found); });

  it('takes all at once', () => { expect(filledBy(empty, 'Anna Ek, anna@verkstad.example, 070-123 45 67')).toEqual(['Anna Ek', 'anna@verkstad.example', '070-123 45 67']); });

  it.each([['070'], ['hej'], ['anna@'], ['19121212-1212']])('says what is wrong with %s as a way to be reached', (text) => { expect(filledBy(named, text)).toBe('reachMissing'); });
  it.each([['123'], ['…'], ['a'.repeat(121)], ['Jag heter Anna Ek och är vd på Verkstaden AB i Mora'], ['Det är Anna Ek, kan ni höra av er till mig på måndag?']])('says what is wrong with %s as a name', (text) => { expect(filledBy(empty, text)).toBe('nameMissing'); });
  it.each([['Vad kostar det?'], ['Vem är det som läser det här egentligen?']])('lets the engine answer %s', (text) => {
    expect([filledBy(empty, text), filledBy(named, text), filledBy(whole, text)]).toEqual(['aside', 'aside', 'aside']);
  });

  it.each([['Vi undrar också om man kan få hjälp med export till Norge'], ['Heter ni 070-123?'], ['Är anna@x rätt?']])('lets nobody else see %s, which may hold a name or a number', (text) => {
    expect([filledBy(empty, text), filledBy(named, text), filledBy(whole, text)]).not.toContain('aside');
  });

  it.each([['avbryt'], ['Avbryt!'], ['cancel'], ['STOPP']])('breaks off at %s, whatever was asked', (text) => { expect([filledBy(empty, text), filledBy(named, text), filledBy(whole, text)]).toEqual(['cancel', 'cancel', 'cancel']); });

  it.each([['Ja, skicka', 'send'], ['ja', 'send'], ['Yes, send it', 'send'], ['”Ja, skicka”', 'send'], ['Nej, ångra', 'cancel'], ['nej tack', 'cancel'], ['kanske', 'yesOrNo'], ['ja men inte nu', 'yesOrNo']])('%s is %s at the end', (text, what) => { expect(filledBy(whole, text)).toBe(what); });

  it('takes another way to be reached instead of the first', () => { expect(filledBy(whole, '070-123 45 67')).toEqual(['Anna Ek', undefined, '070-123 45 67']); });

  it('asks for the name, then for one way to be reached, and for no more', () => { expect([missing(empty), missing(named), missing(whole)]).toEqual(['name', 'reach', undefined]); });
});
