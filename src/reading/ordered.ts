import type { Mention } from '../events.ts';

/** Being written: whether anything is ordered, bought, signed or begun. */
export function orderedIn(_text: string): Mention | undefined {
  return undefined;
}
