import { describe, expect, it } from 'vitest';
import type { HandoverView } from '../../../../adapters/adapter.ts';
import { cardLetter, newsLetter } from '../../../../adapters/mail/actor/letters.ts';
import { words } from '../../../../adapters/mail/actor/words.ts';
import { messageOf } from '../../../../adapters/mail/post.ts';
import { voiceOf } from '../../../../adapters/slack/voice.ts';
import type { Event, Recorded } from '../../../../src/events.ts';
import { contact, handoverAfter, requested, viewOf } from '../../slack/fixtures.ts';

const link = 'https://dorr.example.se/arende/x.y';
const about = (change: Partial<HandoverView> = {}, language: 'sv' | 'en' = 'sv') => ({ view: viewOf(change), voice: voiceOf(language, (actor) => actor), words: words(language), language, link, notSaid: 'inte sagt' });
const news = (event: Event): Recorded => ({ version: 2, at: '2026-11-24T09:00:00.000Z', cause: 'c', event });
const anna = { id: 'mail:x', name: 'Kim' };

describe('the card as a letter', () => {
  it('says what it is about in its subject, and below the brief, the words, where it stands and the way in', () => {
    const letter = cardLetter(about({ contact }));
    expect(letter.subject).toBe('Ny fråga: Lån till en ny maskin');
    for (const part of ['Skede: Etablerat företag', 'Plats: Våmhus, Mora', '”Vi behöver låna till en ny svarv”', 'Ingen har tagit ärendet än.', 'senast onsdag 25 november kl. 12', link]) expect(letter.text).toContain(part);
    for (const part of Object.values(contact)) expect(letter.text + letter.html).not.toContain(part);
  });

  it('says in its subject nothing of what was asked with care', () => {
    expect(cardLetter(about({ handover: handoverAfter({ ...requested, sensitive: true }) })).subject).toBe('Ny fråga från ett företag');
  });

  it('says that it is a question where nobody knows what the company needs', () => {
    const unknown = handoverAfter({ ...requested, brief: [{ key: 'need', label: 'Behov', text: 'inte sagt' }] });
    expect(cardLetter(about({ handover: unknown })).subject).toBe('Ny fråga från ett företag');
    expect(cardLetter(about({ handover: unknown, sends: 'link' })).text).toContain('Det har kommit en fråga till Almi (Dalarna).');
  });

  it('as a link says only what it is about', () => {
    const { text } = cardLetter(about({ sends: 'link' }));
    expect(text).toContain('Det har kommit en fråga till Almi (Dalarna): Lån till en ny maskin.');
    for (const part of ['Skede', 'Mora']) expect(text).not.toContain(part);
  });

  it('is read in English too', () => {
    expect(cardLetter(about({}, 'en')).text).toContain('Open the case:');
  });

  it('lets no text of others begin a header or a line of its own', () => {
    const letter = cardLetter(about({ handover: handoverAfter({ ...requested, recipient: 'Almi\r\nBcc: x@y.se', brief: [{ key: 'need', label: 'Behov', text: 'Lån\r\nBcc: x@y.se' }] }) }));
    expect(letter.subject).not.toMatch(/[\r\n]/);
    expect(letter.text).not.toMatch(/^Bcc/m);
    expect(messageOf({ ...letter, id: 'a', conversation: 'k', sender: 'a@b.se', to: 'c@d.se', at: '2026-11-24T09:00:00.000Z', attempt: 1 }).messageId).toBe('<a@b.se>');
  });
});

describe('a short letter', () => {
  it.each([
    [{ type: 'handover.accepted', handover: 'h1', promoter: anna, callBy: '2026-11-25T11:00:00.000Z' }, 'Ärendet är taget', 'Kim har tagit ärendet.'],
    [{ type: 'handover.answered', handover: 'h1', message: 'm', text: 'Ja, på 1,2 miljoner' }, 'Företaget har svarat', 'Svaret finns på ärendets sida.'],
    [{ type: 'handover.withdrawn', handover: 'h1' }, 'Företaget har tagit tillbaka sin fråga', 'Hör inte av er till det.'],
    [{ type: 'handover.expired', handover: 'h1' }, 'Frågan har gått vidare', 'Ingen hann ta ärendet i tid.'],
    [{ type: 'handover.reminded', handover: 'h1', to: 'take' }, 'Ett företag väntar', 'ingen har tagit ärendet än'],
    [{ type: 'handover.undone', handover: 'h1', promoter: anna, undoes: 'x', status: 'delivered', by: '2026-11-25T11:00:00.000Z' }, 'Nytt i ett ärende', 'Kim ångrade sig'],
    [{ type: 'handover.unmailed', handover: 'h1' }, 'Nytt i ett ärende', 'Mejlet till företaget kom inte fram.'],
    [{ type: 'handover.shared', handover: 'h1' }, 'Nytt i ett ärende', 'De visas på ärendets sida'],
  ] as [Event, string, string][])('goes out when something happens that the actor should know (%#)', (event, subject, text) => {
    const letter = newsLetter(about(), news(event));
    expect(letter).toMatchObject({ subject, text: expect.stringContaining(text) as string });
    expect(letter?.text).not.toContain('miljoner');
  });

  it('does not go out about what the actor has just pressed itself', () => {
    for (const event of [{ type: 'handover.contacted', handover: 'h1', promoter: anna }, { type: 'handover.asked', handover: 'h1', promoter: anna, text: 'Vad?' }, { type: 'handover.rated', handover: 'h1', helped: 'yes' }] as Event[]) expect(newsLetter(about(), news(event))).toBeUndefined();
  });
});
