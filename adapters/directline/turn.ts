import type { App } from '../adapter.ts';
import type { OpenConversation } from '../../src/conversation/conversation.ts';
import type { HandoverRequest } from '../../src/conversation/input.ts';
import { NotNow } from '../../src/events.ts';
import type { Contact, Door, Language } from '../../src/events.ts';
import { isOpen } from '../../src/handover/handover.ts';
import { connectTitle } from './activities.ts';
import { currentOf, tellIfLost } from './feed.ts';
import { answer, isCancel, isWord, missing, noWords, plain, yesWords } from './form.ts';
import type { Form, HandoverForm } from './form.ts';
import type { Memory, Sender } from './memory.ts';
import { Refused } from './refusal.ts';
import { say, sayTime } from './words.ts';
import type { Word } from './words.ts';

/** What a company sends: words, or an option of a question by name. `input` is the input's own id; the same again is no second turn. */
export type Said = { input: string; text: string; choice?: { slot: string; option: string }; sender?: Sender };
export type TurnParts = {
  app: App; memory: Memory; at: string;
  /** Counts what is costly or reaches others. Throws when there was too much of it. */
  count(what: 'handovers' | 'preview'): void;
  /** The code to come back with, and the page where one does. */
  comeBack(conversation: string, door: string): { code: string; page: string };
  privacyPage: string;
  /** Whether somebody is in danger or despair: that comes before any form. */
  isUrgent(text: string): boolean;
};
type Scene = TurnParts & { id: string; conversation: OpenConversation; version: number; language: Language; said: Said; /** Every door that was shown, the latest first. */ shown: readonly Door[] };

const mostCharacters = 2_000;

/**
 * One message of a company: an answer to what was asked, a step of the exchange before a handover, or words for the engine. What
 * belongs to the exchange never reaches the engine as a message, so that no contact details come into the event log.
 */
export function takeTurn(parts: TurnParts, id: string, said: Said): Promise<void> {
  const { memory, app } = parts;
  return memory.inTurn(id, async () => {
    const { conversation, version } = await currentOf(app, id);
    const records = await app.read.events(id);
    if (memory.sender(id, said.input) !== undefined || records.some(({ cause }) => cause === said.input)) return;
    const shown = records.flatMap(({ event }) => (event.type === 'message.sent' ? event.doors ?? [] : [])).reverse();
    const scene: Scene = { ...parts, id, conversation, version, language: conversation.language, said, shown };
    if (said.text.length > mostCharacters) {
      tell(scene, 'tooLong');
      throw new Refused(400, 'BadArgument', 'tooLong');
    }
    memory.setSender(id, said.input, said.sender ?? { id: 'company' });
    try {
      await decideTurn(scene);
    } catch (error) {
      // It came to nothing: the same message may be sent again.
      memory.setSender(id, said.input, undefined);
      memory.drop(id, said.input);
      throw error;
    }
  });
}

async function decideTurn(scene: Scene): Promise<void> {
  const { app, memory, id, conversation, said, shown, at, version, language } = scene;
  if (said.choice) {
    await app.receive(id, { type: 'option.choose', id: said.input, at, ...said.choice });
    return;
  }
  const form = memory.form(id);
  const wanted = shown.find((door) => [connectTitle(door, 'sv'), connectTitle(door, 'en')].some((title) => title !== undefined && plain(title) === plain(said.text)));
  // The form went just now, unseen: what was typed may have been meant for it and is not kept.
  if (!form && tellIfLost(memory, id, { version: 0, seq: 0, form: false }, { version, language, at }) && !wanted) return echo(scene);
  if (wanted) return begin(scene, wanted);
  if (form) return form.kind === 'handover' ? fillIn(scene, form) : decideWithdrawal(scene, form);
  const open = conversation.handovers.findLast(isOpen);
  if (open && (isWord(said.text, 'withdrawTitle') || isWord(said.text, 'no') || isCancel(said.text))) return askWithdrawal(scene, open);
  if (!open && (isWord(said.text, 'yes') || isWord(said.text, 'no'))) {
    echo(scene);
    return tell(scene, 'lostAny');
  }
  const option = conversation.question?.options?.find(({ id: option, label }) => plain(label) === plain(said.text) || option === said.text.trim());
  if (conversation.question && option) await app.receive(id, { type: 'option.choose', id: said.input, at, slot: conversation.question.slot, option: option.id });
  else await app.receive(id, { type: 'message.say', id: said.input, at, text: said.text });
}

async function begin(scene: Scene, door: Door): Promise<void> {
  const { memory, id, privacyPage } = scene;
  echo(scene);
  // Whether it is possible at all is said before anybody fills in anything.
  if (await previewOf(scene, { kind: 'handover', door }, { name: '–' }) === undefined) return;
  const before = memory.form(id);
  const form: HandoverForm = { ...(before?.kind === 'handover' ? before : { kind: 'handover' }), door };
  memory.setForm(id, form);
  if (missing(form) === 'name') tell(scene, 'askName', { privacy: privacyPage });
  else await askNext(scene, form);
}

