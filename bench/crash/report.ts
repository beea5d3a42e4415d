import type { Figures } from './rounds.ts';
import type { Settings } from './settings.ts';
export function print(results: readonly { store: string; figures: Figures }[], _settings: Settings): void {
  for (const { store, figures } of results) process.stdout.write(`${store} ${JSON.stringify(figures, null, 1)}\n`);
}
