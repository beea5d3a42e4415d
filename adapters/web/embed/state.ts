import type { Conversation, Handover, Language, Message } from './shapes.ts';
import { reachIn } from './found.ts';
import type { Reach } from './found.ts';
import type { Key } from './strings.ts';

/** Something said that the server has not answered yet. Its id is the client's own, so that a repeat is no second turn. */
export type Outgoing = {
  id: string;
  text: string;
  slot?: string;
  option?: string;
  /** `seen`: the stream has brought it back already, and it stands among the messages. */
  state: 'sending' | 'waiting' | 'seen' | 'refused';
  /** What the server said when it refused. */
  problem?: string;
};

/** All that the chat shows. */
export type State = {
  language: Language;
  /** The reader has chosen the language; otherwise it follows the conversation. */
  languageChosen: boolean;
  /** What the tab kept is being read: nothing is announced until it stands. */
  restoring: boolean;
  conversation: Conversation | undefined;
  messages: readonly Message[];
  /** The name under which a message is drawn, where it is not its id: what was drawn before the answer came stays in place. */
  keys: Readonly<Record<string, string>>;
  outgoing: readonly Outgoing[];
  handovers: readonly Handover[];
  ratings: Readonly<Record<string, boolean>>;
  link: 'live' | 'lost';
  online: boolean;
  notice: Key | undefined;
  /** How the company can be reached, where it has written that in the chat: offered in the form, and kept nowhere else. */
  reach: Reach;
};

export type Action =
  | { type: 'language.chosen'; language: Language }
  | { type: 'restored'; notice?: Key | undefined }
  | { type: 'opened'; conversation: Conversation; messages: readonly Message[] }
  | { type: 'caught up'; conversation: Conversation; messages: readonly Message[]; handovers: readonly Handover[] }
  | { type: 'queued'; outgoing: Outgoing }
  | { type: 'waiting'; id: string }
  | { type: 'sending'; id: string }
  | { type: 'dropped'; id: string }
  | { type: 'refused'; id: string; problem: string }
  | { type: 'answered'; id: string; messages: readonly Message[]; conversation?: Conversation }
  | { type: 'arrived'; messages: readonly Message[] }
  | { type: 'handover'; handover: Handover }
  | { type: 'rated'; message: string; helpful: boolean }
  | { type: 'link'; link: State['link'] }
  | { type: 'online'; online: boolean }
  | { type: 'noticed'; notice: Key | undefined }
  | { type: 'ended'; notice: Key };

/** The chat before anything has been said. */
export function begin(language: Language, languageChosen: boolean): State {
  return {
    language, languageChosen, restoring: true, conversation: undefined, messages: [], keys: {}, outgoing: [], handovers: [],
    ratings: {}, link: 'live', online: true, notice: undefined, reach: {},
  };
}

/** The chat after one more thing has happened. */
export function evolveChat(before: State, action: Action): State {
  switch (action.type) {
    case 'language.chosen':
      return { ...before, language: action.language, languageChosen: true };
    case 'restored':
      return { ...before, restoring: false, notice: action.notice ?? before.notice };
    case 'opened':
      return inLanguageOf(withKeys({ ...before, conversation: action.conversation, messages: merge([], action.messages) }, action.messages[0]?.id, greetingKey));
    case 'caught up':
      return inLanguageOf({ ...arrived(before, action.messages), conversation: action.conversation, handovers: action.handovers.reduce(withHandover, before.handovers) });
    case 'queued':
      return { ...before, outgoing: [...before.outgoing, action.outgoing], notice: undefined, reach: { ...before.reach, ...reachIn(action.outgoing.text) } };
    case 'waiting':
    case 'sending':
      return { ...before, outgoing: before.outgoing.map((one) => (one.id === action.id && one.state !== 'seen' ? { ...one, state: action.type } : one)) };
    case 'dropped':
      return { ...before, outgoing: before.outgoing.filter(({ id }) => id !== action.id) };
    case 'refused':
      return { ...before, outgoing: before.outgoing.map((one) => (one.id === action.id ? { ...one, state: 'refused', problem: action.problem } : one)) };
    case 'answered':
      return answered(before, action);
    case 'arrived':
      return arrived(before, action.messages);
    case 'handover':
      return { ...before, handovers: withHandover(before.handovers, action.handover) };
    case 'rated':
      return { ...before, ratings: { ...before.ratings, [action.message]: action.helpful } };
    case 'link':
      return { ...before, link: action.link };
    case 'online':
      return { ...before, online: action.online };
    case 'noticed':
      return { ...before, notice: action.notice };
    case 'ended':
      return { ...begin(before.language, before.languageChosen), restoring: false, online: before.online, outgoing: unsent(before, action.notice), notice: action.notice };
  }
}

/** The greeting stands in the page before there is a conversation, and keeps its place when the server's own comes. */
export const greetingKey = 'greeting';

/** A conversation that is gone leaves behind the texts that were never sent; one that the company deleted leaves nothing. */
function unsent(before: State, notice: Key): readonly Outgoing[] {
  return notice === 'gone' ? before.outgoing.map((one) => ({ ...one, state: 'refused' })) : [];
}

function answered(before: State, { id, messages, conversation }: Extract<Action, { type: 'answered' }>): State {
  const own = messages.find(({ from }) => from === 'company');
  const after = {
    ...withKeys(before, own?.id, id),
    messages: merge(before.messages, messages),
    outgoing: before.outgoing.filter((one) => one.id !== id),
    ...(conversation === undefined ? {} : { conversation }),
  };
  return inLanguageOf(after);
}

/** What the stream brings: a message of our own that is under way is the one that waits, and is drawn once. */
function arrived(before: State, messages: readonly Message[]): State {
  let state = before;
  for (const message of messages) {
    if (message.from !== 'company' || state.messages.some(({ id }) => id === message.id)) continue;
    const same = state.outgoing.find((one) => one.id === message.id) ?? state.outgoing.find((one) => one.state === 'sending' || one.state === 'waiting');
    if (!same) continue;
    state = { ...withKeys(state, message.id, same.id), outgoing: state.outgoing.map((one) => (one.id === same.id ? { ...one, state: 'seen' } : one)) };
  }
  return { ...state, messages: merge(state.messages, messages) };
}

function withKeys(before: State, id: string | undefined, key: string): State {
  return id === undefined || before.keys[id] !== undefined ? before : { ...before, keys: { ...before.keys, [id]: key } };
}

/** No message twice; in the order in which they were said, and of those said at once in the order in which they came. */
function merge(before: readonly Message[], more: readonly Message[]): readonly Message[] {
  const known = new Set(before.map(({ id }) => id));
  const fresh = more.filter(({ id }) => !known.has(id) && known.add(id));
  return fresh.length === 0 ? before : [...before, ...fresh].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/**
 * What is known of a handover, unless the news is older than what is known: answers and stream may overtake each other. In
 * another state it is another picture, and what belonged to the earlier one goes.
 */
function withHandover(before: readonly Handover[], handover: Handover): readonly Handover[] {
  const known = before.find(({ id }) => id === handover.id);
  if (!known) return [...before, handover];
  if (handover.since < known.since || (handover.since === known.since && handover.status === 'requested')) return before;
  return before.map((one) => (one === known ? { ...(handover.since === known.since && one), ...handover } : one));
}

function inLanguageOf(state: State): State {
  return state.languageChosen || !state.conversation ? state : { ...state, language: state.conversation.language };
}
