import { describe, expect, it } from 'vitest';
import type { Answer, Client, Problem, Saying } from '../../../../adapters/web/embed/client.ts';
import type { Keep, Kept } from '../../../../adapters/web/embed/keep.ts';
import { openSession } from '../../../../adapters/web/embed/session.ts';
import { begin, evolveChat } from '../../../../adapters/web/embed/state.ts';
import type { State } from '../../../../adapters/web/embed/state.ts';
import type { Conversation, Everything, Message, PageData } from '../../../../adapters/web/embed/shapes.ts';

const page: PageData = { door: 'almi-dalarna', name: 'Almi (Dalarna)', region: 'dalarna', regionName: 'Dalarna', greeting: { sv: 'Hej!', en: 'Hello!' }, language: 'sv', languageChosen: false, coordinators: {}, practice: false };
const conversation: Conversation = { id: 'c', door: 'almi-dalarna', region: 'dalarna', language: 'sv', status: 'open', code: 'AAAA-BBBB-CCCC' };
const refusal = (status: number, detail = ''): Problem => ({ ok: false, status, code: '', detail, fields: [] });
const none = refusal(0);

/** A server that answers what it is told to, and otherwise as it should. */
function setUp({ kept, more = {} }: { kept?: Kept; more?: Partial<PageData> } = {}) {
  const opened: object[] = [];
  const sayings: Saying[] = [];
  const failures: Problem[] = [];
  const told: string[] = [];
  const everything: Everything = { conversation, messages: [{ id: 'g', at: '1', language: 'sv', from: 'assistant', text: 'Hej!' }], handovers: [], version: 1 };
  const answer = <T>(value: T): Promise<Answer<T>> => { const failure = failures.shift(); return Promise.resolve(failure ?? { ok: true, value }); };
  const client = {
    open: (body) => { opened.push(body); return answer({ conversation, token: 'token', messages: everything.messages, version: 1 }); },
    say: (_who, saying) => {
      sayings.push(saying);
      const text = 'text' in saying ? saying.text : saying.option;
      const said: Message[] = [{ id: saying.id, at: '2', language: 'sv', from: 'company', text }, { id: `${saying.id}.1`, at: '2', language: 'sv', from: 'assistant', text: `svar på ${text}` }];
      return answer({ messages: said, conversation });
    },
    all: () => answer(everything),
    language: (_who, language) => { told.push(language); return answer({ conversation: { ...conversation, language } }); },
    resume: () => answer({ ...everything, token: 'ny' }),
    forget: () => answer(undefined),
  } as Partial<Client> as Client;
  const memory: { kept: Kept | undefined } = { kept };
  const keep: Keep = { read: () => memory.kept, hold: (who) => { memory.kept = { outgoing: [], draft: '', ...memory.kept, ...who }; }, write: (unsent) => { if (memory.kept) memory.kept = { ...memory.kept, ...structuredClone(unsent) }; }, clear: () => { memory.kept = undefined; } };
  let state: State = begin('sv', false);
  const settled: { when: (state: State) => boolean; done: () => void }[] = [];
  const look = () => { for (const one of settled) if (one.when(state)) one.done(); };
  const pauses: number[] = [];
  let ids = 0;
  const streams: string[] = [];
  const session = openSession({
    page: { ...page, ...more }, client, keep, base: '/api/conversations', newId: () => `id-${++ids}`,
    tell: (action) => { state = evolveChat(state, action); look(); },
    // A stream that stays open and silent: what arrives by itself is tested with the stream.
    fetch: ((url: string) => { streams.push(url); return new Promise<Response>(() => undefined); }) as unknown as typeof fetch,
    pause: (milliseconds) => { pauses.push(milliseconds); return Promise.resolve(); },
  });
  const until = (when: (state: State) => boolean) => new Promise<State>((resolve) => { settled.push({ when, done: () => { resolve(state); } }); look(); });
  /** Everything has its answer, and what follows from the last one has been done. */
  const quiet = async () => {
    await until(({ outgoing }) => outgoing.every((one) => one.state === 'refused'));
    await new Promise(setImmediate);
    return state;
  };
  return { session, told, opened, sayings, failures, memory, pauses, streams, until, quiet, state: () => state };
}

