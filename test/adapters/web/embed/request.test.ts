import { describe, expect, it } from 'vitest';
import { blank } from '../../../../adapters/web/embed/filled.ts';
import type { Filled } from '../../../../adapters/web/embed/filled.ts';
import { bodyOf, check, wrongFrom } from '../../../../adapters/web/embed/request.ts';
import type { Door } from '../../../../adapters/web/embed/shapes.ts';

const door: Door = { actor: 'almi-dalarna', service: 'almi-foretagslan', name: 'Almi', title: 'Företagslån', why: [], handover: 'live', unverified: false };
const filled = (contact: Partial<Filled['contact']>, more: Partial<Filled> = {}): Filled => ({ ...blank, ...more, contact: { ...blank.contact, ...contact } });

describe('asking to be connected', () => {
  it('needs a name and some way to be reached', () => {
    expect(check(blank)).toEqual({ name: 'nameMissing', email: 'reachMissing' });
    expect(check(filled({ name: 'Anna', phone: '070-123 45 67' }))).toEqual({});
    expect(check(filled({ name: 'Anna', email: 'anna@' }))).toEqual({ email: 'emailWrong' });
    expect(check(filled({ name: 'Anna', email: 'anna@verkstad.example' }))).toEqual({});
  });

  it('has nothing ticked beforehand', () => {
    expect(blank).toMatchObject({ onward: undefined, sensitive: false, recognise: false, omit: [] });
  });

  it('sends only what was filled in', () => {
    expect(bodyOf('id', door, filled({ name: ' Anna Ek ', phone: '070-1234567', company: ' ' }))).toEqual({
      id: 'id', actor: 'almi-dalarna', service: 'almi-foretagslan', consent: true, sensitive: false, omit: [], contact: { name: 'Anna Ek', phone: '070-1234567' },
    });
    expect(bodyOf('id', door, filled({ name: 'Anna' }))).not.toHaveProperty('recognise');
    expect(bodyOf('id', door, filled({ name: 'Anna' }, { recognise: true }))).toMatchObject({ recognise: true });
    expect(bodyOf('id', door, filled({ name: 'Anna' }, { onward: 'share', omit: ['m1'], note: ' Ring gärna ' }))).toMatchObject({ onward: 'share', omit: ['m1'], note: 'Ring gärna' });
  });

  it('shows what the server refuses at the field it is about', () => {
    const problem = { ok: false as const, status: 422, code: '', detail: 'Texten.', fields: [] };
    expect(wrongFrom({ ...problem, code: 'sole_trader', detail: 'Enskild firma? Lämna tomt.' }, 'x')).toEqual({ organisationNumber: 'Enskild firma? Lämna tomt.' });
    expect(wrongFrom({ ...problem, fields: [{ field: 'phone', detail: 'Minst sex siffror.' }] }, 'x')).toEqual({ phone: 'Minst sex siffror.' });
    expect(wrongFrom({ ...problem, fields: [{ field: 'omit', detail: '' }] }, 'x')).toEqual({ form: 'Texten.' });
    expect(wrongFrom({ ...problem, detail: '' }, 'Försök igen.')).toEqual({ form: 'Försök igen.' });
  });
});
