import { mostCalls } from '../../src/handover/handover.ts';
import type { Handover } from '../../src/handover/handover.ts';
import type { HandoverView } from '../adapter.ts';
import { context, divider, header, limits, markup, section, spoken } from './blocks.ts';
import type { Block } from './blocks.ts';
import { capital, clean, cut, escape, safe, safeLine, safeMarkup } from './safe.ts';
import { phaseOf, sayChain, sayStanding, sayTogether } from './standing.ts';
import type { Phase } from './standing.ts';
import type { Words } from './words.ts';

/** The buttons of a card. Each carries the handover's id as its value. */
export const actionIds = {
  accept: 'handover_accept', contacting: 'handover_contact', call: 'handover_call', ask: 'handover_ask', close: 'handover_close',
  join: 'handover_join', give: 'handover_give', release: 'handover_release', refer: 'handover_refer', decline: 'handover_decline', undo: 'handover_undo', read: 'handover_read',
} as const;

/** By what a card is known again: ids only, since anyone in the workspace can read it. */
export const cardType = 'ratt_dorr_handover';

export type Card = {
  /** For notifications and for screens that show no blocks. */
  text: string;
  blocks: Block[];
  metadata: { event_type: string; event_payload: { handover: string } };
  /** All that the company said, when it did not fit on the card: it belongs in the thread. */
  rest: string[];
  /** The same card in its plainest form, for the day Slack does not take the blocks; and as a text alone, for the day it takes none. */
  plain: { blocks: Block[]; text: string };
};

/** What may be shown at present, and how much of it: `scale` shrinks what others have written. */
type Frame = { view: HandoverView; words: Words; phase: Phase; hidden: boolean; nameOf: (actor: string) => string; scale: number; undoable: boolean };

/** One handover as the promoters see it: the brief, then the company's own words, where it stands, and what one can do; `undoable` for as long as what was pressed last can be undone. */
export function card(view: HandoverView, nameOf: (actor: string) => string, words: Words, undoable = false): Card {
  const { handover } = view;
  const phase = phaseOf(handover);
  const whole: Frame = { view, words, phase, nameOf, undoable, hidden: handover.sensitive && phase !== 'taken', scale: 1 };
  const metadata = { event_type: cardType, event_payload: { handover: handover.id } };
  const text = safeLine(`${title(whole)}. ${need(whole)}`, 300);
  const room = limits.card - text.length - JSON.stringify(metadata).length - 100;

  const frame = [1, 0.5, 0.2, 0.05].map((scale) => ({ ...whole, scale })).find((one) => size([...above(one), ...below(one)]) < room - 300) ?? { ...whole, scale: 0.02 };
  const [top, bottom] = [above(frame), below(frame)];
  const quotes = fitQuotes(frame, room - size([...top, ...bottom]) - 200);
  return { text, metadata, blocks: [...top, ...quotes.blocks, ...bottom], rest: quotes.rest, plain: plainCard(frame) };
}

/** The company's words for the thread, in parts that each fit one message. The same words always fall into the same parts. */
export function restMessages(rest: readonly string[], words: Words): string[] {
  const messages: string[] = [];
  let left = rest.length ? `${words.restTitle}\n\n${rest.join('\n\n')}` : '';
  while (left) {
    const { shown, rest: more } = cut(left, limits.section - 100);
    messages.push(escape(shown));
    left = more;
  }
  return messages;
}

