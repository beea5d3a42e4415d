import type { Answer } from './client.ts';
import type { Conversation, Language } from './shapes.ts';
import type { Action } from './state.ts';

/** The language that the company has chosen, which the server must be told when a conversation is under way. */
export type Tongue = { chosen(): Language | undefined; choose(language: Language, isOpen: boolean): void; /** Tells the server, if it does not know. */ hand(): Promise<void> };

/** Knows what was chosen before anything is said, and remembers what could not be told at once. */
export function openTongue(first: Language | undefined, tell: (action: Action) => void, ask: (language: Language) => Promise<Answer<{ conversation: Conversation }>>): Tongue {
  let language = first;
  let untold = false;
  const hand = async () => {
    const chosen = language;
    if (!untold || chosen === undefined) return;
    const answer = await ask(chosen);
    if (!answer.ok || chosen !== language) return;
    untold = false;
    tell({ type: 'caught up', ...answer.value, messages: [], handovers: [] });
  };
  return {
    chosen: () => language,
    choose(chosen, isOpen) {
      language = chosen;
      untold = isOpen;
      tell({ type: 'language.chosen', language: chosen });
      void hand();
    },
    hand,
  };
}
