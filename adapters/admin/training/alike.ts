import { contradictions } from '../../../src/intents/label.ts';
import type { Alike, Example } from '../../../src/intents/label.ts';
import type { LearningDesk } from '../../../src/learning/desk.ts';
import { exampleOf } from '../../../src/learning/example.ts';
import type { KeptExample } from '../../../src/learning/example.ts';
import { keyOf } from '../../../src/learning/queue.ts';
import type { Call } from '../route.ts';
import { labelName, reachesRegion } from './shared.ts';

/** Much the same text elsewhere: what it stands as, how it was put where that is not the same and may be read, and whether it is the same word for word. */
export type Elsewhere = { label: string; text?: string; same: boolean };

/** So many are told, each of another need. */
const most = 2;

/**
 * What is much the same as a text and stands elsewhere, as far as it is known within `patience`; where it has got its label, only what
 * stands as something else. Of an example from a region that the account does not reach only the need is told.
 */
export async function standsElsewhere(desk: LearningDesk, { account, language }: Pick<Call, 'account' | 'language'>, said: Pick<Example, 'text' | 'language' | 'source'> & Partial<Pick<Example, 'label'>>, kept: readonly KeptExample[], patience: number): Promise<Elsewhere[]> {
  const { label, text, source } = said;
  const found = (await desk.queue.alike({ text, language: said.language, source }, kept.flatMap((one) => exampleOf(one) ?? []), patience)) ?? [];
  const examples = new Map(kept.map((one) => [keyOf(one.source), one]));
  const told = new Map<string, Elsewhere>();
  for (const one of [...(label ? contradictions(found, { label }) : found)].sort((a, b) => b.share - a.share)) {
    if (!told.has(one.label)) told.set(one.label, inWords(one, one.source && examples.get(keyOf(one.source))));
  }
  return [...told.values()].slice(0, most);

  function inWords({ text: other, label: id, share }: Alike, example: KeptExample | undefined): Elsewhere {
    const name = example?.label?.is === 'new' ? labelName(desk, example.label, language) : desk.named(id, language);
    return { label: name, same: share === 1, ...(share < 1 && reachesRegion(account, example?.region) ? { text: other } : {}) };
  }
}