async function fillIn(scene: Scene, form: HandoverForm): Promise<void> {
  const { memory, id, app, at, said, language, isUrgent } = scene;
  const next = isUrgent(said.text) ? { what: 'aside' as const } : answer(form, said.text);
  if (next.what === 'aside') {
    memory.setForm(id, undefined);
    await app.receive(id, { type: 'message.say', id: said.input, at, text: said.text });
    const after = await currentOf(app, id);
    const { language } = after.conversation;
    return tell({ ...scene, language, version: after.version }, 'setAside', { connect: connectTitle(form.door, language) ?? '' });
  }
  if (next.what === 'send') return send(scene, form);
  echo(scene);
  switch (next.what) {
    case 'cancel':
      memory.setForm(id, undefined);
      return tell(scene, 'cancelled');
    case 'again':
      memory.setForm(id, form);
      return tell(scene, next.word, { yes: say('yes', language), no: say('no', language) }, next.word === 'yesOrNo' ? ['yes', 'no'] : []);
    case 'ask':
      memory.setForm(id, next.form);
      return askNext(scene, next.form);
  }
}

async function askNext(scene: Scene, form: HandoverForm): Promise<void> {
  const { language } = scene;
  if (missing(form) === 'reach') return tell(scene, 'askReach');
  const shown = await previewOf(scene, form, contactOf(form));
  if (!shown) return;
  const { recipient, by, text } = shown;
  const lines = [say('preview', language), '', text, '', say('consent', language, { recipient, by: sayTime(by, language), yes: say('yes', language) })];
  write(scene, lines.join('\n'), [say('yes', language), say('no', language)]);
}

async function send(scene: Scene, form: HandoverForm): Promise<void> {
  const { app, memory, id, said, at, conversation, language, comeBack, count } = scene;
  count('handovers');
  echo(scene);
  memory.setForm(id, undefined);
  try {
    await app.receive(id, { type: 'handover.request', id: said.input, at, ...requestOf(conversation, form, contactOf(form)) });
  } catch (error) {
    if (!(error instanceof NotNow)) {
      memory.setForm(id, form);
      throw error;
    }
    return write(scene, error.message);
  }
  const { version } = await currentOf(app, id);
  const { code, page } = comeBack(id, conversation.door);
  write({ ...scene, version }, say('code', language, { code, page }), [say('withdrawTitle', language)]);
}

/** What would be sent; when it is not possible now, the company is told why and the form is let go. */
async function previewOf(scene: Scene, form: HandoverForm, contact: Contact) {
  const { app, id, at, conversation, memory, count } = scene;
  count('preview');
  try {
    return await app.read.preview(id, requestOf(conversation, form, contact), at);
  } catch (error) {
    if (!(error instanceof NotNow)) throw error;
    memory.setForm(id, undefined);
    write(scene, error.message);
    return undefined;
  }
}

/**
 * Nothing is shared onward unasked. A company that wants to strike out words of its own, or keep its name back, finds those choices in
 * our own chat; what was said in despair is struck out here, since it was not said to the one who gets the question.
 */
function requestOf({ said }: OpenConversation, { door: { actor, service } }: HandoverForm, contact: Contact): HandoverRequest {
  return { actor, service, contact, onward: 'ask', sensitive: false, omit: said.filter(({ reading }) => reading.kind === 'despair').map(({ message }) => message) };
}

function contactOf({ name = '', email, phone }: HandoverForm): Contact {
  return { name, ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) };
}

function askWithdrawal(scene: Scene, { id: handover, recipient }: { id: string; recipient: string }): void {
  scene.memory.setForm(scene.id, { kind: 'withdraw', handover, recipient });
  echo(scene);
  tell(scene, 'withdrawSure', { recipient }, ['withdrawYes', 'withdrawNo']);
}

async function decideWithdrawal(scene: Scene, { handover, recipient }: Extract<Form, { kind: 'withdraw' }>): Promise<void> {
  const { app, memory, id, at, said } = scene;
  memory.setForm(id, undefined);
  if (isWord(said.text, 'withdrawYes', yesWords)) {
    echo(scene);
    await app.receive(id, { type: 'handover.withdraw', id: said.input, at, handover });
  } else if (isWord(said.text, 'withdrawNo', noWords) || isCancel(said.text)) {
    echo(scene);
    tell(scene, 'withdrawKept', { recipient });
  } else await app.receive(id, { type: 'message.say', id: said.input, at, text: said.text });
}

/** The company's own message, back to its client. Its time is that of the turn, since clients sort what they show by it. */
function echo({ memory, id, at, said, version }: Scene): void {
  memory.add(id, { id: said.input, at, from: 'company', text: said.text, choices: [], after: version });
}

function tell(scene: Scene, word: Word, values: Readonly<Record<string, string>> = {}, choices: readonly Word[] = []): void {
  write(scene, say(word, scene.language, values), choices.map((choice) => say(choice, scene.language)));
}

function write({ memory, id, at, said, version }: Scene, text: string, choices: readonly string[] = []): void {
  const after = memory.latest(id);
  memory.add(id, { id: `${said.input}.a${after}`, at, from: 'service', text, choices, after: version });
}
