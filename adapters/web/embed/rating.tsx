import { Answers } from './answers.tsx';
import type { Parts } from './parts.ts';
import type { Message } from './shapes.ts';

/** Thumb up or down for a recommendation. It can be changed afterwards. */
export function Rating({ message: { id }, state, say, session }: Parts & { message: Message }) {
  const given = state.ratings[id];
  return (
    <Answers
      id={`rating-${id}`} question={say('helpful')} options={[{ text: 'yes', value: 'true' }, { text: 'no', value: 'false' }]} say={say}
      given={given === undefined ? given : String(given)} onPress={(value) => { void session?.rate(id, value === 'true'); }}
    />
  );
}
