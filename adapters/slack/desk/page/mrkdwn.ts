/** Slack's markup read into parts, to be shown as elements. No text ever becomes HTML. */
export type Part =
  | { kind: 'text' | 'code' | 'mention'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; parts: Part[] }
  | { kind: 'link'; url: string; text: string }
  | { kind: 'break' };
export type Paragraph = { kind: 'paragraph' | 'quote'; parts: Part[] } | { kind: 'list'; items: Part[][] } | { kind: 'pre'; text: string };

/** What an id in a mention is called; undefined where it is not known. */
export type Names = (id: string) => string | undefined;

const emoji: Readonly<Record<string, string>> = {
  white_check_mark: '✅',
  heavy_check_mark: '✔️',
  warning: '⚠️',
  x: '❌',
  wave: '👋',
  tada: '🎉',
  eyes: '👀',
  thumbsup: '👍',
  '+1': '👍',
  hourglass: '⌛',
  hourglass_flowing_sand: '⏳',
  bell: '🔔',
  door: '🚪',
  telephone_receiver: '📞',
  email: '📧',
  arrow_right: '➡️',
  lock: '🔒',
  bulb: '💡',
};

/** Reads a text with markup into paragraphs, quotes, lists and blocks of code. */
export function readMarkup(text: string, names: Names): Paragraph[] {
  return text.split(/```\n?([\s\S]*?)\n?```/).flatMap((piece, index): Paragraph[] => (index % 2 === 1 ? [{ kind: 'pre', text: unescape(piece) }] : readLines(piece, names)));
}

function readLines(text: string, names: Names): Paragraph[] {
  const found: Paragraph[] = [];
  for (const line of text.split('\n')) {
    const quote = /^(?:>|&gt;) ?(.*)$/.exec(line);
    const item = /^\s*(?:•|-|\*(?= )) +(.*)$/.exec(line);
    const last = found.at(-1);
    if (item?.[1] !== undefined) {
      const parts = readParts(item[1], names);
      if (last?.kind === 'list') last.items.push(parts);
      else found.push({ kind: 'list', items: [parts] });
    } else {
      const kind = quote ? 'quote' : 'paragraph';
      const parts = readParts(quote?.[1] ?? line, names);
      if (last?.kind === kind && 'parts' in last) last.parts.push({ kind: 'break' }, ...parts);
      else found.push({ kind, parts });
    }
  }
  return found.filter((each) => each.kind !== 'paragraph' || each.parts.some((part) => part.kind !== 'text' || part.text.trim() !== ''));
}

const before = String.raw`(?<![\p{L}\p{N}*_~])`;
const after = String.raw`(?![\p{L}\p{N}*_~])`;
const pattern = new RegExp(
  [
    '`([^`\\n]+)`',
    '<([^<>\\n]+)>',
    `${before}\\*(?!\\s)([^*\\n]+?)(?<!\\s)\\*${after}`,
    `${before}_(?!\\s)([^_\\n]+?)(?<!\\s)_${after}`,
    `${before}~(?!\\s)([^~\\n]+?)(?<!\\s)~${after}`,
    ':([a-z0-9_+-]+):',
    '(https?://[^\\s<>()]+[^\\s<>().,;:!?])',
  ].join('|'),
  'gu',
);

/** Reads one line of markup. */
export function readParts(line: string, names: Names): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of line.matchAll(pattern)) {
    if (match.index > from) parts.push(plain(line.slice(from, match.index)));
    parts.push(partOf(match, names));
    from = match.index + match[0].length;
  }
  if (from < line.length) parts.push(plain(line.slice(from)));
  return parts;
}

function partOf([whole, code, angled, bold, italic, strike, shortcode, bare]: RegExpMatchArray, names: Names): Part {
  if (code !== undefined) return { kind: 'code', text: unescape(code) };
  if (angled !== undefined) return readAngled(angled, names);
  if (bold !== undefined) return { kind: 'bold', parts: readParts(bold, names) };
  if (italic !== undefined) return { kind: 'italic', parts: readParts(italic, names) };
  if (strike !== undefined) return { kind: 'strike', parts: readParts(strike, names) };
  if (bare !== undefined) return linkTo(unescape(bare), unescape(bare));
  return { kind: 'text', text: (shortcode === undefined ? undefined : emoji[shortcode]) ?? unescape(whole) };
}

/** What stands between < and >: a person, a channel, a call to many, or a link. */
function readAngled(inner: string, names: Names): Part {
  const [target = '', label] = inner.split('|', 2);
  const id = target.slice(1);
  if (target.startsWith('@')) return { kind: 'mention', text: `@${names(id) ?? label ?? id}` };
  if (target.startsWith('#')) return { kind: 'mention', text: `#${names(id) ?? label ?? id}` };
  if (target.startsWith('!')) return { kind: target.startsWith('!date') ? 'text' : 'mention', text: unescape(label ?? `@${id.split('^', 1).join('')}`) };
  // What is not a link that a browser may open stands as it was written.
  if (!/^(https?:\/\/|mailto:|tel:)/i.test(target)) return plain(`<${inner}>`);
  return linkTo(unescape(target), unescape(label ?? target.replace(/^(mailto|tel):/, '')));
}

function linkTo(url: string, text: string): Part {
  return { kind: 'link', url, text };
}

function plain(text: string): Part {
  return { kind: 'text', text: unescape(text) };
}

/** The three signs that Slack escapes, read back as text. */
export function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