function above(frame: Frame): Block[] {
  const { view, words, phase, scale } = frame;
  const chain = [sayChain(view, words), sayTogether(view, words)].filter(Boolean).join(' ');
  const note = phase !== 'ended' && !frame.hidden ? textOf(view, 'note') : '';
  const lines = brief(frame);
  return [
    header(safeLine(title(frame), limits.header)),
    ...(view.practice ? [context(words.practice)] : []),
    ...(view.handover.spokenTo && phase !== 'ended' ? [context(safeLine(words.spokenTo(view.handover.spokenTo.name, view.handover.spokenTo.actor), 300))] : []),
    ...(chain ? [context(safeLine(chain, 600 * scale))] : []),
    ...(view.before && phase !== 'ended' ? [context(safeLine(view.before.map(({ recipient, at, how }) => words.before(recipient, at, how, view.handover.at)).join(' '), 600 * scale))] : []),
    ...(lines.length ? [markup(lines.map(([label, text]) => `*${label}:* ${safeMarkup(text, 500 * scale)}`).join('\n'))] : []),
    ...(view.language !== words.language && phase !== 'ended' ? [context(words.otherLanguage)] : []),
    ...(note ? [spoken(`${words.keys.note}: ${note}`, 1000 * scale)] : []),
  ];
}

function below(frame: Frame): Block[] {
  const { view, words, phase, scale, undoable } = frame;
  const standing = section(safe(capital(sayStanding(view.handover, frame.nameOf, words)), 800 * scale + 150));
  if (phase === 'ended') return [standing, ...(undoable ? [row(view.handover, words, 'undo')] : [])];
  return [divider(), standing, ...(phase === 'taken' ? [contactBlock(view, words, scale)] : []), ...buttons(view, words, undoable), ...readRow(view, words)];
}

/** The five lines: who, need, stage, place, why you. A request taken back shows none of them any more. */
function brief({ view, words, phase, hidden }: Frame): [label: string, text: string][] {
  if (view.handover.status === 'withdrawn') return [];
  const said = (key: 'need' | 'stage' | 'place' | 'why') => textOf(view, key) || words.notGiven;
  if (view.sends === 'link') return [[words.keys.need, said('need')]];
  const who = phase !== 'ended' && !hidden && view.contact ? [view.contact.name, view.contact.company].filter(Boolean).join(', ') : textOf(view, 'who');
  return [
    ...(who || phase === 'open' ? [[words.keys.who, who || (view.handover.named ? words.shownWhenTaken : words.shownWhenAgreed)] as [string, string]] : []),
    [words.keys.need, said('need')],
    [words.keys.stage, said('stage')],
    ...(hidden && phase === 'ended' ? [] : [[words.keys.place, hidden ? words.shownWhenTaken : said('place')] as [string, string]]),
    [words.keys.why, said('why')],
  ];
}

function textOf(view: HandoverView, key: HandoverView['handover']['brief'][number]['key']): string {
  return view.handover.brief.find((one) => one.key === key)?.text ?? '';
}

/** As many of the company's own words as there is room for, each by itself, and what is left of them. */
function fitQuotes({ view, words, phase, hidden }: Frame, room: number): { blocks: Block[]; rest: string[] } {
  const quotes = view.handover.quotes.map(clean).filter(Boolean);
  if (phase !== 'ended' && view.sends) return { blocks: [context(words.restOnPage)], rest: [] };
  if (phase === 'ended' || !quotes.length) return { blocks: [], rest: [] };
  if (hidden) return { blocks: [context(words.wordsWhenTaken)], rest: [] };
  const blocks: Block[] = [];
  let left = room;
  let whole = true;
  for (const quote of quotes) {
    const fitted = blocks.length < 20 ? fitQuote(quote, left) : undefined;
    if (fitted) blocks.push(fitted.block);
    whole = fitted?.whole ?? false;
    if (!fitted || !whole) break;
    left -= size([fitted.block]);
  }
  return { blocks: [context(words.ownWords), ...blocks, ...(whole ? [] : [context(words.restInThread)])], rest: whole ? [] : quotes };
}

function fitQuote(quote: string, room: number): { block: Block; whole: boolean } | undefined {
  for (let max = Math.min(2500, room - 100); max > 60; ) {
    const { shown, rest } = cut(quote, max);
    const block = section(`”${escape(shown)}”`);
    const over = size([block]) - room;
    if (over <= 0) return { block, whole: !rest };
    max -= over;
  }
  return undefined;
}

