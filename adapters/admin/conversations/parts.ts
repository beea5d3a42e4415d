import type { Language, Recorded } from '../../../src/events.ts';
import type { Talks } from '../../../src/store/talks.ts';

/** What things are called, as whoever reads the pages knows them. What has no name any more is called by its id. */
export type Names = {
  actor(id: string): string;
  service(id: string, language: Language): string;
  region(id: string, language: Language): string;
  need(id: string, language: Language): string;
  /** A value of what may be known of a company, as it is written. */
  value(slot: string, value: string, language: Language): string;
  /** All there are to choose among. */
  doors(): { id: string; region: string }[];
  regions(): string[];
  needs(): string[];
};

/** What the pages about conversations need: the lists, the events of one, and names. */
export type ConversationParts = {
  talks: Pick<Talks, 'list' | 'count' | 'one'>;
  events(conversation: string): Promise<Recorded[]>;
  names: Names;
  ways?: Ways;
};

/** Where other parts of the pages take over: to learn from something that was said, to keep a conversation as a test, and what else can be done with one. */
export type Ways = {
  learn?: (conversation: string, message: string) => string;
  keepAsTest?: (conversation: string) => string;
  more?: (conversation: string) => { to: string; label: Record<Language, string> }[];
};
