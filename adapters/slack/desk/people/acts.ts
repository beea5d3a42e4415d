import { choicesOf } from '../block-kit/elements.ts';
import { writeMessage } from '../messages.ts';
import type { Answers, Origin } from '../outbound/answers.ts';
import { blockActions, homeOpened, messageAction, slashCommand, type Place } from '../outbound/payloads.ts';
import type { Sender } from '../outbound/send.ts';
import type { Shape } from '../shapes.ts';
import { findMessage, nextTs, rootOf, type Message, type Person, type View } from '../state.ts';
import { whisper, type Workspace } from '../workspace.ts';
import { dismiss, submit, type Dismiss, type Submit } from './dialogs.ts';
import { Missing, blocksAt, channelNamed, elementIn, person, placeAt, type Element, type Spot } from './find.ts';
import { done, outcomeOf, readAnswer, type Outcome } from './outcome.ts';
import { pick, type Filled } from './values.ts';

/** A button that is pressed or a choice that is made. `chosen` is the option's value or the date. */
export type Press = { user: string; at: Spot; action: string; block?: string; chosen?: string | string[]; filled?: Filled };
/** A slash command, such as `/hello world`. */
export type Command = { user: string; channel: string; text: string };
/** A message that somebody chooses for one of the app's shortcuts. */
export type Choose = { user: string; channel: string; ts: string; shortcut: string };
/** A message that a person writes, in the channel or in a thread. */
export type Write = { user: string; channel: string; text: string; thread?: string };

/** All that the people at the desk can do. Each act reaches the app by a signed request, as it would from Slack. */
export type Acts = {
  press: (act: Press) => Promise<Outcome>;
  submit: (act: Submit) => Promise<Outcome>;
  dismiss: (act: Dismiss) => Promise<Outcome>;
  command: (act: Command) => Promise<Outcome>;
  choose: (act: Choose) => Promise<Outcome>;
  write: (act: Write) => Outcome;
  openHome: (act: { user: string }) => Outcome;
  /** Puts away a message that only this person sees. */
  hush: (act: { user: string; ts: string }) => Outcome;
  /** Lets somebody new sit down at the desk. */
  arrive: (act: { name: string }) => Person;
};

/** Lets people act at the desk. */
export function openActs(desk: Workspace, sender: Sender, answers: Answers): Acts {
  return {
    press: (act) => press(desk, sender, answers, act),
    submit: (act) => submit(desk, sender, act),
    dismiss: (act) => dismiss(desk, sender, act),
    command: (act) => command(desk, sender, answers, act),
    choose: (act) => choose(desk, sender, answers, act),
    write: (act) => write(desk, act),
    openHome: ({ user }) => {
      const { id } = person(desk, user);
      desk.emit(homeOpened(desk, id, desk.state.homes[id], nextTs({ last: 0 }, desk.now())));
      return done;
    },
    hush: ({ user, ts }) => {
      const at = desk.whispers.findIndex((each) => each.for === user && each.ts === ts);
      if (at >= 0) desk.whispers.splice(at, 1);
      desk.changed();
      return done;
    },
    arrive: ({ name }) => arrive(desk, name),
  };
}

async function press(desk: Workspace, sender: Sender, answers: Answers, act: Press): Promise<Outcome> {
  const user = person(desk, act.user);
  const place = placeAt(desk, user.id, act.at, act.filled ?? {});
  const { element, block } = elementIn(blocksAt(place), act.action, act.block);
  const action = { type: element.type, action_id: act.action, block_id: block, ...chosenIn(element, act.chosen), action_ts: nextTs({ last: 0 }, desk.now()) };
  const links = { trigger: desk.triggers.give(user.id), ...('view' in place ? {} : { responseUrl: answers.give(originOf(user, place)) }) };
  return outcomeOf(await sender.form({ payload: JSON.stringify(blockActions(desk, user, place, action, links)) }));
}

function originOf(user: Person, place: Exclude<Place, { view: View }>): Origin {
  const { ts, thread_ts }: Message = 'message' in place ? place.message : place.whisper;
  return { user: user.id, channel: place.channel, ts, ...(thread_ts ? { thread: thread_ts } : {}) };
}

