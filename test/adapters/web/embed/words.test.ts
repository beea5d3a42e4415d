import { describe, expect, it } from 'vitest';
import { en } from '../../../../adapters/web/embed/en.ts';
import { speak } from '../../../../adapters/web/embed/strings.ts';
import { stateText } from '../../../../adapters/web/embed/status.tsx';
import { sv } from '../../../../adapters/web/embed/sv.ts';
import { sayDate, sayTime, webAddress } from '../../../../adapters/web/embed/words.ts';

describe('how things are said', () => {
  it('says times as one says them, in Swedish time', () => {
    expect(sayTime('2026-11-25T11:00:00.000Z', 'sv')).toBe('onsdag 25 november kl. 12');
    expect(sayTime('2026-07-01T06:30:00.000Z', 'sv')).toBe('onsdag 1 juli kl. 8.30');
    expect(sayTime('2026-11-25T11:00:00.000Z', 'en')).toBe('Wednesday 25 November at 12:00');
    expect(sayTime('snart', 'sv')).toBe('snart');
  });

  it('says no more of a date than is known', () => {
    expect(['2024', '2024-12', '2025-03-05', 'okänt'].map((date) => sayDate(date, 'sv'))).toEqual(['2024', 'december 2024', '5 mars 2025', 'okänt']);
    expect(sayDate('2024-12', 'en')).toBe('December 2024');
  });

  it('makes links of web addresses only', () => {
    expect(webAddress('https://www.almi.se/lan')).toBe('https://www.almi.se/lan');
    for (const other of [undefined, '', 'javascript:alert(1)', 'JAVASCRIPT://x%0aalert(1)', 'data:text/html,x', '//almi.se', 'mailto:a@b.se', 'https://a b']) expect(webAddress(other)).toBeUndefined();
  });

  it('tells how a question stands, in both languages', () => {
    const handover = { id: 'h', actor: 'almi-dalarna', since: 1, recipient: 'Almi', by: '2026-11-25T11:00:00.000Z', callBy: '2026-11-26T11:00:00.000Z', promoter: { name: 'Karin Lind' } };
    const say = speak({ sv, en }, 'sv');
    expect(stateText({ ...handover, status: 'delivered' }, say, 'sv')).toBe('Framme hos Almi. Du hör av dem senast onsdag 25 november kl. 12.');
    expect(stateText({ ...handover, status: 'accepted' }, say, 'sv')).toBe('Karin Lind på Almi har tagit din fråga och hör av sig senast torsdag 26 november kl. 12.');
    for (const language of ['sv', 'en'] as const) {
      for (const status of ['requested', 'delivered', 'accepted', 'contacted', 'completed', 'failed', 'declined', 'referred', 'expired', 'withdrawn', 'något nytt']) {
        expect(stateText({ ...handover, status }, speak({ sv, en }, language), language)).toMatch(/^[^{}]+[.!]$/);
      }
    }
  });
});
