import type { OpenConversation } from '../conversation/conversation.ts';
import { needNow } from '../conversation/recommend.ts';
import type { World } from '../conversation/world.ts';
import type { Event, EventOf } from '../events.ts';
import { openSession } from '../session.ts';
import type { Say, Session } from '../session.ts';
import type { Understand } from '../understand.ts';
import type { Check, Golden, Step } from './parse.ts';

/** What did not come out as the golden conversation says, each with file and line. Empty when all is well. */
export function playGolden(world: World, understand: Understand, golden: Golden): string[] {
  const failures: string[] = [];
  let minutes = 0;
  const clock = () => new Date(Date.UTC(2026, 10, 24, 9, minutes++)).toISOString();
  const session = openSession(world, understand, 'golden', clock);
  if (!world.doors.has(golden.door)) return [`${golden.file}:1: dörren «${golden.door}» finns inte`];
  let heard: Event[] = session.take({ type: 'conversation.open', door: golden.door, language: golden.language, practice: false });
  const fail = (line: number, text: string) => failures.push(`${golden.file}:${line}: ${text}`);
  for (const step of golden.steps) {
    try {
      const events = act(session, world, step, heard);
      if (events) heard = events;
    } catch (error) {
      fail(step.line, error instanceof Error ? error.message : String(error));
      return failures;
    }
    if (step.who === 'assistant') checkSaid(step, heard, fail);
    if (step.who === 'handover') checkHandover(session, step, fail);
    for (const check of step.checks) checkOne(world, session, check, fail);
  }
  return failures;
}

function act(session: Session, world: World, step: Step, heard: readonly Event[]): Event[] | undefined {
  switch (step.who) {
    case 'company':
      return 'text' in step ? session.take({ type: 'message.say', text: step.text }) : press(session, world, step.press, heard);
    case 'contact':
      return request(session, { name: step.name, ...(step.email === undefined ? {} : { email: step.email }), ...(step.phone === undefined ? {} : { phone: step.phone }) }, heldFor(session));
    case 'promoter':
      return session.take(promoterSay(session, step));
    default:
      return undefined;
  }
}

/** The door that the company chose to be handed over to, by pressing its button. */
const chosenDoor = new WeakMap<Session, string>();
function heldFor(session: Session): string {
  const conversation = open(session);
  const actor = chosenDoor.get(session) ?? conversation.doors[0]?.actor;
  if (actor === undefined) throw new Error('det finns ingen dörr att lämna över till än');
  return actor;
}

function request(session: Session, contact: { name: string; email?: string; phone?: string }, actor: string): Event[] {
  return session.take({ type: 'handover.request', actor, contact, onward: 'share', sensitive: false, omit: [] });
}

/** A button: an option of the question (or the start of its label), or "Koppla ihop …" with the name of a door or alone. */
function press(session: Session, world: World, label: string, heard: readonly Event[]): Event[] | undefined {
  const question = heard.filter((event): event is EventOf<'message.sent'> => event.type === 'message.sent').findLast(({ question: asked }) => asked)?.question;
  const wanted = label.toLowerCase();
  const option = question?.options?.find(({ id, label: written }) => id.toLowerCase() === wanted || written.toLowerCase() === wanted) ?? question?.options?.find(({ label: written }) => written.toLowerCase().startsWith(wanted));
  if (question && option) return session.take({ type: 'option.choose', slot: question.slot, option: option.id });
  const { doors } = open(session);
  const door = doors.find(({ actor, name }) => wanted.includes(actor) || wanted.includes(name.toLowerCase())) ?? (/koppla|ja|connect|yes/.test(wanted) ? doors[0] : undefined);
  if (!door) throw new Error(`det finns ingen knapp «${label}» (${[...(question?.options ?? []).map((one) => one.label), ...doors.map((one) => `Koppla ihop mig med ${one.name}`)].join(', ') || 'inga knappar'})`);
  if (world.actors.get(door.actor)?.handover === 'link') throw new Error(`${door.name} tar inte emot frågor: den dörren är en länk`);
  chosenDoor.set(session, door.actor);
  return undefined;
}

const kim = { id: 'U1', name: 'Kim' };

function promoterSay(session: Session, step: Step & { who: 'promoter' }): Say {
  const handover = open(session).handovers.at(-1)?.id;
  if (handover === undefined) throw new Error('det finns ingen överlämning än');
  switch (step.does) {
    case 'accept': return { type: 'handover.accept', handover, promoter: kim };
    case 'silence': return { type: 'handover.expire', handover };
    case 'refer': return { type: 'handover.refer', handover, promoter: kim, to: step.to, reason: step.reason };
    case 'decline': return { type: 'handover.decline', handover, promoter: kim, reason: 'other', note: step.reason };
  }
}

