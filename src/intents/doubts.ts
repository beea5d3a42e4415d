import { classify } from './classify.ts';
import { lessonsFrom } from './lessons.ts';
import { openModel } from './model.ts';
import { special } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import { train } from './train.ts';

/** A sentence that the others say belongs elsewhere: the need they say, and how sure they are of it and of its own. */
export type Misplaced = { sentence: Sentence; instead: string; sure: number; own: number };

/** When the others are to be believed: so sure of another need, and so sure that it is not its own. */
const believed = { other: 0.9, own: 0.02 };

/**
 * Sentences that sit in the wrong need, as the others see it: each fifth is judged by a model that has learnt from the other four.
 * Takes a minute; `progress` is told how far it has come (0–1).
 */
export function misplaced(sentences: readonly Sentence[], progress: (share: number) => void = () => undefined): Misplaced[] {
  const learnt = sentences.filter(({ label }) => label !== special.service);
  const folds = 5;
  return Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const judged = learnt.filter((_, i) => i % folds === fold);
    const model = openModel(train(lessonsFrom(learnt.filter((_, i) => i % folds !== fold), []), { judged: lessonsFrom(judged, []), progress: (share) => { progress((fold + share) / folds); } }));
    return judged.filter(({ label }) => !label.startsWith('_')).flatMap((sentence) => {
      const { needs: [best, ...others] } = classify(model, sentence.text, sentence.language);
      const own = others.find(({ need }) => need === sentence.label)?.p ?? 1;
      return best && best.p >= believed.other && own <= believed.own ? [{ sentence, instead: best.need, sure: best.p, own }] : [];
    });
  }).sort((a, b) => b.sure - a.sure);
}
