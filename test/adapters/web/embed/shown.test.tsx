import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { en } from '../../../../adapters/web/embed/en.ts';
import { blank } from '../../../../adapters/web/embed/filled.ts';
import { later } from '../../../../adapters/web/embed/later.ts';
import { HandoverForm } from '../../../../adapters/web/embed/handover-form.tsx';
import { Log } from '../../../../adapters/web/embed/log.tsx';
import type { Parts } from '../../../../adapters/web/embed/parts.ts';
import { correctable } from '../../../../adapters/web/embed/reading.ts';
import type { Door, Handover, Message, PageData } from '../../../../adapters/web/embed/shapes.ts';
import { begin } from '../../../../adapters/web/embed/state.ts';
import type { State } from '../../../../adapters/web/embed/state.ts';
import { stateText } from '../../../../adapters/web/embed/status.tsx';
import { speak } from '../../../../adapters/web/embed/strings.ts';
import { sv } from '../../../../adapters/web/embed/sv.ts';

const page: PageData = { door: 'almi-dalarna', name: 'Almi (Dalarna)', region: 'dalarna', regionName: 'Dalarna', greeting: { sv: 'Hej!', en: 'Hello!' }, language: 'sv', languageChosen: false, coordinators: {}, practice: false };
const loaded = { sv, en };
const say = speak(loaded, 'sv');
const parts = (more: Partial<State>): Parts => ({ page, loaded, say, language: 'sv', session: undefined, state: { ...begin('sv', false), restoring: false, ...more } });
const message = (id: string, from: Message['from'], text: string, more: Partial<Message> = {}): Message => ({ id, at: `2026-11-24T10:00:0${id}.000Z`, language: 'sv', from, text, ...more });
const handover = (status: string, more: Partial<Handover> = {}): Handover => ({ id: 'h', actor: 'almi-dalarna', recipient: 'Almi (Dalarna)', status, since: 1, by: '2026-11-25T09:00:00.000Z', ...more });
const kim = { promoter: { name: 'Kim' } };
const door: Door = { actor: 'almi-dalarna', service: 'almi-foretagslan', name: 'Almi', title: 'Företagslån', why: ['ni vill låna'], handover: 'live', unverified: false };
const understood = [{ slot: 'municipality' as const, value: 'Mora', label: 'Mora' }];
const log = (more: Partial<State>) => renderToString(<Log {...parts(more)} later={later} onConnect={() => undefined} />);
const status = (handovers: Handover[]) => renderToString(<later.Status {...parts({ handovers })} focus={0} />);

