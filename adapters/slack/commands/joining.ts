import type { Recipient } from '../../adapter.ts';
import type { Settings } from '../../../src/events.ts';
import { section } from '../blocks.ts';
import { post } from '../channels.ts';
import type { Spot } from '../channels.ts';
import { cleanLine, safe, safeLine } from '../safe.ts';
import { SlackTrouble, reading, writing } from '../trouble.ts';
import { checklist, endedList, joiningType, keyOf, practiceCard } from './checklist.ts';
import type { Message } from './checklist.ts';
import { readClosed, swedishDate } from './closed-weeks.ts';
import { mayBind } from '../spaces.ts';
import { recipientHere, show } from './commanding.ts';
import type { Asked, Commanding } from './commanding.ts';
import { recipientsNamed } from './near.ts';
import { button, commandName, row } from './pieces.ts';
import { sayDays } from './say-days.ts';

/** At most so many names are suggested. */
const mostNear = 5;

/** Koppla: binds the channel to the actor that is named, or suggests those that may have been meant. */
export async function bindNamed(commanding: Commanding, asked: Asked, name: string): Promise<void> {
  const { app, said } = commanding;
  const here = await recipientHere(commanding, asked);
  if (!name.trim()) return show(commanding, asked, { text: safe(said.bindHow(commandName, here?.name ?? ''), 600) });
  const found = recipientsNamed(app.read.recipients(), name);
  const [only, another] = 'exact' in found ? found.exact : [];
  if (only && !another) return bind(commanding, asked, only);
  const near = ('exact' in found ? found.exact : found.near).slice(0, mostNear);
  if (near.length === 0) return show(commanding, asked, { text: safe(said.nobodyNamed(cleanLine(name).slice(0, 100)), 600) });
  await show(commanding, asked, { text: said.didYouMean, blocks: [section(said.didYouMean), row(...near.map((one, n) => button('bind', one.name, keyOf(one), { n })))] });
}

/** The recipient that a button of ours is about. */
export function recipientOf({ app }: Commanding, key: string): Recipient | undefined {
  return app.read.recipients().find((one) => keyOf(one) === key);
}

/** Binds a channel, and posts in it who did so, what is left to do, and a card to practise with. */
export async function bind(commanding: Commanding, asked: Asked, recipient: Recipient): Promise<void> {
  const { said, now } = commanding;
  const refusal = await mayNotBind(commanding, asked, recipient);
  if (refusal !== undefined) return show(commanding, asked, { text: safe(refusal, 600) });
  const channel = asked.channel ?? '';
  if (!(await announce(commanding, asked, (who) => said.bound(who, recipient.name)))) return show(commanding, asked, { text: safe(said.invite(commandName), 600) });
  const { spaces, space } = commanding;
  const team = spaces.isHome(space) ? undefined : space.team();
  const settings = await change(commanding, recipient, ({ team: _team, ...before }) => ({ ...before, channel, ...(team === undefined ? {} : { team }) }));
  await postMessage(commanding, channel, checklist(recipient, settings, coming(commanding, settings), said));
  await postMessage(commanding, channel, practiceCard(recipient, undefined, tomorrow(now()), commanding.words, said));
}

/** Why a channel cannot be bound: it is another's, the actor has one already, or its workspace is not known to be the actor's. */
async function mayNotBind(commanding: Commanding, asked: Asked, recipient: Recipient): Promise<string | undefined> {
  const { said } = commanding;
  const here = await recipientHere(commanding, asked);
  if (here && keyOf(here) !== keyOf(recipient)) return said.othersChannel(here.name, commandName);
  const { channel } = settingsOf(commanding, recipient);
  if (channel !== undefined && channel !== asked.channel) return said.elsewhere(recipient.name, commandName);
  return mayBind(commanding.spaces, commanding.space, recipient.actor, commanding.app.read.boundChannels()) ? undefined : said.anotherTeam(recipient.name);
}

/** Koppla bort: the channel takes no companies any more, and the actor is not live. */
export async function unbind(commanding: Commanding, asked: Asked): Promise<void> {
  await inOwnChannel(commanding, asked, async (recipient) => {
    const { said, now } = commanding;
    await announce(commanding, asked, (who) => said.unbound(who, recipient.name));
    await change(commanding, recipient, ({ channel: _channel, team: _team, liveSince: _live, practisedAt: _practised, ...before }) => ({ ...before, leftAt: now().toISOString() }));
    await refresh(commanding, asked, recipient, endedList(recipient, said));
  });
}

/** Stängt: reads when, and sets it. Without a time it says what is set, and how to write. */
export async function close(commanding: Commanding, asked: Asked, when: string): Promise<void> {
  await inOwnChannel(commanding, asked, async (recipient) => {
    const { said, now } = commanding;
    if (!when.trim()) return show(commanding, asked, { text: safe(said.closedHow(sayDays(coming(commanding, settingsOf(commanding, recipient)), said.language)), 600) });
    const days = readClosed(when, swedishDate(now()));
    if (typeof days === 'string') return show(commanding, asked, { text: safe(said.closedFaults[days], 600) });
    if (recipient.municipality !== undefined) return show(commanding, asked, { text: said.closedWhole });
    const settings = await change(commanding, recipient, (before) => ({ ...before, closed: [...coming(commanding, before).filter(({ from, to }) => from !== days.from || to !== days.to), days] }));
    await announce(commanding, asked, (who) => said.closedSet(who, recipient.name, sayDays([days], said.language)));
    await refreshList(commanding, asked, recipient, settings);
  });
}