/** Names for phrases that an admin would use; the phrase's own name is taken too. */
const spoken: Readonly<Record<string, readonly string[]>> = {
  'fråga behov': ['ask.need', 'ask.need.sure'], 'fråga mer': ['ask.more'], 'fråga skede': ['ask.stage'], 'fråga kommun': ['ask.municipality'], 'fråga storlek': ['ask.employees'], 'fråga bransch': ['ask.sector'],
  'fråga marknad': ['ask.market'], 'fråga form': ['ask.org'], 'fråga beställt': ['ask.ordered'], rekommenderar: ['recommend', 'recommend.outside', 'recommend.nothing'], människa: ['human', 'recommend.language'],
  utanför: ['offtopic'], småprat: ['smalltalk'], förtvivlan: ['despair'], 'annan region': ['recommend.outside'], skickad: ['handover.sent', 'handover.sent.introduce'], mottagen: ['handover.accepted'],
  'skickad vidare': ['handover.referred', 'handover.referred.ask', 'handover.declined', 'handover.declined.ask'], 'ingen svarade': ['handover.expired', 'handover.expired.ask'],
  'asks need': ['ask.need', 'ask.need.sure'], 'asks stage': ['ask.stage'], recommends: ['recommend', 'recommend.outside', 'recommend.nothing'], human: ['human'], accepted: ['handover.accepted'], sent: ['handover.sent'],
};

function checkSaid(step: Step & { who: 'assistant' }, heard: readonly Event[], fail: (line: number, text: string) => void): void {
  const sent = heard.filter((event): event is EventOf<'message.sent'> => event.type === 'message.sent');
  const flat = (text: string) => text.toLowerCase().replace(/\s+/g, ' ');
  if ('says' in step) {
    if (!sent.some(({ text }) => flat(text).includes(flat(step.says)))) fail(step.line, `svaret innehåller inte «${step.says}». Det löd: ${sent.map(({ text }) => `«${text}»`).join(' ') || 'ingenting'}`);
    return;
  }
  const wanted = spoken[step.phrase] ?? [step.phrase];
  if (!sent.some(({ phrase }) => wanted.includes(phrase))) fail(step.line, `väntade (${step.phrase}), men det blev ${sent.map(({ phrase, text }) => `(${phrase}) «${text}»`).join(' ') || 'ingenting'}`);
}

function checkHandover(session: Session, step: Step & { who: 'handover' }, fail: (line: number, text: string) => void): void {
  const last = open(session).handovers.at(-1);
  if (!last) fail(step.line, `ingen överlämning ligger hos ${step.to}: det finns ingen överlämning`);
  else if (![last.actor, last.service, last.recipient].includes(step.to)) fail(step.line, `överlämningen ligger hos ${last.actor}, inte hos ${step.to}`);
}

const slotNames: Readonly<Record<string, string>> = { plats: 'municipality', kommun: 'municipality', behov: 'need', skede: 'stage', storlek: 'employees', bransch: 'sector', marknad: 'market', form: 'org', beställt: 'ordered', place: 'municipality' };

function checkOne(world: World, session: Session, { line, what, values }: Check, fail: (line: number, text: string) => void): void {
  const conversation = open(session);
  const doors = conversation.doors.map(({ actor }) => actor);
  switch (what) {
    case 'doors':
      if (doors.join() !== values.join()) fail(line, `dörrarna blev ${doors.join(', ') || 'inga'}, inte ${values.join(', ')}`);
      return;
    case 'first':
      if (!values.includes(doors[0] ?? '')) fail(line, `först stod ${doors[0] ?? 'ingen'}, inte ${values.join(' eller ')}`);
      return;
    case 'not':
      for (const value of values) if (doors.includes(value)) fail(line, `${value} skulle inte vara med, men dörrarna blev ${doors.join(', ')}`);
      return;
    case 'because': {
      const why = conversation.doors.flatMap((door) => door.why).join(' ').toLowerCase();
      for (const value of values) if (!why.includes(value.toLowerCase())) fail(line, `«${value}» står inte bland skälen: ${why}`);
      return;
    }
    case 'understands': {
      const need = needNow(conversation);
      if (need === undefined || !values.includes(need)) fail(line, `förstod ${need ?? 'ingenting'}, inte ${values.join(' eller ')}`);
      return;
    }
    case 'knows':
      for (const value of values) checkKnown(world, conversation, value, line, fail);
      return;
    case 'consent':
      if (conversation.handovers.length === 0) fail(line, 'företaget har inte samtyckt till någon överlämning');
  }
}

function checkKnown(world: World, conversation: OpenConversation, text: string, line: number, fail: (line: number, text: string) => void): void {
  const [name = '', value = ''] = text.split('=').map((part) => part.trim());
  const slot = slotNames[name.toLowerCase()] ?? name;
  const known = slot === 'need' ? needNow(conversation) : conversation.known[slot as keyof typeof conversation.known]?.value;
  const label = known === undefined ? undefined : world.label(slot, known, conversation.language);
  if (![known, label].some((one) => one?.toLowerCase() === value.toLowerCase())) fail(line, `vet ${name} = ${known ?? 'inget'}, inte ${value}`);
}

function open(session: Session): OpenConversation {
  const conversation = session.conversation();
  if (conversation.status === 'none') throw new Error('samtalet är inte öppnat');
  return conversation;
}