function contactBlock({ contact, handover, sends }: HandoverView, words: Words, scale: number): Block {
  if (!contact) return context(sends === 'link' && handover.named ? words.contactOnPage : words.contactNotShared);
  const fields = ['name', 'company', 'organisationNumber', 'phone', 'callTime', 'email'] as const;
  const lines = fields.flatMap((field) => (contact[field] ? [`${words.contact[field]}: ${safeLine(contact[field], 300 * Math.max(scale, 0.5))}`] : []));
  return section([words.contactTitle, ...lines, ...(contact.phone && !contact.email ? [words.onlyPhone] : []), ...(handover.unmailed ? [words.unmailed] : [])].join('\n'));
}

/** What can be done now: first what moves the case on, and in a row of its own what moves it away. */
function buttons({ handover, contact, sends }: HandoverView, words: Words, undoable: boolean): Block[] {
  const undo = undoable ? ['undo' as const] : [];
  const away = row(handover, words, 'join', 'give', 'release', 'refer', 'decline');
  if (handover.status === 'accepted') return [row(handover, words, 'contacting', ...(contact?.phone || sends === 'link' ? ['call' as const] : []), 'ask', 'close', ...undo), away];
  if (handover.status === 'contacted') return [row(handover, words, 'ask', 'close', ...undo), away];
  return [row(handover, words, 'accept', 'refer', 'decline', ...undo)];
}

function row(handover: Handover, words: Words, ...names: (keyof typeof actionIds)[]): Block {
  return { type: 'actions', elements: names.map((name) => button(handover, name, words)) };
}

/** The way to what is not sent, where it is read. It acts on nothing. */
function readRow({ handover, page }: HandoverView, words: Words): Block[] {
  if (page === undefined) return [];
  return [{ type: 'actions', elements: [{ type: 'button', action_id: actionIds.read, value: handover.id, text: { type: 'plain_text', text: words.read, emoji: false }, url: page }] }];
}

function button(handover: Handover, name: keyof typeof actionIds, words: Words) {
  const plain = (text: string) => ({ type: 'plain_text' as const, text, emoji: false });
  const sure = { release: words.confirmRelease, ...(isLastCall(handover) ? { call: words.confirmLastCall } : {}) }[name as string];
  return {
    type: 'button' as const, action_id: actionIds[name], value: handover.id, text: plain(words[name]),
    ...(name === 'accept' || name === 'contacting' ? { style: 'primary' as const } : {}),
    ...(sure === undefined ? {} : { confirm: { title: plain(words[name]), text: plain(sure), confirm: plain(words[name]), deny: plain(words.cancel) } }),
  };
}

function isLastCall(handover: Handover): boolean {
  return handover.status === 'accepted' && (handover.calls ?? 0) + 1 >= mostCalls;
}

function plainCard(frame: Frame): Card['plain'] {
  const { view, words, phase, nameOf } = frame;
  const lines = brief(frame).map(([label, text]) => `${label}: ${safeMarkup(text, 300)}`);
  const standing = safeMarkup(sayStanding(view.handover, nameOf, words), 600);
  const text = [safeMarkup(title(frame), 150), ...(view.practice ? [words.practice] : []), ...lines, standing].join('\n');
  if (phase === 'ended') return { text, blocks: [section(text)] };
  return { text: `${text}\n${words.noButtons}`, blocks: [section(text), ...buttons(view, words, frame.undoable)] };
}

function title({ view, words, phase }: Frame): string {
  const say = { open: words.newCase, taken: words.takenCase, ended: words.endedCase }[phase];
  const text = say(cut(clean(view.handover.recipient), 100).shown);
  return view.practice ? words.practiceTitle(text) : text;
}

function need(frame: Frame): string {
  return frame.view.handover.status === 'withdrawn' ? frame.words.withdrawn : textOf(frame.view, 'need') || sayStanding(frame.view.handover, frame.nameOf, frame.words);
}

/** Slack counts the blocks as they are written out, and gives each an id of its own. */
function size(blocks: readonly Block[]): number {
  return JSON.stringify(blocks).length + blocks.length * 25;
}
