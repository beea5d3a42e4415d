import { describe, expect, it } from 'vitest';
import { openQuestion, ownWords } from '../../../../adapters/web/embed/reading.ts';
import { begin, evolveChat, greetingKey } from '../../../../adapters/web/embed/state.ts';
import type { Action, State } from '../../../../adapters/web/embed/state.ts';
import type { Conversation, Handover, Message } from '../../../../adapters/web/embed/shapes.ts';

const conversation: Conversation = { id: 'c', door: 'almi-dalarna', region: 'dalarna', language: 'sv', status: 'open', code: 'AAAA-BBBB-CCCC' };
let minute = 0;
const message = (id: string, from: Message['from'], text: string, more: Partial<Message> = {}): Message => ({ id, from, text, language: 'sv', at: `2026-11-22T10:00:${String(minute++).padStart(2, '0')}.000Z`, ...more });
const handover = (status: string, more: Partial<Handover> = {}): Handover => ({ id: 'h', actor: 'almi-dalarna', recipient: 'Almi', status, since: 1, ...more });
const stage = { slot: 'stage', options: [{ id: 'ide', label: 'Har en idé' }, { id: 'unknown', label: 'Vet inte' }] };

const after = (...actions: Action[]): State => actions.reduce(evolveChat, begin('sv', false));
const greeting = message('g', 'assistant', 'Hej!');
const opened: Action = { type: 'opened', conversation, messages: [greeting] };
const queued = (id: string, text: string): Action => ({ type: 'queued', outgoing: { id, text, state: 'sending' } });
const texts = (state: State) => [...state.messages.map(({ text }) => text), ...state.outgoing.filter((one) => one.state !== 'seen').map(({ text }) => text)];

describe('what the chat shows', () => {
  it('shows what the company says before the server has answered', () => {
    expect(texts(after(queued('1', 'Vi vill låna')))).toEqual(['Vi vill låna']);
  });

  it('shows it once when the stream brings it before the answer does', () => {
    const own = message('1', 'company', 'Vi vill låna');
    const reply = message('r', 'assistant', 'Var finns ni?');
    const early = after(queued('1', 'Vi vill låna'), opened, { type: 'arrived', messages: [own] });
    expect(texts(early)).toEqual(['Hej!', 'Vi vill låna']);
    const late = evolveChat(evolveChat(early, { type: 'arrived', messages: [reply] }), { type: 'answered', id: '1', messages: [own, reply] });
    expect(texts(late)).toEqual(['Hej!', 'Vi vill låna', 'Var finns ni?']);
    expect(late.outgoing).toEqual([]);
  });

  it('knows its own message again when the server has given it another id and taken something out of it', () => {
    const own = message('server-1', 'company', 'Ring mig på [telefon]');
    const state = after(queued('1', 'Ring mig på 070-1234567'), opened, { type: 'arrived', messages: [own] }, { type: 'answered', id: '1', messages: [own] });
    expect(texts(state)).toEqual(['Hej!', 'Ring mig på [telefon]']);
    expect(state.keys['server-1']).toBe('1');
  });

  it('puts messages in the order in which they were said, not in which they came', () => {
    const first = message('a', 'assistant', 'ett');
    const second = message('b', 'promoter', 'två');
    expect(texts(after(opened, { type: 'arrived', messages: [second] }, { type: 'arrived', messages: [first] }))).toEqual(['Hej!', 'ett', 'två']);
  });

  it('shows no message twice however often it comes', () => {
    const one = message('a', 'assistant', 'ett');
    expect(texts(after(opened, { type: 'arrived', messages: [one, one] }, { type: 'arrived', messages: [one] }, { type: 'caught up', conversation, messages: [greeting, one], handovers: [] }))).toEqual(['Hej!', 'ett']);
  });

  it('lets the greeting of the page stay in its place when the server sends its own', () => {
    expect(after(opened).keys).toEqual({ g: greetingKey });
  });

  it('keeps what waits and what was refused, with the reason', () => {
    const waiting = after(queued('1', 'ett'), { type: 'waiting', id: '1' });
    expect(waiting.outgoing).toMatchObject([{ text: 'ett', state: 'waiting' }]);
    const refused = evolveChat(waiting, { type: 'refused', id: '1', problem: 'Det går inte just nu.' });
    expect(refused.outgoing).toMatchObject([{ text: 'ett', state: 'refused', problem: 'Det går inte just nu.' }]);
    expect(evolveChat(refused, { type: 'dropped', id: '1' }).outgoing).toEqual([]);
  });

  it('follows the language of the conversation until the reader has chosen one', () => {
    const english = { ...conversation, language: 'en' as const };
    expect(after({ ...opened, conversation: english }).language).toBe('en');
    expect(after({ type: 'language.chosen', language: 'sv' }, { ...opened, conversation: english }).language).toBe('sv');
  });

  it('lets a case that was let go be back where it was', () => {
    const state = after(opened, { type: 'handover', handover: handover('accepted', { since: 4, promoter: { name: 'Karin' } }) }, { type: 'handover', handover: handover('delivered', { since: 6, left: { name: 'Karin' } }) });
    expect(state.handovers).toMatchObject([{ status: 'delivered' }]);
  });

  it('shows nothing of who had it when what was pressed was undone', () => {
    const state = after(opened, { type: 'handover', handover: handover('accepted', { since: 4, promoter: { name: 'Karin' } }) }, { type: 'handover', handover: handover('delivered', { since: 6 }) });
    expect(state.handovers).toMatchObject([{ status: 'delivered' }]);
    expect(state.handovers[0]).not.toHaveProperty('promoter');
  });

  it('never lets an older answer undo what the stream has told about a handover', () => {
    const state = after(opened, { type: 'handover', handover: handover('accepted', { since: 4, promoter: { name: 'Karin' } }) }, { type: 'handover', handover: handover('requested') });
    expect(state.handovers).toMatchObject([{ status: 'accepted', promoter: { name: 'Karin' } }]);
    const caught = evolveChat(state, { type: 'caught up', conversation, messages: [], handovers: [handover('delivered'), handover('requested', { id: 'h2', previous: 'h' })] });
    expect(caught.handovers.map(({ id, status }) => [id, status])).toEqual([['h', 'accepted'], ['h2', 'requested']]);
  });

  it('forgets everything when the company deletes it', () => {
    const state = after(opened, queued('1', 'ett'), { type: 'ended', notice: 'forgotten' });
    expect(state).toEqual({ ...begin('sv', false), restoring: false, notice: 'forgotten' });
  });

  it('keeps the text that was not sent when the conversation turns out to be gone', () => {
    const state = after(opened, queued('1', 'ett'), { type: 'ended', notice: 'gone' });
    expect(state.conversation).toBeUndefined();
    expect(state.outgoing).toMatchObject([{ text: 'ett', state: 'refused' }]);
  });

  it('remembers a rating', () => {
    expect(after(opened, { type: 'rated', message: 'g', helpful: false }).ratings).toEqual({ g: false });
  });
});

