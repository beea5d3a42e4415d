/** Random numbers from 0 to 1 whose seed is printed, and taken back from the environment: `SEED=17 npx vitest run …`. A given seed goes first. */
export function seeded(what: string, seed?: number): () => number {
  let state = seed ?? Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  console.log(`${what}: SEED=${state}`);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