/** What the action says beside its ids: the button's own value, or the choice. */
function chosenIn(element: Element, chosen: string | string[] | undefined): Shape {
  const one = Array.isArray(chosen) ? chosen[0] : chosen;
  switch (element.type) {
    case 'button':
      return { text: element.text, ...(element.value === undefined ? {} : { value: element.value }), ...(element.url ? { url: element.url } : {}), ...(element.style ? { style: element.style } : {}) };
    case 'static_select':
      return { selected_option: pick(choicesOf(element), one ?? null), ...(element.placeholder ? { placeholder: element.placeholder } : {}) };
    case 'overflow':
    case 'radio_buttons':
      return { selected_option: pick(element.options, one ?? null) };
    case 'checkboxes':
      return { selected_options: element.options.filter((each) => [chosen].flat().includes(each.value)) };
    case 'datepicker':
      return { selected_date: one ?? null };
    case 'timepicker':
      return { selected_time: one ?? null };
    case 'users_select':
      return { selected_user: one ?? null };
    default:
      return one === undefined ? {} : { value: one };
  }
}

async function command(desk: Workspace, sender: Sender, answers: Answers, act: Command): Promise<Outcome> {
  const user = person(desk, act.user);
  const channel = channelNamed(desk, act.channel);
  const [name = ''] = act.text.trim().split(/\s+/, 1);
  if (!desk.commands.includes(name)) return { ok: false, why: 'unknown command' };
  const origin: Origin = { user: user.id, channel };
  const text = escape(act.text.trim().slice(name.length).trim());
  const links = { trigger: desk.triggers.give(user.id), responseUrl: answers.give(origin) };
  const sent = await sender.form(slashCommand(desk, user, channel, { command: name, text }, links));
  if (!sent.ok) return outcomeOf(sent);
  if (sent.body.trim() === '') return done;
  if (!sent.type.startsWith('application/json')) {
    whisper(desk, { ts: nextTs(channel, desk.now()), user: desk.bot.user, text: sent.body, channel: channel.id, for: user.id });
    return done;
  }
  return answers.say(origin, readAnswer(sent.body)) === undefined ? done : { ok: false, why: 'bad answer' };
}

async function choose(desk: Workspace, sender: Sender, answers: Answers, act: Choose): Promise<Outcome> {
  const user = person(desk, act.user);
  const channel = channelNamed(desk, act.channel);
  const message = findMessage(channel, act.ts);
  const shortcut = desk.shortcuts.find(({ callback }) => callback === act.shortcut);
  if (!message || !shortcut) throw new Missing(message ? 'shortcut' : 'message');
  const links = { trigger: desk.triggers.give(user.id), responseUrl: answers.give({ user: user.id, channel, ts: message.ts, ...(message.thread_ts ? { thread: message.thread_ts } : {}) }) };
  return outcomeOf(await sender.form({ payload: JSON.stringify(messageAction(desk, user, channel, message, shortcut.callback, { ...links, action: nextTs({ last: 0 }, desk.now()) })) }));
}

function write(desk: Workspace, act: Write): Outcome {
  const user = person(desk, act.user);
  const channel = channelNamed(desk, act.channel);
  if (channel.archived) return { ok: false, why: 'archived' };
  const root = act.thread === undefined ? undefined : rootOf(channel, act.thread);
  writeMessage(desk, channel, user.id, { text: escape(act.text), ...(root ? { thread_ts: root.ts } : {}) });
  return done;
}

function arrive(desk: Workspace, name: string): Person {
  const trimmed = name.trim().replace(/\s+/g, ' ').slice(0, 80);
  const known = desk.people().find((each) => each.name.toLowerCase() === trimmed.toLowerCase());
  if (known) return known;
  const newcomer = { id: desk.idFor('U', trimmed.toLowerCase()), name: trimmed };
  desk.state.people.push(newcomer);
  desk.changed();
  return newcomer;
}

/** What a person types is text: Slack escapes its three signs before anyone reads it. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
