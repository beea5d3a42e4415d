import type { App } from '../adapter.ts';
import type { Log } from './log.ts';
import type { Showing } from './showing.ts';
import type { Spaces } from './spaces.ts';
import type { Words } from './words.ts';

/** What looking after connections takes. */
export type HealthParts = {
  app: App; spaces: Spaces; log: Log; now: () => Date; words: Words;
  showingIn: (team: string | undefined) => Promise<Showing | undefined>;
  /** How long to wait before a refusal is asked for once more, in milliseconds: Slack has been known to err. */
  sure: number;
  /** Milliseconds between two looks at channels of the same workspace. */
  spread: number;
};
