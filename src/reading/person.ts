import { flatten } from './flat.ts';
import type { Flat, Token } from './flat.ts';
import { askFor, isRefused } from './person-asks.ts';
import { namesMatter } from './person-matter.ts';
import { beside } from './person-words.ts';

export { inDespair } from './despair.ts';

/** With a clear ask a text may have so many other words, and no more than such a share of them; with a faint one, one in so many. */
const few = { words: 3, share: 0.34, besideFaint: 10 } as const;

/** Whether a text asks for a human being and says no business matter beside it. */
export function wantsPerson(text: string): boolean {
  const flat = flatten(text);
  const ask = askFor(flat);
  if (!ask || isRefused(flat) || namesMatter(flat, isPlain)) return false;
  const words = flat.tokens.filter(({ folded }) => /^[a-z]/.test(folded)).length;
  const other = flat.tokens.filter((one, i) => !isPlain(one) && !isPlace(flat, i)).length;
  return other <= (ask === 'clear' ? Math.min(few.words, Math.floor(words * few.share)) : Math.floor(words / few.besideFaint));
}

function isPlain({ folded }: Token): boolean {
  return beside.has(folded) || !/^[a-z]{2}/.test(folded);
}

/** "Vem når jag i Karlskoga?" says where, not about what. */
function isPlace({ tokens }: Flat, i: number): boolean {
  const one = tokens[i];
  return one?.upper === true && !one.first && /^(?:i|in|fran|from|near|utanfor)$/.test(tokens[i - 1]?.folded ?? '');
}
