import type { types } from '@slack/bolt';
import type { Door, EventOf, Question } from '../../../src/events.ts';
import { context, divider, header, limits, spoken } from '../blocks.ts';
import type { Block } from '../blocks.ts';
import { plain } from '../modal.ts';
import { safe, safeLine, safeMarkup } from '../safe.ts';
import type { Shown } from './commanding.ts';
import { beside, button, commandActions, row } from './pieces.ts';
import type { CommandWords } from './words.ts';

type Sent = EventOf<'message.sent'>;
/** A door, and whom a company would be handed over to there; nobody where it goes there itself or has been handed over already. */
export type LedDoor = { door: Door; recipient?: string; already?: boolean };
/** One step of leading a company: what was written down last, and what the guide says to it. */
export type Step = { conversation: string; wrote: string | undefined; sent: Sent | undefined; doors: readonly LedDoor[]; /** What was written first, where it may have been meant as a matter. */ matter?: string };

/** So many answers are buttons; more are a menu. */
const mostButtons = 9;

/** What the guide says to the company, for the promoter to say: a question with its answers, or the doors. */
export function showStep({ conversation, wrote, sent, doors, matter }: Step, said: CommandWords): Shown {
  const text = sent?.text ?? '';
  const question = sent?.question;
  const first = doors.find(({ recipient }) => recipient !== undefined);
  const blocks: Block[] = [
    ...(doors.length > 0 ? [header(said.doorsTitle)] : []),
    ...(wrote ? [context(safeLine(said.wrote(wrote), 600))] : []),
    context(question ? said.askCompany : said.sayToCompany),
    spoken(text, 2800),
    ...(question ? answers(conversation, question, said) : []),
    ...doors.flatMap((one, n) => [divider(), doorBlock(conversation, one, { n, primary: one === first }, said)]),
    row(button('say', question ? said.ownWords : said.correct, { c: conversation }), ...(matter === undefined ? [] : [button('who', said.whoInstead, safe(matter, 1500))])),
  ];
  return { text: safe(text, 1500), blocks };
}

function answers(conversation: string, { slot, options = [] }: Question, said: CommandWords): Block[] {
  if (options.length === 0) return [];
  if (options.length <= mostButtons) return [row(...options.map(({ id, label }, n) => button('answer', label, { c: conversation, s: slot, o: id }, { n })))];
  const choices = options.slice(0, limits.select).map(({ id, label }) => ({ text: plain(label, limits.option), value: `${conversation} ${slot} ${id}` }));
  const menu: types.StaticSelect = { type: 'static_select', action_id: commandActions.choose, placeholder: plain(said.choose), options: choices };
  return [row(menu)];
}

function doorBlock(conversation: string, { door, recipient, already }: LedDoor, shown: { n: number; primary: boolean }, said: CommandWords): Block {
  const { name, title, why, next = '', url = '', phone } = door;
  const lines = [
    `*${safeMarkup(name, 150)}* – ${safeMarkup(title, 150)}`,
    ...why.map((one) => `• ${safeMarkup(one, 300)}`),
    safeMarkup([already ? said.handedOver : next, ...(recipient === undefined && !already && url ? [url.replace(/^https?:\/\//u, '')] : []), ...(phone ? [said.phone(phone)] : [])].join(' '), 600),
  ];
  return beside(lines.join('\n'), recipient === undefined ? undefined : button('handOver', said.handOver, { c: conversation, a: door.actor, s: door.service, r: recipient }, shown));
}
