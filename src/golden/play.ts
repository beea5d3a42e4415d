import type { OpenConversation } from '../conversation/conversation.ts';
import type { World } from '../conversation/world.ts';
import type { Event, EventOf } from '../events.ts';
import { openSession } from '../session.ts';
import type { Say, Session } from '../session.ts';
import type { Understand } from '../understand.ts';
import { checkHandover, checkOne, checkSaid } from './checks.ts';
import type { Golden, Step } from './parse.ts';

/** A conversation being played: what was last heard, and the door that was chosen by pressing its button. */
type Playing = { session: Session; world: World; heard: Event[]; chosen?: string };

/** What did not come out as the golden conversation says, each with file and line. Empty when all is well. */
export function playGolden(world: World, understand: Understand, golden: Golden): string[] {
  if (!world.doors.has(golden.door)) return [`${golden.file}:1: dörren «${golden.door}» finns inte (${[...world.doors.keys()].join(', ')})`];
  const failures: string[] = [];
  const fail = (line: number, text: string) => { failures.push(`${golden.file}:${line}: ${text}`); };
  let minutes = 0;
  const clock = () => new Date(Date.UTC(2026, 10, 24, 9, minutes++)).toISOString();
  const session = openSession(world, understand, 'golden', clock);
  const playing: Playing = { session, world, heard: session.take({ type: 'conversation.open', door: golden.door, language: golden.language, practice: false }) };
  for (const step of golden.steps) {
    try {
      act(playing, step);
    } catch (error) {
      fail(step.line, error instanceof Error ? error.message : String(error));
      return failures;
    }
    if (step.who === 'assistant') checkSaid(step, playing.heard, fail);
    if (step.who === 'handover') checkHandover(open(session), step, fail);
    for (const check of step.checks) checkOne(world, open(session), check, fail);
  }
  return failures;
}

function act(playing: Playing, step: Step): void {
  switch (step.who) {
    case 'company':
      if ('press' in step) press(playing, step.press);
      else hear(playing, { type: 'message.say', text: step.text });
      return;
    case 'contact': {
      const { name, email, phone } = step;
      const contact = { name, ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) };
      hear(playing, { type: 'handover.request', actor: chosenDoor(playing), contact, onward: 'share', sensitive: false, omit: [] });
      return;
    }
    case 'promoter':
      hear(playing, promoterSay(playing.session, step));
      return;
    case 'assistant':
    case 'handover':
  }
}

function hear(playing: Playing, say: Say): void {
  playing.heard = playing.session.take(say);
}

/** The door whose button was pressed; the first one where none was. */
function chosenDoor({ session, chosen }: Playing): string {
  const actor = chosen ?? open(session).doors[0]?.actor;
  if (actor === undefined) throw new Error('det finns ingen dörr att lämna över till än');
  return actor;
}

/** A button: an option of the question (or the start of its label), or "Koppla ihop …" with the name of a door or alone. */
function press(playing: Playing, label: string): void {
  const question = playing.heard.filter((event): event is EventOf<'message.sent'> => event.type === 'message.sent').findLast(({ question: asked }) => asked)?.question;
  const options = question?.options ?? [];
  const wanted = label.toLowerCase();
  const option = options.find(({ id, label: written }) => id.toLowerCase() === wanted || written.toLowerCase() === wanted) ?? options.find(({ label: written }) => written.toLowerCase().startsWith(wanted));
  if (question && option) { hear(playing, { type: 'option.choose', slot: question.slot, option: option.id }); return; }
  const { doors } = open(playing.session);
  const door = namedDoor(doors, wanted);
  const buttons = [...options.map((one) => one.label), ...doors.map((one) => `Koppla ihop mig med ${one.name}`)];
  if (!door) throw new Error(`det finns ingen knapp «${label}» (${buttons.join(', ') || 'inga knappar'})`);
  if (playing.world.actors.get(door.actor)?.handover === 'link') throw new Error(`${door.name} tar inte emot frågor: den dörren är en länk`);
  playing.chosen = door.actor;
}

/** The door that a button names by its id, its name or the beginning of its name; the first one where the button names nobody. */
function namedDoor<D extends { actor: string; name: string }>(doors: readonly D[], wanted: string): D | undefined {
  const found = doors.find(({ actor, name }) => wanted.includes(actor) || wanted.includes(name.toLowerCase()));
  if (found) return found;
  const [, who] = /(?:koppla ihop (?:mig|oss)|connect (?:me|us)|put (?:me|us) in touch) (?:med|with) (.+)$/.exec(wanted) ?? [];
  if (who === undefined) return /koppla|^ja\b|connect|^yes\b/.test(wanted) ? doors[0] : undefined;
  return doors.find(({ name }) => name.toLowerCase().startsWith(who)) ?? doors.find(({ name }) => name.toLowerCase().includes(who));
}

const kim = { id: 'U1', name: 'Kim' };

function promoterSay(session: Session, step: Step & { who: 'promoter' }): Say {
  const latest = open(session).handovers.at(-1);
  const handover = latest?.id;
  if (handover === undefined) throw new Error('företaget har inte lämnat över sin fråga till någon än');
  switch (step.does) {
    case 'accept': return { type: 'handover.accept', handover, promoter: kim };
    case 'silence': return { type: 'handover.expire', handover, ...(latest?.since ? { since: latest.since.version } : {}) };
    case 'refer': return { type: 'handover.refer', handover, promoter: kim, to: step.to, reason: step.reason };
    case 'decline': return { type: 'handover.decline', handover, promoter: kim, reason: 'other', note: step.reason };
  }
}

function open(session: Session): OpenConversation {
  const conversation = session.conversation();
  if (conversation.status === 'none') throw new Error('samtalet är inte öppnat');
  return conversation;
}