/** Öppet: takes the closed weeks to come away again. */
export async function open(commanding: Commanding, asked: Asked): Promise<void> {
  await inOwnChannel(commanding, asked, async (recipient) => {
    const { said } = commanding;
    if (coming(commanding, settingsOf(commanding, recipient)).length === 0) return show(commanding, asked, { text: said.nothingClosed });
    const settings = await change(commanding, recipient, (before) => ({ ...before, closed: [] }));
    await announce(commanding, asked, (who) => said.openedSet(who, recipient.name));
    await refreshList(commanding, asked, recipient, settings);
  });
}

/** Ta ärendet on the practice card. */
export async function practise(commanding: Commanding, asked: Asked, ts: string): Promise<void> {
  await inOwnChannel(commanding, asked, async (recipient) => {
    const { words, said, now, promoterOf, client } = commanding;
    const at = now().toISOString();
    const taken = await promoterOf(asked.user);
    const settings = await change(commanding, recipient, (before) => ({ ...before, practisedAt: before.practisedAt ?? at }));
    const shown = practiceCard(recipient, taken, tomorrow(now()), words, said);
    await writing(() => client.chat.update({ channel: asked.channel ?? '', ts, text: shown.text, blocks: shown.blocks ?? [], parse: 'none', link_names: false }));
    await refreshList(commanding, asked, recipient, settings);
  });
}

/** Ersättare: who is told when nobody else has the time. */
export async function setDeputy(commanding: Commanding, asked: Asked, user: string): Promise<void> {
  await inOwnChannel(commanding, asked, async (recipient) => {
    const { said, promoterOf } = commanding;
    const deputy = await promoterOf({ id: user });
    const settings = await change(commanding, recipient, (before) => ({ ...before, deputy }));
    await announce(commanding, asked, (who) => said.deputySet(who, deputy.name));
    await refreshList(commanding, asked, recipient, settings);
  });
}

/** Gå med: from now on companies come here. */
export async function goLive(commanding: Commanding, asked: Asked): Promise<void> {
  await inOwnChannel(commanding, asked, async (recipient) => {
    const { said, now } = commanding;
    const { practisedAt, liveSince } = settingsOf(commanding, recipient);
    if (practisedAt === undefined) return show(commanding, asked, { text: said.practiseFirst });
    if (liveSince !== undefined) return;
    const settings = await change(commanding, recipient, ({ leftAt: _left, ...before }) => ({ ...before, liveSince: now().toISOString() }));
    await announce(commanding, asked, (who) => said.joinedNow(who, recipient.name));
    await refreshList(commanding, asked, recipient, settings);
  });
}

/** By when the company that does not exist would hear. */
function tomorrow(now: Date): string {
  return new Date(now.getTime() + 86_400_000).toISOString();
}

async function inOwnChannel(commanding: Commanding, asked: Asked, work: (recipient: Recipient) => Promise<void>): Promise<void> {
  const here = await recipientHere(commanding, asked);
  if (!here) return show(commanding, asked, { text: safe(commanding.said.notBound(commandName), 600) });
  await work(here);
}

function settingsOf({ app }: Commanding, { actor, municipality }: Recipient): Settings {
  return app.read.settings().find((one) => one.actor === actor && one.municipality === municipality) ?? { actor, ...(municipality === undefined ? {} : { municipality }), closed: [] };
}

async function change(commanding: Commanding, recipient: Recipient, to: (before: Settings) => Settings): Promise<Settings> {
  const settings = to(settingsOf(commanding, recipient));
  await commanding.app.read.setSettings(settings);
  return settings;
}

/** The closed days that are not over. */
function coming({ now }: Commanding, { closed }: Settings): Settings['closed'] {
  const today = swedishDate(now());
  return closed.filter(({ to }) => to >= today);
}

/** Tells everybody in the channel who has changed something. False where the app may not write there. */
async function announce(commanding: Commanding, asked: Asked, say: (who: string) => string): Promise<boolean> {
  const { name } = await commanding.promoterOf(asked.user);
  const text = safeLine(say(cleanLine(name)), 600);
  try {
    await postMessage(commanding, asked.channel ?? '', { text, blocks: [section(text)] });
    return true;
  } catch (error) {
    if (!(error instanceof SlackTrouble) || error.kind !== 'channel') throw error;
    return false;
  }
}

async function postMessage({ outlet }: Commanding, channel: string, { text, blocks, ...rest }: { text: string; blocks?: Message['blocks']; metadata?: Message['metadata'] }): Promise<Spot> {
  return post(outlet, channel, { text, ...(blocks ? { blocks } : {}), ...rest });
}

function refreshList(commanding: Commanding, asked: Asked, recipient: Recipient, settings: Settings): Promise<void> {
  return refresh(commanding, asked, recipient, checklist(recipient, settings, coming(commanding, settings), commanding.said));
}

/** Makes the checklist in the channel, where there is one, show how things stand. */
async function refresh(commanding: Commanding, { channel = '' }: Asked, recipient: Recipient, { text, blocks = [], metadata }: Message): Promise<void> {
  const ts = await findList(commanding, channel, keyOf(recipient));
  if (ts !== undefined) await writing(() => commanding.client.chat.update({ channel, ts, text, blocks, metadata, parse: 'none', link_names: false }));
}

/** The latest checklist of ours among what was said lately. */
async function findList({ client, botId }: Commanding, channel: string, key: string): Promise<string | undefined> {
  const [{ messages = [] }, bot] = await Promise.all([reading(() => client.conversations.history({ channel, limit: 200, include_all_metadata: true })), botId()]);
  return messages.find(({ metadata, bot_id }) => {
    const payload = metadata?.event_payload as { recipient?: unknown } | undefined;
    return metadata?.event_type === joiningType && payload?.recipient === key && (bot === undefined || bot_id === undefined || bot_id === bot);
  })?.ts;
}
