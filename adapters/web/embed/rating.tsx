import type { Parts } from './parts.ts';
import type { Message } from './shapes.ts';

/** Thumb up or down for a recommendation. It can be changed afterwards. */
export function Rating({ message, state, say, session }: Parts & { message: Message }) {
  const given = state.ratings[message.id];
  const label = `rating-${message.id}`;
  return (
    <div class="rating row" role="group" aria-labelledby={label}>
      <span id={label}>{say('helpful')}</span>
      {[true, false].map((helpful) => (
        <button key={String(helpful)} type="button" class="quiet" aria-pressed={given === helpful} onClick={() => { void session?.rate(message.id, helpful); }}>
          <Thumb up={helpful} /> {say(helpful ? 'yes' : 'no')}
        </button>
      ))}
      {given !== undefined && <span>{say('thanks')}</span>}
    </div>
  );
}

/** Drawn, since not every computer has the sign in its fonts. */
function Thumb({ up }: { up: boolean }) {
  return <svg class={up ? 'thumb' : 'thumb down'} viewBox="0 0 24 24" width="18" height="18" aria-hidden="true"><path d="M2 10h4v11H2zm6 0 4-8c2 0 3 1 3 3l-1 4h6c1.500 0 2 1 1.700 2.300l-2 8C19.500 20.500 19 21 18 21H8z" /></svg>;
}
