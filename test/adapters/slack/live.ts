/**
 * What Slack would act on, were this sent: read by the rules of Slack's own pages on formatting text, and not by how the
 * adapter escapes. A reader of its own, so that a fault in the one does not hide in the other.
 */

type Json = Record<string, unknown>;
/** Where a text stands decides how Slack reads it: `mrkdwn` with all its signs, `verbatim` the same without turning addresses into links, `plain` with the three escaped signs alone. */
type Reading = 'mrkdwn' | 'verbatim' | 'plain';

/** Signs that cannot be seen or turn the writing around. */
const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb]|[\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]/u;
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** A pair of signs around something, as mrkdwn reads them: beginning after and ending before what is no letter. */
const pairs = [/(?:^|[^\p{L}\p{N}])\*[^\s*](?:[^*\n]*[^\s*])?\*(?![\p{L}\p{N}])/u, /(?:^|[^\p{L}\p{N}])_[^\s_](?:[^_\n]*[^\s_])?_(?![\p{L}\p{N}])/u, /(?:^|[^\p{L}\p{N}])~[^\s~](?:[^~\n]*[^\s~])?~(?![\p{L}\p{N}])/u, /`[^`\n]+`/u, /```/u];
const emoji = /:[\p{Ll}\p{N}_+'-]+:/u;
const quotation = /^\s*&gt;/mu;
const address = /(?:https?:\/\/|mailto:|www\.)\S/iu;

/** What in a text Slack would act on. `ours` are the pieces of markup that we write ourselves and that count as a word. */
function faultsOf(text: string, reading: Reading, ours?: RegExp): string[] {
  const read = ours ? text.replace(ours, '·') : text;
  const found: string[] = [];
  const note = (fault: boolean, what: string) => void (fault && found.push(what));
  note(/</.test(read), 'an opening angle: a mention, a link or a date');
  note(/>/.test(read), 'a closing angle');
  note(/&(?!(?:amp|lt|gt);)/.test(read), 'an ampersand that is not escaped');
  note(unseen.test(read), 'a sign that cannot be seen');
  note(lone.test(read), 'half a sign');
  if (reading === 'plain') return found;
  note(pairs.some((pair) => pair.test(read)), 'bold, italics, struck out or code');
  note(emoji.test(read), 'an emoji by its name');
  note(quotation.test(read), 'a quotation');
  if (reading === 'mrkdwn') note(address.test(read), 'an address that becomes a link');
  return found;
}

/** Our own labels on a card: a bold word and a colon at the beginning of a line. */
const label = /^\*[\p{L} ]+:\*/gmu;

/** What Slack would act on in a message. The text beside blocks is only read aloud or shown in a notice: there nothing is bold, but a mention would be heard. */
export function liveInMessage(message: { text?: string | undefined; blocks?: readonly unknown[] | undefined; parse?: string }): string[] {
  const shown = message.blocks !== undefined && message.blocks.length > 0;
  // Without blocks the text is mrkdwn; with `parse: none` addresses stay as they are.
  const beside = message.text === undefined ? [] : faultsOf(message.text, shown ? 'plain' : message.parse === 'none' ? 'verbatim' : 'mrkdwn').map((fault) => `text: ${fault}`);
  return [...beside, ...liveIn(message.blocks ?? [])];
}

/** What Slack would act on anywhere in blocks or a dialog, and where. */
export function liveIn(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => liveIn(each, `${path}/${i}`));
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, verbatim, emoji: shows } = value as Json;
  if (type === 'mrkdwn' && typeof text === 'string') return faultsOf(text, verbatim === true ? 'verbatim' : 'mrkdwn', label).map((fault) => `${path}: ${fault}`);
  if (type === 'plain_text' && typeof text === 'string') return [...faultsOf(text, 'plain'), ...(shows !== false && emoji.test(text) ? ['an emoji by its name'] : [])].map((fault) => `${path}: ${fault}`);
  return Object.entries(value).flatMap(([key, each]) => liveIn(each, `${path}/${key}`));
}
