import type { Message, Person, TeamKept, View } from './state.ts';
import type { Triggers } from './outbound/triggers.ts';

/** A message that one person alone can see, for as long as the desk is open. */
export type Whisper = Message & { channel: string; for: string };

/** Something that the app does with a message that somebody chooses. */
export type Shortcut = { name: string; callback: string };

/** The bot as the team sees it. */
export type Bot = { user: string; id: string; app: string; name: string };

/** All that the API, the people and the page share: one team with its bot. */
export type Workspace = {
  team: { id: string; name: string };
  bot: Bot;
  commands: readonly string[];
  /** What can be done with a message from its own menu. */
  shortcuts: readonly Shortcut[];
  state: TeamKept;
  whispers: Whisper[];
  /** The dialogs that each person has open, the topmost last. */
  stacks: Map<string, View[]>;
  triggers: Triggers;
  /** Everyone in the team but the bot. */
  people: () => Person[];
  /** An id of Slack's form that is this workspace's own. */
  idFor: (letter: string, what: string) => string;
  now: () => number;
  publicUrl: () => string;
  /** Something that is seen or kept has changed. */
  changed: () => void;
  /** Tells the app of something that has happened in the team. */
  emit: (event: Record<string, unknown>) => void;
};

const whispersKept = 200;

/** Shows a message to one person. The oldest are forgotten. */
export function whisper(desk: Workspace, said: Whisper): void {
  desk.whispers.push(said);
  desk.whispers.splice(0, desk.whispers.length - whispersKept);
  desk.changed();
}

/** The person or the bot with an id. */
export function findUser(desk: Workspace, id: string): (Person & { bot: boolean }) | undefined {
  if (id === desk.bot.user) return { id, name: desk.bot.name, bot: true };
  const person = desk.people().find((each) => each.id === id);
  return person && { ...person, bot: false };
}
