/** What keeps the words of others from doing anything in Slack but being read. */

/** What a reader never sees, whether Unicode counts it among the format characters or not; how a picture is to be drawn stays. */
const invisible = /(?![\ufe0e\ufe0f])[\p{DI}\u2800]/gu;

/** Takes out what cannot be seen or turns the writing around: controls, bidi marks, zero-width characters, lone surrogates. */
export function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(invisible, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return clean(text).replace(/\s+/gu, ' ');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** A sentence begins with a capital, also when it begins with somebody who has no name. */
export function capital(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase('sv') + sentence.slice(1);
}

/** Slack reads & < > as its own signs in every text object; these three are written as entities, and nothing else is. */
export function escape(text: string): string {
  return text.replace(/[&<>]/gu, (sign) => entities[sign] ?? sign);
}

/** How long a text is once it is escaped, which is what Slack counts. */
export function escapedLength(text: string): number {
  return escape(text).length;
}

/** The beginning of a text that fits within `max` when escaped, ended by … where something is left over, and what is left over. */
export function cut(text: string, max: number): { shown: string; rest: string } {
  if (escapedLength(text) <= max) return { shown: text, rest: '' };
  let end = 0;
  let length = 1;
  for (const sign of text) {
    length += escapedLength(sign);
    if (length > max) break;
    end += sign.length;
  }
  const space = text.lastIndexOf(' ', end);
  const at = space > end * 0.8 ? space : end;
  return { shown: `${text.slice(0, at).trimEnd()}…`, rest: text.slice(at).trimStart() };
}

/** A text of others, ready for a text object of Slack's, at most `max` long. */
export function safe(text: string, max: number): string {
  return escape(cut(clean(text), max).shown);
}

/** The same on one line. */
export function safeLine(text: string, max: number): string {
  return escape(cut(cleanLine(text), max).shown);
}

/** Signs that mrkdwn reads, and ones that look alike and say nothing to it. */
const lookalikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': '’' };

/**
 * For a line of mrkdwn: signs that would make the rest of the line bold, struck out, code, a picture or a quotation are
 * exchanged for ones that look alike.
 */
export function safeMarkup(text: string, max: number): string {
  const unmarked = cleanLine(text).replace(/[*_~`]/gu, (sign) => lookalikes[sign] ?? sign).replace(/:(?=[^\s:]+:)/gu, '∶').replace(/^>+/u, (signs) => '›'.repeat(signs.length));
  return safeLine(unmarked, max);
}
