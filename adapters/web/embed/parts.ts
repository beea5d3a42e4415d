import type { Session } from './session.ts';
import type { Language, PageData } from './shapes.ts';
import type { State } from './state.ts';
import type { Loaded, Say } from './strings.ts';

/** What every part of the chat is drawn from. On the server there is no session yet, and nothing can be pressed. */
export type Parts = { page: PageData; state: State; loaded: Loaded; say: Say; language: Language; session: Session | undefined };
