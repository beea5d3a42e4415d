import { classify } from './classify.ts';
import { lessonsFrom } from './lessons.ts';
import { openModel } from './model.ts';
import { special } from './sentences.ts';
import type { Sentence } from './sentences.ts';
import { fold, words } from './text.ts';
import { train } from './train.ts';

/** Two sentences that are much the same; `share` is how much of their pieces they have in common (0–1). */
export type Twins = { one: Sentence; other: Sentence; share: number };
/** A sentence that the others say belongs elsewhere: the need they say, and how sure they are of it and of its own. */
export type Misplaced = { sentence: Sentence; instead: string; sure: number; own: number };

const pieceLength = 4;
const muchTheSame = 0.6;
/** Greetings and single words are alike without being the same. */
const fewPieces = 8;
/** Pieces that stand in more sentences than this tell nothing of two that are alike. */
const common = 2500;

/** Pairs of sentences that are much the same (Jaccard's index of their 4-letter pieces), the most alike first. */
export function nearDuplicates(sentences: readonly Sentence[]): Twins[] {
  const pieces = sentences.map(({ text }) => piecesOf(text));
  const holders = new Map<string, number[]>();
  pieces.forEach((own, i) => { for (const piece of own) { const all = holders.get(piece); if (all) all.push(i); else holders.set(piece, [i]); } });
  const found: Twins[] = [];
  sentences.forEach((one, i) => {
    const own = pieces[i] as Set<string>;
    const shared = new Map<number, number>();
    for (const piece of own) {
      const all = holders.get(piece) ?? [];
      if (all.length <= common) for (const j of all) if (j < i) shared.set(j, (shared.get(j) ?? 0) + 1);
    }
    for (const [j, count] of shared) {
      const share = count / (own.size + (pieces[j] as Set<string>).size - count);
      if (share > muchTheSame && Math.max(own.size, (pieces[j] as Set<string>).size) > fewPieces) found.push({ one, other: sentences[j] as Sentence, share });
    }
  });
  return found.sort((a, b) => b.share - a.share);
}

function piecesOf(text: string): Set<string> {
  const line = words(text).map(fold).join(' ');
  return new Set(Array.from({ length: Math.max(0, line.length - pieceLength + 1) }, (_, at) => line.slice(at, at + pieceLength)));
}

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
