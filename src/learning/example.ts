import { z } from 'zod';
import { Language } from '../events.ts';
import { Label, Source } from '../intents/label.ts';
import type { Example } from '../intents/label.ts';

/** Something that was said and that somebody has judged: an example to learn from (`draft` until a model that has learnt it is published), or set aside (`skipped`). */
export const KeptExample = z.object({
  source: Source,
  state: z.enum(['draft', 'published', 'skipped']),
  /** Rises each time somebody changes it. */
  version: z.number(),
  at: z.string(),
  account: z.string().optional(),
  /** The name of whoever judged it. */
  reviewer: z.string(),
  language: Language,
  /** The region that it was said in; none for what comes from the files. */
  region: z.string().optional(),
  /** Safe, and as it was edited; nothing where it was set aside. */
  text: z.string().optional(),
  label: Label.optional(),
});
export type KeptExample = z.infer<typeof KeptExample>;

/** The source of an example that no company has said, but that came from the files. */
export const filesSource = 'files';
/** The source of an example whose conversation is gone: it stays until somebody removes it, and leads back to nobody. */
export const pastSource = 'past';

/** An example as it is learnt from; nothing where it was set aside. */
export function exampleOf({ source, at, reviewer, language, text, label, state }: KeptExample): Example | undefined {
  return text === undefined || label === undefined || state === 'skipped' ? undefined : { source, at, reviewer, language, text, label };
}

/** The examples to learn from, and those that wait for a need that is not there yet. */
export function toLearn(kept: readonly KeptExample[], isLabel: (id: string) => boolean, labelOf: (label: Label) => string): { learnt: KeptExample[]; wished: KeptExample[] } {
  const examples = kept.filter((one) => exampleOf(one) !== undefined);
  const isKnown = ({ label }: KeptExample) => label !== undefined && isLabel(labelOf(label));
  return { learnt: examples.filter(isKnown), wished: examples.filter((one) => !isKnown(one)) };
}
