import type { Recipient } from '../../adapter.ts';
import type { Settings } from '../../../src/events.ts';
import type { Handover } from '../../../src/handover/handover.ts';
import { context, header, limits, section } from '../blocks.ts';
import type { Block } from '../blocks.ts';
import { card } from '../card.ts';
import { safe, safeLine } from '../safe.ts';
import type { Words } from '../words.ts';
import type { Days } from './closed-weeks.ts';
import type { Shown } from './commanding.ts';
import { beside, button, commandActions, row } from './pieces.ts';
import { sayDays } from './say-days.ts';
import type { CommandWords } from './words.ts';
import { plain } from '../modal.ts';

/** By what a checklist is known again: ids only. */
export const joiningType = 'ratt_dorr_joining';
export type Message = Shown & { metadata: { event_type: string; event_payload: Record<string, string> } };

/** What a recipient is known by in buttons: the actor, and the municipality where each has its own. */
export function keyOf({ actor, municipality }: Pick<Recipient, 'actor' | 'municipality'>): string {
  return municipality === undefined ? actor : `${actor} ${municipality}`;
}

/** What an actor does to join, and what of it is done. */
export function checklist(recipient: Recipient, settings: Settings, closed: readonly Days[], said: CommandWords): Message {
  const { practisedAt, deputy, liveSince } = settings;
  const key = keyOf(recipient);
  const title = said.listTitle(recipient.name);
  const blocks: Block[] = [
    header(safeLine(title, limits.header)),
    step(1, true, said.step.channel, said.stepChannel),
    step(2, practisedAt !== undefined, said.step.practice, practisedAt === undefined ? said.stepPractice : said.stepPractised),
    step(3, deputy !== undefined, said.step.deputy, deputy === undefined ? said.stepDeputy : said.stepDeputyIs(deputy.name), {
      type: 'users_select', action_id: commandActions.deputy, placeholder: plain(said.choosePerson), ...(deputy === undefined ? {} : { initial_user: deputy.id }),
    }),
    step(4, closed.length > 0, said.step.closed, closed.length > 0 ? said.stepClosedIs(sayDays(closed, said.language)) : said.stepClosed, button('closed', said.enterClosed, key)),
    ...ending(key, practisedAt, liveSince, said),
  ];
  return { text: safeLine(title, 300), blocks, metadata: metadataOf(key) };
}

function ending(key: string, practisedAt: string | undefined, liveSince: string | undefined, said: CommandWords): Block[] {
  if (liveSince !== undefined) return [section(safe(said.joined(sayDays([{ from: liveSince.slice(0, 10), to: liveSince.slice(0, 10) }], said.language)), 300))];
  return practisedAt === undefined ? [context(said.joinFirst)] : [row(button('join', said.join, key, { primary: true }))];
}

function step(n: number, done: boolean, name: string, text: string, accessory?: Parameters<typeof beside>[1]): Block {
  return beside(`${done ? '✓' : '○'} *${n}. ${name}*\n${safe(text, 600)}`, accessory);
}

/** The same when the channel takes no companies any more. */
export function endedList(recipient: Recipient, said: CommandWords): Message {
  const text = safeLine(said.listEnded(recipient.name), 300);
  return { text, blocks: [section(text)], metadata: metadataOf(keyOf(recipient)) };
}

function metadataOf(key: string): Message['metadata'] {
  return { event_type: joiningType, event_payload: { recipient: key } };
}

/** A card as those that will come, of a company that does not exist. It reaches nobody and counts nowhere: no conversation lies behind it. */
export function practiceCard(recipient: Recipient, taken: { id: string; name: string } | undefined, by: string, words: Words, said: CommandWords): Shown {
  const { practice } = said;
  const terms = {
    id: 'practice', chain: 'practice', at: by, actor: recipient.actor, service: '', recipient: recipient.name, onward: 'ask' as const, sensitive: false, named: true, by,
    brief: (['need', 'stage', 'place', 'why'] as const).map((key) => ({ key, label: '', text: key === 'need' ? practice.recipientNeed : practice[key] })), quotes: [practice.quote],
  };
  const handover: Handover = taken ? { ...terms, status: 'accepted', promoter: taken, callBy: by } : { ...terms, status: 'delivered' };
  const { name, company, phone, email } = practice;
  const shown = card({
    conversation: 'practice', practice: true, handover, actorName: recipient.name, channel: recipient.channel, chain: [], language: words.language, onward: [], contact: { name, company, phone, email },
  }, (actor) => actor, words);
  const blocks = shown.blocks.filter(({ type }) => type !== 'actions');
  const end: Block = taken ? section(safe(said.practised(taken.name), 600)) : row(button('practice', words.accept, keyOf(recipient), { primary: true }));
  return { text: shown.text, blocks: [...blocks, end] };
}
