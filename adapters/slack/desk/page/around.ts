import { createContext } from 'preact';
import type { Press } from '../people/acts.ts';
import type { Outcome } from '../people/outcome.ts';
import type { Filled } from '../people/values.ts';
import type { Spot } from '../people/find.ts';
import type { Names } from './mrkdwn.ts';

/** What everything on the page needs to know of what is around it. */
export type Surroundings = {
  names: Names;
  people: readonly { id: string; name: string }[];
  /** What can be done with a message, and does it with one. */
  shortcuts: readonly { name: string; callback: string }[];
  choose: (what: { channel: string; ts: string; shortcut: string }) => Promise<Outcome>;
  /** Presses or chooses something where one is. */
  press: (what: Omit<Press, 'user' | 'at' | 'filled'>) => Promise<Outcome>;
};

/** What is around an element: nothing can be pressed where nothing is said. */
export const Around = createContext<Surroundings>({ names: () => undefined, people: [], shortcuts: [], choose: () => Promise.resolve({ ok: true }), press: () => Promise.resolve({ ok: true }) });

/** Where a press on the page belongs. */
export type Here = { at: Spot; filled?: Filled };

/** What to tell a person whose act did not reach the app, or nothing. */
export function explain(outcome: Outcome): string {
  if (outcome.ok) return '';
  switch (outcome.why) {
    case 'no answer':
      return 'Det kom inget svar inom tre sekunder, så ingenting har hänt. Försök gärna igen.';
    case 'refused':
    case 'bad answer':
      return 'Något gick fel på andra sidan, så ingenting har hänt. Försök gärna igen.';
    case 'unreachable':
      return 'Det gick inte att nå fram, så ingenting har hänt. Försök gärna igen om en stund.';
    case 'unknown command':
      return 'Det kommandot finns inte.';
    case 'archived':
      return 'Kanalen är arkiverad, så det går inte att skriva här.';
    case 'nothing to repeat':
      return 'Det finns inget att skicka igen än.';
    case 'incomplete':
      return '';
  }
}
