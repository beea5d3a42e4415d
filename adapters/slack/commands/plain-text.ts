/** What a person typed, from the way Slack writes it: mentions by their names, links by their texts, and the three signs as they are. */
export function plainText(text: string): string {
  return text
    .replace(/<([^<>]*)>/gu, (_, inner: string) => shown(inner))
    .replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&amp;/gu, '&')
    .replace(/[ \t]+/gu, ' ')
    .trim();
}

/** The part of a link or mention that people see; who is called upon is nobody's matter. */
function shown(inner: string): string {
  const [target = '', ...label] = inner.split('|');
  if (target.startsWith('!')) return ' ';
  if (label.length > 0) return label.join('|');
  return /^[@#]/u.test(target) ? ' ' : target.replace(/^(?:mailto|tel):/u, '');
}
