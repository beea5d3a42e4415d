import { parseArgs } from 'node:util';
import type { Timing } from './life.ts';

/** What one run is asked to do. */
export type Settings = { rounds: number; seed: number | undefined; stores: ('sqlite' | 'postgres')[]; starts: number; processes: number; seconds: number; json: boolean };

/** The product's own times: see src/dispatch.ts and adapters/slack/slack.ts. */
export const own: Timing = { timeout: 5_000, settle: 6_000, leaseMs: 12_000, gap: 1_000 };
/** The times of the small program, so that a thousand kills take minutes. A claim outlasts a call and the time to settle, as in the product. */
export const scaled: Timing = { timeout: 1_000, settle: 500, leaseMs: 2_000, gap: 25 };

/** Reads what was asked for on the command line. */
export function readSettings(args: readonly string[]): Settings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '100' }, seed: { type: 'string' }, store: { type: 'string', default: 'both' }, start: { type: 'string', default: '0' },
      processes: { type: 'string', default: '0' }, seconds: { type: 'string', default: '120' }, json: { type: 'boolean', default: false },
    },
  });
  const number = (name: 'rounds' | 'seed' | 'start' | 'processes' | 'seconds') => {
    const read = Number(values[name]);
    if (!Number.isInteger(read) || read < 0) throw new Error(`--${name}: write a whole number`);
    return read;
  };
  if (!['sqlite', 'postgres', 'both'].includes(values.store)) throw new Error('--store: write sqlite, postgres or both');
  return {
    rounds: number('rounds'), seed: values.seed === undefined ? undefined : number('seed'), stores: values.store === 'both' ? ['sqlite', 'postgres'] : [values.store as 'sqlite' | 'postgres'],
    starts: number('start'), processes: number('processes'), seconds: number('seconds'), json: values.json,
  };
}
