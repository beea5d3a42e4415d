/** Scores of the classes of one text, and which of them was right. */
export type Scored = { values: readonly number[]; right: number };

/** The temperature of the softmax that makes what was set aside likeliest (golden section search between 0.05 and 2). */
export function fitTemperature(scored: readonly Scored[]): number {
  if (scored.length === 0) return 0.2;
  const loss = (temperature: number) => scored.reduce((sum, { values, right }) => {
    const most = Math.max(...values);
    return sum + Math.log(values.reduce((all, value) => all + Math.exp((value - most) / temperature), 0)) - ((values[right] as number) - most) / temperature;
  }, 0);
  let [low, high] = [0.05, 2];
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let step = 0; step < 30; step++) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (loss(a) < loss(b)) high = b; else low = a;
  }
  return (low + high) / 2;
}

/** The probabilities that a softmax at a temperature gives. */
export function softmax(values: readonly number[], temperature: number): number[] {
  const most = Math.max(...values);
  const powers = values.map((value) => Math.exp((value - most) / temperature));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** The log odds of a probability, kept finite. */
function logOdds(p: number): number {
  const kept = Math.min(Math.max(p, 1e-6), 1 - 1e-6);
  return Math.log(kept / (1 - kept));
}

/** Fits how often the likeliest class is right by how sure the softmax is of it. Source: Platt, Probabilistic Outputs for Support Vector Machines, 1999. */
export function fitSureness(scored: readonly Scored[], temperature: number): number[] {
  if (scored.length === 0) return [1, 0];
  return fitLogistic(scored.map(({ values, right }) => {
    const shares = softmax(values, temperature);
    const most = Math.max(...shares);
    return { x: [logOdds(most)], y: shares[right] === most };
  }));
}

/** Probabilities, the greatest first, with the first one made as sure as it has turned out to be; the order stays, and the rest share what is left as before. */
export function withSureness(sorted: readonly number[], sureness: readonly number[]): number[] {
  const [first = 1, second = 0] = sorted;
  if (first >= 1) return [...sorted];
  const least = second / (1 - first + second);
  const sure = Math.max(logistic(sureness, [logOdds(first)]), least);
  const rest = sorted.slice(1).reduce((sum, p) => sum + p, 0);
  return rest === 0 ? [...sorted] : sorted.map((p, i) => (i === 0 ? sure : (p * (1 - sure)) / rest));
}

/** Logistic regression with a little ridge, by Newton's method; the constant comes last. */
export function fitLogistic(cases: readonly { x: number[]; y: boolean }[]): number[] {
  const size = (cases[0]?.x.length ?? 0) + 1;
  let weights = new Array<number>(size).fill(0);
  for (let step = 0; step < 25; step++) {
    const gradient = weights.map((w) => -0.5 * w);
    const curve = weights.map((_, i) => weights.map((__, j) => (i === j ? 0.5 : 0)));
    for (const { x, y } of cases) {
      const full = [...x, 1];
      const p = logistic(weights, x);
      full.forEach((a, i) => {
        gradient[i] = (gradient[i] as number) + ((y ? 1 : 0) - p) * a;
        full.forEach((b, j) => { const row = curve[i] as number[]; row[j] = (row[j] as number) + p * (1 - p) * a * b; });
      });
    }
    const move = solve(curve, gradient);
    weights = weights.map((w, i) => w + (move[i] as number));
    if (Math.max(...move.map(Math.abs)) < 1e-6) break;
  }
  return weights;
}

/** The probability that a logistic regression gives. */
export function logistic(weights: readonly number[], x: readonly number[]): number {
  const sum = x.reduce((total, value, i) => total + value * (weights[i] ?? 0), weights[x.length] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const size = rows.length;
  for (let i = 0; i < size; i++) {
    const pivot = rows.slice(i).reduce((best, row, k) => (Math.abs(row[i] as number) > Math.abs((rows[best] as number[])[i] as number) ? i + k : best), i);
    [rows[i], rows[pivot]] = [rows[pivot] as number[], rows[i] as number[]];
    const top = rows[i] as number[];
    for (const row of rows) {
      if (row === top) continue;
      const factor = (row[i] as number) / (top[i] as number);
      for (let j = i; j <= size; j++) row[j] = (row[j] as number) - factor * (top[j] as number);
    }
  }
  return rows.map((row, i) => (row[size] as number) / (row[i] as number));
}