describe('how a handover stands, as the company reads it', () => {
  it.each([
    ['requested', {}, 'Skickad till Almi (Dalarna). Du hör av dem senast onsdag 25 november kl. 10.'],
    ['delivered', {}, 'Framme hos Almi (Dalarna). Du hör av dem senast onsdag 25 november kl. 10.'],
    ['accepted', { ...kim, callBy: '2026-11-25T11:00:00.000Z' }, 'Kim på Almi (Dalarna) har tagit din fråga och hör av sig senast onsdag 25 november kl. 12.'],
    ['contacted', kim, 'Kim på Almi (Dalarna) har hört av sig.'],
    ['completed', kim, 'Kim på Almi (Dalarna) är klar med din fråga.'],
    ['failed', {}, 'Din fråga hos Almi (Dalarna) är avslutad. Skriv gärna igen om du behöver mer hjälp.'],
    ['declined', kim, 'Almi (Dalarna) kunde inte hjälpa till med just det här.'],
    ['referred', { ...kim, to: 'ekn' }, 'Almi (Dalarna) har skickat din fråga vidare.'],
    ['expired', {}, 'Almi (Dalarna) hann inte höra av sig i tid.'],
    ['withdrawn', { why: 'mistake' as const }, 'Skickades till Almi (Dalarna) av misstag.'],
    ['withdrawn', { why: 'kept' as const }, 'Du ville inte lämna ditt namn till Almi (Dalarna).'],
    ['withdrawn', {}, 'Du har tagit tillbaka din fråga. Ingen kommer att ringa.'],
  ])('%s', (state, more, text) => {
    expect(stateText(handover(state, more), say, 'sv')).toBe(text);
    expect(stateText(handover(state, more), speak(loaded, 'en'), 'en')).not.toMatch(/\{|undefined|^$/);
  });

  it('says to whom it went on, and by when one hears from there', () => {
    const shown = status([handover('referred', kim), handover('requested', { id: 'n', previous: 'h', actor: 'ekn', recipient: 'EKN' })]);
    expect(shown).toContain('Almi (Dalarna) har skickat din fråga vidare. Nu ligger den hos EKN.');
    expect(shown).toContain('Skickad till EKN. Du hör av dem senast');
  });

  it('asks whether one got help when it has ended well or badly, and shows what was answered', () => {
    for (const state of ['completed', 'failed']) expect(status([handover(state, kim)])).toContain('Fick du hjälp?');
    for (const state of ['requested', 'accepted', 'contacted', 'declined', 'withdrawn']) expect(status([handover(state, kim)])).not.toContain('Fick du hjälp?');
    expect(status([handover('completed', { ...kim, helped: 'partly' })])).toMatch(/aria-pressed="true">Delvis<.*Tack/s);
  });
});

describe('what others say', () => {
  it('is shown as theirs, and a question as a question', () => {
    const said = (text: string) => log({ handovers: [handover('accepted', kim)], messages: [message('1', 'promoter', text, { promoter: 'Kim', handover: 'h' })] });
    expect(said('Hur mycket vill ni låna?')).toContain('Kim, Almi (Dalarna) frågar:');
    expect(said('Jag ringer i morgon.')).toContain('Kim, Almi (Dalarna) skriver:');
  });

  it('offers the doors now beside what leads to them, and not beside what is asked about a handover', () => {
    const asked = (slot: string) => log({ handovers: [handover('accepted', kim)], messages: [message('1', 'system', 'Nu har du skrivit till oss', { handover: 'h', question: { slot, options: [{ id: 'ja', label: 'Skicka' }] } })] });
    expect(asked('stage')).toContain(sv.showNow);
    for (const slot of ['onward', 'addition', 'helped']) expect(asked(slot)).not.toContain(sv.showNow);
  });

  it('carries its own language', () => {
    expect(log({ messages: [message('1', 'company', 'We need a loan', { language: 'en' })] })).toContain('lang="en"');
  });
});

describe('what was understood', () => {
  const first = message('1', 'assistant', 'Här tror jag', { doors: [door], understood });
  const second = message('2', 'assistant', 'Nu tror jag', { doors: [door], understood });

  it('can be corrected under the latest recommendation only, each thing by a button that says what', () => {
    const shown = log({ messages: [first, second] });
    expect(shown.match(/Det här utgår förslagen från/g)).toHaveLength(1);
    expect(shown).toMatch(/id="municipality-2">Kommun: <b>Mora<\/b><\/span><button [^>]*aria-labelledby="change-municipality-2 municipality-2"/);
  });

  it('is left as it is while an answer is on its way and once people have the question', () => {
    const state = parts({ messages: [first, second] }).state;
    expect(correctable(state)?.id).toBe('2');
    expect(correctable({ ...state, outgoing: [{ id: 'o', text: 'x', state: 'sending' }] })).toBeUndefined();
    expect(correctable({ ...state, handovers: [handover('requested')] })).toBeUndefined();
    expect(correctable({ ...state, handovers: [handover('declined')] })?.id).toBe('2');
  });
});

describe('the form', () => {
  const form = (more: Partial<State>, about: Door = door) => renderToString(<HandoverForm {...parts(more)} door={about} wrong={{}} filled={blank} onChange={() => undefined} onReview={() => undefined} onCancel={() => undefined} />);

  it('offers the number and the address that were written in the chat, and nothing where none was', () => {
    const shown = form({ reach: { phone: '070-123 45 67', email: 'anna@verkstad.example' } });
    expect(shown).toContain('Använd 070-123 45 67');
    expect(shown).toContain('Använd anna@verkstad.example');
    expect(form({})).not.toContain('Använd');
  });

  it('says first of all that the recipient is closed, where it is', () => {
    const closed = 'Almi hör av sig senast måndag 9 augusti kl. 17. Almi har stängt till och med söndag 8 augusti.';
    expect(form({}, { ...door, next: closed, closedUntil: '2027-08-08' })).toMatch(new RegExp(`^<form[^>]*><p class="notice">${closed}</p>`));
    expect(form({}, { ...door, next: closed })).not.toContain('har stängt');
  });
});
