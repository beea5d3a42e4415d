import { callsOf } from './calls.ts';
import type { Calls } from './calls.ts';
import type { Answer, Client, Problem, Saying, Who } from './client.ts';
import type { Keep } from './keep.ts';
import { openOutbox } from './outbox.ts';
import type { Everything, Handover, Language, Message, PageData } from './shapes.ts';
import type { Action, Outgoing } from './state.ts';
import { follow, sleep } from './stream.ts';
import type { Following, Polled } from './stream.ts';
import { openTongue } from './tongue.ts';

/** What the company can do. What comes of it reaches the screen as actions. */
export type Session = {
  /** Takes up what the tab kept, if anything. Answers the text that was never sent. */
  start(): Promise<string>;
  say(text: string): void;
  choose(slot: string, option: string, label: string): void;
  /** Tries at once what waits, and looks for news. */
  hurry(): void;
  sendAgain(outgoing: Outgoing): void;
  /** Takes away what was refused. */
  drop(id: string): void;
  keepDraft(draft: string): void;
  chooseLanguage(language: Language): void;
  resume(code: string): Promise<Answer<unknown>>;
  /** Leaves the conversation on this device; it stays where it is, for whoever has the code. */
  leave(): void;
  forget(): Promise<Answer<unknown>>;
} & Calls;

export type SessionParts = {
  page: PageData;
  client: Client;
  keep: Keep;
  tell: (action: Action) => void;
  fetch: typeof fetch;
  base: string;
  newId: () => string;
  pause?: (milliseconds: number, cut: AbortSignal) => Promise<void>;
};

const notOpen: Problem = { ok: false, status: 409, code: 'not_open', detail: '', fields: [] };

/** One company's conversation, from before its first message until it is forgotten. */
export function openSession(parts: SessionParts): Session {
  const { page, client, keep, tell, newId, pause = sleep } = parts;
  let who: Who | undefined;
  let draft = '';
  let following: Following | undefined;

  const remember = () => { if (who) keep.write({ outgoing: outbox.left(), draft }); };
  const end = (notice: 'gone' | 'forgotten' | 'leftHere') => {
    following?.stop();
    who = undefined;
    outbox.clear();
    keep.clear();
    tell({ type: 'ended', notice });
  };
  const read = async (after?: string): Promise<Answer<Everything>> => {
    const asked = who;
    const answer = await withWho((known) => client.all(known, after));
    if (answer.ok && who === asked) tell({ type: 'caught up', ...answer.value });
    return answer;
  };
  const catchUp = async () => { await read(); };
  const takeUp = (next: Who, version: number | undefined) => {
    who = next;
    keep.hold(next);
    remember();
    following?.stop();
    following = followNews(parts, next, version, { pause, isOurs: () => who === next, catchUp, poll: async (after) => pollEnd(await read(after), after), onGone: () => { end('gone'); } });
  };
  const send = async (one: Outgoing): Promise<Problem | undefined> => {
    if (!who) {
      const language = tongue.chosen();
      const opened = await client.open({ door: page.door, ...(language === undefined ? {} : { language }), ...(page.practice ? { practice: true as const } : {}) });
      if (!opened.ok) return opened;
      const { conversation, token, messages, version } = opened.value;
      tell({ type: 'opened', conversation, messages });
      takeUp({ id: conversation.id, token }, version);
    }
    await tongue.hand();
    const asked = who;
    const answer = await withWho((known) => client.say(known, sayingOf(one)));
    if (answer.ok) { if (who === asked) tell({ type: 'answered', id: one.id, ...answer.value }); return undefined; }
    if (isGone(answer) && who === asked) end('gone');
    return answer;
  };
  const withWho = async <T>(call: (known: Who) => Promise<Answer<T>>): Promise<Answer<T>> => (who ? call(who) : notOpen);
  const tongue = openTongue(page.languageChosen ? page.language : undefined, tell, (language) => withWho((known) => client.language(known, language)));
  const outbox = openOutbox({ send, tell, changed: remember, pause });

  return {
    async start() {
      const kept = keep.read();
      if (!kept) return '';
      const answer = await client.all(kept);
      draft = kept.draft;
      if (!answer.ok && isGone(answer)) { keep.clear(); return draft; }
      if (answer.ok) tell({ type: 'caught up', ...answer.value });
      takeUp({ id: kept.id, token: kept.token }, answer.ok ? answer.value.version : undefined);
      for (const one of kept.outgoing) outbox.put({ ...one, state: 'sending' });
      return draft;
    },
    say: (text) => { outbox.put({ id: newId(), text, state: 'sending' }); },
    choose: (slot, option, label) => { outbox.put({ id: newId(), text: label, slot, option, state: 'sending' }); },
    hurry: () => { outbox.hurry(); following?.hurry(); },
    sendAgain({ id, problem: _gone, ...rest }) {
      tell({ type: 'dropped', id });
      outbox.put({ ...rest, id: newId(), state: 'sending' });
    },
    drop: (id) => { tell({ type: 'dropped', id }); },
    keepDraft: (text) => { draft = text; remember(); },
    chooseLanguage: (language) => { tongue.choose(language, who !== undefined); },
    ...callsOf({ client, tell, withWho, catchUp }),
    async resume(code) {
      const answer = await client.resume(code);
      if (!answer.ok) return answer;
      const { token, ...everything } = answer.value;
      tell({ type: 'caught up', ...everything });
      takeUp({ id: everything.conversation.id, token }, everything.version);
      return answer;
    },
    leave: () => { end('leftHere'); },
    async forget() {
      const answer = await withWho(client.forget);
      if (answer.ok) end('forgotten');
      return answer;
    },
  };
}

type News = { pause: NonNullable<SessionParts['pause']>; isOurs: () => boolean; catchUp: () => Promise<void>; poll: (after: string) => Promise<Polled>; onGone: () => void };

/** What others say and do arrives by itself. */
function followNews({ base, fetch, tell }: SessionParts, { id, token }: Who, version: number | undefined, { pause, isOurs, catchUp, poll, onGone }: News): Following {
  return follow({
    url: `${base}/${encodeURIComponent(id)}/stream`, token, fetch, pause, catchUp, poll,
    ...(version === undefined ? {} : { from: String(version) }),
    onLink: (link) => { if (isOurs()) tell({ type: 'link', link }); },
    onGone: () => { if (isOurs()) onGone(); },
    onEvent({ event, data }) {
      if (!isOurs()) return;
      if (event === 'message') tell({ type: 'arrived', messages: [JSON.parse(data) as Message] });
      if (event === 'handover') tell({ type: 'handover', handover: JSON.parse(data) as Handover });
    },
  });
}

/** What came of waiting for news without a stream. */
function pollEnd(answer: Answer<Everything>, after: string): Polled {
  if (answer.ok) return { heard: true, gone: false, lastId: String(answer.value.version ?? after), wait: 0 };
  return { heard: false, gone: isGone(answer), lastId: after, wait: (answer.retryAfter ?? 0) * 1_000 };
}

function sayingOf({ id, text, slot, option }: Outgoing): Saying {
  return slot !== undefined && option !== undefined ? { id, slot, option } : { id, text };
}

function isGone({ status }: Problem): boolean {
  return status === 401 || status === 404;
}
