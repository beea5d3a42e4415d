/** What a contestant says of one text: its intent, how sure it is (0–1), and how far the text is from all intents. */
export type Guess = { intent: string; sure: number; outside: number };

/** The share that is right. */
export function accuracy(guesses: readonly Guess[], truth: readonly string[]): number {
  return guesses.filter(({ intent }, i) => intent === truth[i]).length / guesses.length;
}

/** Expected calibration error in fifteen bins of equal width: how far, on average, being sure is from being right. Source: Guo et al., ICML 2017. */
export function calibrationError(guesses: readonly Guess[], truth: readonly string[], bins = 15): number {
  const sums = Array.from({ length: bins }, () => ({ sure: 0, right: 0 }));
  guesses.forEach(({ intent, sure }, i) => {
    const bin = sums[Math.min(bins - 1, Math.floor(sure * bins))];
    if (bin) { bin.sure += sure; bin.right += intent === truth[i] ? 1 : 0; }
  });
  return sums.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0) / guesses.length;
}

/** How often a text outside scores higher than one inside (ties count half). */
export function auroc(inside: readonly Guess[], outside: readonly Guess[]): number {
  const all = [...inside.map((guess) => ({ score: guess.outside, out: false })), ...outside.map((guess) => ({ score: guess.outside, out: true }))].sort((a, b) => a.score - b.score);
  let ranks = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.score === all[from]?.score) to++;
    const rank = (from + 1 + to) / 2;
    for (let i = from; i < to; i++) if (all[i]?.out) ranks += rank;
    from = to;
  }
  return (ranks - (outside.length * (outside.length + 1)) / 2) / (inside.length * outside.length);
}

/** The threshold above which a text is called outside that gets most of the validation texts right, inside and outside together. */
export function bestThreshold(inside: readonly Guess[], truth: readonly string[], outside: readonly Guess[]): number {
  const all = [...inside.map((guess, i) => ({ score: guess.outside, gain: guess.intent === truth[i] ? 1 : 0 })), ...outside.map((guess) => ({ score: guess.outside, gain: -1 }))].sort((a, b) => a.score - b.score);
  let [right, most, threshold] = [0, 0, -Infinity];
  all.forEach(({ score, gain }, i) => {
    right += gain;
    if (right > most && all[i + 1]?.score !== score) [most, threshold] = [right, (score + (all[i + 1]?.score ?? score)) / 2];
  });
  return threshold;
}
