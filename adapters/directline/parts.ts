import type { Request } from 'express';
import type { App } from '../adapter.ts';
import type { Language } from '../../src/events.ts';
import type { Memory } from './memory.ts';
import type { Tokens } from './tokens.ts';
import type { TurnParts } from './turn.ts';

/** The web's own codes, by which a company comes back in another client. */
export type Access = { codeOf(conversation: string): string; hashCode(code: string): string; hashToken(token: string): string };
/** Counts a call of a client address. Throws with the code `too_many` when there were too many. */
export type Limiter = { count(what: 'open' | 'messages' | 'handovers' | 'preview' | 'read', request: Request): void };

/** What the routes of both protocols share. */
export type Parts = {
  access: Access;
  limiter: Limiter;
  tokens: Tokens;
  memory: Memory;
  now: () => Date;
  publicUrl: () => string;
  /** Throws Refused while there is nothing to ask. */
  app(): App;
  /** Opens a conversation under an id; one that is open already is left as it is. */
  open(conversation: string, door: string, language: Language | undefined): Promise<void>;
  turnParts(request: Request): TurnParts;
};