describe('what can be read out of it', () => {
  const ask = () => message('q', 'assistant', 'Hur långt har ni kommit?', { question: stage });

  it('keeps a question open until the company says something, whatever others say', () => {
    const open = after(opened, { type: 'arrived', messages: [ask(), message('p', 'promoter', 'Hej från Almi')] });
    expect(openQuestion(open)?.id).toBe('q');
    expect(openQuestion(evolveChat(open, queued('1', 'Vi har börjat')))).toBeUndefined();
    expect(openQuestion(evolveChat(open, { type: 'arrived', messages: [message('1', 'company', 'Vi har börjat')] }))).toBeUndefined();
  });

  it('opens the question again when the answer was refused', () => {
    const state = after(opened, { type: 'arrived', messages: [ask()] }, queued('1', 'x'), { type: 'refused', id: '1', problem: '' });
    expect(openQuestion(state)?.id).toBe('q');
  });

  it('lets go of what was asked about a handover that is over, and of whether it helped once that is said', () => {
    const open = (slot: string, ...handovers: Handover[]) => openQuestion({ ...after(opened, { type: 'arrived', messages: [message('q', 'system', '?', { question: { ...stage, slot }, handover: 'h' })] }), handovers })?.id;
    for (const slot of ['onward', 'addition']) expect([open(slot, handover('accepted')), open(slot, handover('referred'))]).toEqual(['q', undefined]);
    expect([open('helped', handover('completed')), open('helped', handover('completed', { helped: 'yes' }))]).toEqual(['q', undefined]);
  });

  it('tells a pressed option from the company’s own words', () => {
    const said = [message('1', 'company', 'Vi vill låna'), ask(), message('2', 'company', 'Har en idé', { slot: 'stage' }), message('r', 'assistant', 'Berätta mer'), message('3', 'company', 'Har en idé')];
    const state = after(opened, { type: 'arrived', messages: said });
    expect(ownWords(state).map(({ id }) => id)).toEqual(['1', '3']);
  });
});
