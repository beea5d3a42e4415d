import type { Recipient } from '../../adapter.ts';
import { fold } from './fold.ts';

/** The recipients that a name fits exactly, or those that it may have meant, the likeliest first. */
export function recipientsNamed(recipients: readonly Recipient[], name: string): { exact: Recipient[] } | { near: Recipient[] } {
  const asked = fold(name);
  const exact = recipients.filter(({ names }) => names.some((one) => fold(one) === asked));
  if (exact.length > 0) return { exact };
  const ranked = recipients.map((recipient) => ({ recipient, near: Math.max(...recipient.names.map((one) => nearness(asked, fold(one)))) }));
  return { near: ranked.filter(({ near }) => near > 0).sort((a, b) => b.near - a.near || a.recipient.name.localeCompare(b.recipient.name, 'sv')).map(({ recipient }) => recipient) };
}

/** How near two folded names are (0–1): one begins with the other, they share words, or a letter or two is wrong. */
function nearness(asked: string, name: string): number {
  if (asked === '') return 0;
  if (name.startsWith(asked) || asked.startsWith(`${name} `)) return 0.9;
  const [mine, theirs] = [asked.split(' '), name.split(' ')];
  const shared = mine.filter((word) => word.length > 2 && theirs.some((other) => other === word || (word.length >= 4 && distance(word, other, 1) <= 1))).length;
  const off = asked.length >= 4 ? distance(asked, name, 2) : 3;
  return Math.max(off <= 2 ? 0.8 - off * 0.1 : 0, (0.7 * shared) / Math.max(mine.length, theirs.length));
}

/** How many letters must be added, taken away or changed, or one more than `most` where it is more. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return Math.min(row[b.length] ?? most + 1, most + 1);
}