describe('a company’s conversation in the browser', () => {
  it('opens nothing and keeps nothing before the first message', async () => {
    const { session, opened, memory, streams } = setUp();
    expect(await session.start()).toBe('');
    session.keepDraft('Vi funderar på');
    session.chooseLanguage('sv');
    expect(opened).toEqual([]);
    expect(memory.kept).toBeUndefined();
    expect(streams).toEqual([]);
  });

  it('opens the conversation with the first message and sends it', async () => {
    const { session, opened, sayings, quiet, memory, streams } = setUp();
    session.say('Vi vill låna');
    const { messages } = await quiet();
    expect(opened).toEqual([{ door: 'almi-dalarna' }]);
    expect(sayings).toEqual([{ id: 'id-1', text: 'Vi vill låna' }]);
    expect(messages.map(({ text }) => text)).toEqual(['Hej!', 'Vi vill låna', 'svar på Vi vill låna']);
    expect(memory.kept).toMatchObject({ id: 'c', token: 'token', outgoing: [] });
    expect(streams).toEqual(['/api/conversations/c/stream']);
  });

  it('says which language was chosen, and that it is practice', async () => {
    const { session, opened, quiet } = setUp({ more: { practice: true } });
    session.chooseLanguage('en');
    session.say('We need a loan');
    await quiet();
    expect(opened).toEqual([{ door: 'almi-dalarna', language: 'en', practice: true }]);
  });

  it('sends a pressed option by its id', async () => {
    const { session, sayings, quiet } = setUp();
    session.choose('stage', 'ide', 'Har en idé');
    await quiet();
    expect(sayings).toEqual([{ id: 'id-1', slot: 'stage', option: 'ide' }]);
  });

  it('repeats the same message under the same id until it gets through, and keeps the ones behind it in order', async () => {
    const { session, failures, sayings, quiet, opened, pauses } = setUp();
    session.say('noll');
    await quiet();
    failures.push(none, refusal(503), { ...refusal(429), retryAfter: 9 });
    session.say('ett');
    session.say('två');
    await quiet();
    expect(sayings.map(({ id }) => id)).toEqual(['id-1', 'id-2', 'id-2', 'id-2', 'id-2', 'id-3']);
    expect(opened).toHaveLength(1);
    expect(pauses).toEqual([1000, 2000, 9000]);
  });

  it('shows what was refused with the reason, goes on with the next, and sends again under a new id', async () => {
    const { session, failures, sayings, quiet, state } = setUp();
    session.say('noll');
    await quiet();
    failures.push(refusal(422, 'Det går inte just nu.'));
    session.say('ett');
    session.say('två');
    await quiet();
    expect(state().outgoing).toMatchObject([{ text: 'ett', state: 'refused', problem: 'Det går inte just nu.' }]);
    session.sendAgain(state().outgoing[0]!);
    await quiet();
    expect(state().outgoing).toEqual([]);
    expect(sayings.map((one) => ('text' in one ? one.text : ''))).toEqual(['noll', 'ett', 'två', 'ett']);
    expect(new Set(sayings.map(({ id }) => id)).size).toBe(4);
  });

  it('takes up after a reload what the tab kept, also what was never sent', async () => {
    const { session, sayings, quiet, opened, state } = setUp({ kept: { id: 'c', token: 'token', draft: 'halv mening', outgoing: [{ id: 'förra', text: 'osänt', state: 'waiting' }] } });
    expect(await session.start()).toBe('halv mening');
    await quiet();
    expect(sayings).toEqual([{ id: 'förra', text: 'osänt' }]);
    expect(opened).toEqual([]);
    expect(state().conversation?.id).toBe('c');
  });

  it('starts over quietly when what the tab kept is not there any more', async () => {
    const { session, failures, memory, state } = setUp({ kept: { id: 'c', token: 'token', draft: 'kvar', outgoing: [] } });
    failures.push(refusal(404));
    expect(await session.start()).toBe('kvar');
    expect(memory.kept).toBeUndefined();
    expect(state().conversation).toBeUndefined();
  });

  it('keeps the text when the conversation is deleted elsewhere, and opens a new one when it is sent again', async () => {
    const { session, failures, quiet, opened, state, until } = setUp();
    session.say('noll');
    await quiet();
    failures.push(refusal(404));
    session.say('ett');
    await until(({ notice }) => notice === 'gone');
    await quiet();
    expect(state()).toMatchObject({ conversation: undefined, outgoing: [{ text: 'ett', state: 'refused' }] });
    session.sendAgain(state().outgoing[0]!);
    await until(({ conversation: open, outgoing }) => open !== undefined && outgoing.length === 0);
    expect(opened).toHaveLength(2);
  });

  it('tells the server when another language is chosen in the middle, before the next message where it could not at once', async () => {
    const { session, failures, told, sayings, quiet } = setUp();
    session.say('noll');
    await quiet();
    failures.push(none);
    session.chooseLanguage('en');
    session.say('one');
    await quiet();
    expect(told).toEqual(['en', 'en']);
    session.say('two');
    await quiet();
    expect([told, sayings.length]).toEqual([['en', 'en'], 3]);
  });

  it('leaves the conversation on this device and deletes nothing', async () => {
    const { session, memory, quiet, state, opened } = setUp();
    session.say('Ring 070-123 45 67');
    expect((await quiet()).reach).toEqual({ phone: '070-123 45 67' });
    session.leave();
    expect(memory.kept).toBeUndefined();
    expect(state()).toMatchObject({ conversation: undefined, messages: [], reach: {}, notice: 'leftHere' });
    session.say('en annan');
    await quiet();
    expect(opened).toHaveLength(2);
  });

  it('comes back with the code, and shows the conversation it belongs to', async () => {
    const { session, memory, state } = setUp();
    expect(await session.resume('AAAA-BBBB-CCCC')).toMatchObject({ ok: true });
    expect(memory.kept).toMatchObject({ id: 'c', token: 'ny' });
    expect(state().messages).toHaveLength(1);
  });

  it('forgets everything in the tab when the company deletes it, and nothing when that failed', async () => {
    const { session, failures, memory, quiet, state } = setUp();
    session.say('noll');
    await quiet();
    failures.push(none);
    expect(await session.forget()).toMatchObject({ ok: false });
    expect(memory.kept).toBeDefined();
    expect(await session.forget()).toMatchObject({ ok: true });
    expect(memory.kept).toBeUndefined();
    expect(state()).toMatchObject({ conversation: undefined, messages: [], notice: 'forgotten' });
  });
});
