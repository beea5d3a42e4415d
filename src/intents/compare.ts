import { isRight } from './figures.ts';
import type { Verdict } from './figures.ts';

/** A sentence that came to be taken for something else: right before and wrong after (`lost`), or the other way (`won`). */
export type Flip = { sentence: Verdict['sentence']; before: string; after: string };

/** How one label fared: how many sentences are no longer judged rightly as to whether they have it, how many now are, and how likely so uneven a change for the worse would be by chance alone. */
export type Change = { label: string; lost: number; won: number; p: number; verdict: 'ruined' | 'worse' | 'perhaps worse' | 'as before' | 'better' };

export type Comparison = { lost: Flip[]; won: Flip[]; whole: Change; labels: Change[] };

/** Why a model is not published. */
export type Refusal = { why: 'golden'; failures: string[] } | { why: 'label'; change: Change } | { why: 'whole'; change: Change };

/** How unlikely it must be by chance. */
const level = 0.05;
/** With few sentences, a loss can never be told from chance; a label that loses so many net, and at least half of what it had right, is ruined all the same. */
const ruined = { net: 4, share: 0.5 };

/**
 * Two sets of verdicts on the same sentences, compared pair by pair. For the whole and for each label McNemar's test, exact and
 * one-sided: of the sentences that changed sides, as many should have come as gone (McNemar, Note on the sampling error of the
 * difference between correlated proportions, Psychometrika 1947; advised for two classifiers by Dietterich, Approximate Statistical
 * Tests for Comparing Supervised Classification Learning Algorithms, Neural Computation 1998). For a label, a sentence is right when
 * it is rightly said to have it or not, so that false alarms count like misses. There are many labels and one test for each, so
 * that some would seem worse by chance: Holm's correction (A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian
 * Journal of Statistics 1979) keeps the risk of one such false refusal below 5 %.
 */
export function compare(before: readonly Verdict[], after: readonly Verdict[]): Comparison {
  const pairs = before.flatMap((then, i) => { const now = after[i]; return now ? [{ then, now }] : []; });
  const flips = (from: boolean) => pairs.filter(({ then, now }) => isRight(then) === from && isRight(now) !== from).map(({ then, now }): Flip => ({ sentence: now.sentence, before: then.guess, after: now.guess }));
  const [lost, won] = [flips(true), flips(false)];
  const whole = changeOf('', lost.length, won.length);
  const labels = [...new Set(pairs.flatMap(({ then, now }) => [now.sentence.label, then.guess, now.guess]))].sort().map((label) => {
    const about = ({ sentence, guess }: Verdict) => (sentence.label === label) === (guess === label);
    const changed = pairs.filter(({ then, now }) => about(then) !== about(now));
    const had = pairs.filter(({ then }) => then.sentence.label === label && then.guess === label).length;
    const missed = pairs.filter(({ then, now }) => then.sentence.label === label && (then.guess === label) && now.guess !== label).length
      - pairs.filter(({ then, now }) => then.sentence.label === label && then.guess !== label && now.guess === label).length;
    const isRuined = missed >= ruined.net && missed >= ruined.share * had;
    return { ...changeOf(label, changed.filter(({ then }) => about(then)).length, changed.filter(({ now }) => about(now)).length), isRuined };
  });
  const worse = holm(labels.map(({ p }) => p));
  return {
    lost, won,
    whole: { ...whole, verdict: whole.p < level ? 'worse' : whole.verdict },
    labels: labels.map(({ isRuined, ...change }, i) => ({ ...change, verdict: isRuined ? 'ruined' : worse[i] === true ? 'worse' : change.verdict })),
  };
}

/** Why a model should not take the place of the one before: a golden conversation breaks (each failure as the player tells it), a label is worse, or the whole is. Empty when nothing speaks against it. */
export function refusals({ whole, labels }: Comparison, goldenFailures: readonly string[]): Refusal[] {
  return [
    ...(goldenFailures.length > 0 ? [{ why: 'golden' as const, failures: [...goldenFailures] }] : []),
    ...labels.filter(({ verdict }) => verdict === 'worse' || verdict === 'ruined').map((change) => ({ why: 'label' as const, change })),
    ...(whole.verdict === 'worse' ? [{ why: 'whole' as const, change: whole }] : []),
  ];
}

function changeOf(label: string, lost: number, won: number): Change {
  const p = signTest(lost, won);
  return { label, lost, won, p, verdict: p < level ? 'perhaps worse' : signTest(won, lost) < level ? 'better' : 'as before' };
}

/** How likely it is that of so many fair coins at least `lost` fall one way. */
export function signTest(lost: number, won: number): number {
  const all = lost + won;
  let [term, sum] = [-all * Math.LN2, 0];
  for (let k = 0; k <= all; k++) {
    if (k >= lost) sum += Math.exp(term);
    term += Math.log((all - k) / (k + 1));
  }
  return Math.min(1, sum);
}

/** Which of many tests still stand when they are taken together. */
export function holm(ps: readonly number[]): boolean[] {
  const order = ps.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  const stands = ps.map(() => false);
  for (const [k, { p, i }] of order.entries()) {
    if (p >= level / (ps.length - k)) break;
    stands[i] = true;
  }
  return stands;
}
