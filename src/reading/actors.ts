import type { Named } from '../events.ts';

/** Being written: the actors that a text names. */
export function actorReader(_list: readonly { actor: string; names: readonly string[] }[]): (text: string) => Named[] {
  return () => [];
}
