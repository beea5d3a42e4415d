import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letterOf } from '../../../adapters/mail/letter.tsx';
import type { News } from '../../../adapters/mail/letter.tsx';
import { line } from '../../../adapters/mail/line.ts';
import { phrase } from '../../../src/phrases.ts';
import { phrases } from '../../world.ts';

const say = (name: string, language: 'sv' | 'en', values?: Readonly<Record<string, string | boolean>>) => phrase(phrases, name, language, values);
const link = 'https://dorr.example.se/chatt/almi-dalarna#kod=AAAA-BBBB-CCCC';
const news: News = { phrase: 'handover.accepted', text: 'Kim på Almi har tagit er fråga.', language: 'sv', plural: true, recipient: 'Almi (Dalarna)', promoter: 'Kim', need: 'Lån', name: 'Anna Ek', link, practice: false };
const letter = (change: Partial<News> = {}) => letterOf({ ...news, ...change }, say);
/** What the e-mail says when we put it in words here. */
const worded = (phraseName: string, change: Partial<News> = {}) => { const { text: _text, ...rest } = news; return letterOf({ ...rest, phrase: phraseName, ...change }, say); };

describe('an e-mail to the company', () => {
  it('reads as one would write to an acquaintance', () => {
    expect(letter().text).toBe(`Hej Anna Ek!

Kim på Almi har tagit er fråga.

Det gäller: Lån.

Öppna samtalet:
${link}

-- 
Länken är personlig. Den som har den kan läsa samtalet.

Ni får mejlet för att ni lämnade er e-postadress, och det går inte att svara på. Vill ni ta tillbaka frågan trycker ni på Ta tillbaka i samtalet. Då slutar mejlen. Med Radera allt tas också adressen bort.
`);
  });

  it('comes in the actor’s name', () => {
    expect(letter().from).toBe('Almi (Dalarna), via Rätt dörr');
  });

  it.each([
    ['handover.sent', 'Er fråga är skickad', 'Your question has been sent'],
    ['handover.sent.introduce', 'Er fråga är skickad', 'Your question has been sent'],
    ['handover.accepted', 'Er fråga är i goda händer', 'Your question is in good hands'],
    ['handover.accepted.unnamed', 'Vi behöver svar på en sak', 'We need your answer'],
    ['handover.referred', 'Er fråga har gått vidare', 'Your question has gone on'],
    ['handover.declined', 'Er fråga har gått vidare', 'Your question has gone on'],
    ['handover.expired', 'Er fråga har gått vidare', 'Your question has gone on'],
    ['handover.declined.ask', 'Vi behöver svar på en sak', 'We need your answer'],
    ['handover.nomore', 'Nytt om er fråga', 'News about your question'],
    ['handover.withdrawn', 'Er fråga är tillbakatagen', 'Your question has been taken back'],
    ['handover.kept', 'Er fråga är tillbakatagen', 'Your question has been taken back'],
    ['handover.overdue', 'Er fråga har gått vidare', 'Your question has gone on'],
    ['handover.unnamed', 'Er fråga har gått vidare', 'Your question has gone on'],
    ['handover.still', 'Vi behöver svar på en sak', 'We need your answer'],
    ['handover.joined.ask', 'Vi behöver svar på en sak', 'We need your answer'],
    ['handover.completed', 'Er fråga är avslutad', 'Your question is closed'],
    ['handover.inquired', 'Fick ni hjälp?', 'Did you get help?'],
    ['handover.lapsed', 'Fick ni hjälp?', 'Did you get help?'],
    ['handover.kept.left', 'Nytt om er fråga', 'News about your question'],
    ['handover.something-new', 'Nytt om er fråga', 'News about your question'],
  ])('about %s has a subject that says so and names nobody', (name, swedish, english) => {
    expect(letter({ phrase: name }).subject).toBe(swedish);
    expect(letter({ phrase: name, language: 'en' }).subject).toBe(english);
  });

  it.each([
    ['question', 'En fråga till er', 'Kim på Almi (Dalarna) vill veta något mer.', 'Kim at Almi (Dalarna) would like to know something more.'],
    ['completed', 'Er fråga är avslutad', 'Almi (Dalarna) ser er fråga som klar. Fick ni hjälp?', 'Almi (Dalarna) regards your question as settled. Did you get help?'],
    ['failed', 'Er fråga är avslutad', 'Almi (Dalarna) har försökt nå er', 'Almi (Dalarna) has tried to reach you'],
  ])('about %s says it in words of its own', (name, subject, swedish, english) => {
    expect(worded(name)).toMatchObject({ subject, text: expect.stringContaining(swedish) as string });
    expect(worded(name, { language: 'en' }).text).toContain(english);
  });

  it('says du to one person, and English to who writes English', () => {
    expect(letter({ plural: false, phrase: 'handover.sent' }).subject).toBe('Din fråga är skickad');
    expect(letter({ plural: false }).text).toContain('Du får mejlet för att du lämnade din e-postadress');
    const { text, html } = letter({ language: 'en', text: 'Kim at Almi has taken your question.' });
    expect(text).toMatch(/^Hello Anna Ek,\n\nKim at Almi has taken your question\.\n\nIt is about: Lån\.\n\nOpen the conversation:\n/);
    expect(html).toContain('<html lang="en">');
  });

  it('says at the end that it will ask once more', () => {
    expect(letter({ phrase: 'handover.completed' }).text).toContain('Om några dagar frågar vi om ni fick hjälp.');
  });

  it.each(['handover.withdrawn', 'handover.kept', 'handover.inquired', 'handover.lapsed'])('says that it is the last one where it is (%s)', (name) => {
    expect(letter({ phrase: name }).text).toContain('Fler mejl om den här frågan kommer inte.');
    expect(letter({ phrase: name }).text).not.toContain('Vill ni ta tillbaka');
  });

  it('says that it is an exercise where it is', () => {
    expect(letter({ practice: true }).text).toContain('ÖVNING. Ingen har fått frågan på riktigt.');
    expect(letter().text).not.toContain('övning');
  });

  it('does not say what the question is about where the company asked for care', () => {
    const { need: _need, ...careful } = news;
    expect(letterOf(careful, say).text).not.toContain('Det gäller');
  });

  it('fetches nothing when it is read, and links only to the conversation', () => {
    const { html } = letter();
    expect(html).not.toMatch(/<img|<script|<link|src=|url\(|@import/i);
    expect([...html.matchAll(/href="([^"]*)"/g)].map(([, to]) => to)).toEqual([link]);
  });

  it('uses no word that the company would not', () => {
    for (const [name, text] of Object.entries(phrases.sv)) if (name.startsWith('mail.')) expect(text).not.toMatch(/ärende|överlämn|aktör|främjare/i);
  });
});

describe('whatever a name says', () => {
  const anything = fc.string({ unit: fc.oneof(fc.constantFrom('\r', '\n', '\u2028', '<', '>', '"', '&', '\'', ':', '\u202e', '\u0000', 'Bcc: x@y.se'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), maxLength: 40 });

  it('no header gets a second line', () => {
    fc.assert(fc.property(anything, anything, (recipient, promoter) => {
      const { from, subject } = letter({ recipient, promoter });
      expect(from + subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    }));
  });

  it('the page holds no element but its own, and no link but the way back', () => {
    const tags = (html: string) => [...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([tag]) => tag).join(' ');
    const usual = tags(letter({ name: 'x', need: 'x', text: 'x' }).html);
    fc.assert(fc.property(anything, anything, anything, (recipient, name, text) => {
      const { html } = letter({ recipient, name: `x${name}`, need: 'x', text });
      expect(tags(html)).toBe(usual);
      expect([...html.matchAll(/href=/g)].length - (html.match(/&[^;]*href=|[^ ]href=/g)?.length ?? 0)).toBeLessThanOrEqual(1);
    }));
  });

  it('it takes one line, read the same way twice', () => {
    fc.assert(fc.property(anything, (text) => {
      expect(line(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(line(line(text))).toBe(line(text));
    }));
  });
});
