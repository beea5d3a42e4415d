import type { Door, Helped, Language, Option, Question, Understood } from '../../../src/events.ts';

/** What the chat gets from the page and from the API, as the public contract has it. */
export type { Door, Helped, Language, Option, Question };

/** What the page hands to its script. */
export type PageData = {
  door: string;
  name: string;
  region: string;
  regionName: string;
  /** The door's colour, and what is legible on it. */
  colour?: { door: string; ink: string };
  greeting: Record<Language, string>;
  language: Language;
  /** Whether the reader chose the language; otherwise the conversation follows the first message. */
  languageChosen: boolean;
  /** The name of each region's coordinating door. */
  coordinators: Record<string, string>;
  practice: boolean;
  /** What it is kept under in the browser, where that is not the door: practice is kept apart from what is real. */
  keep?: string;
  /** What to say first, where the way here failed. */
  notice?: 'linkGone' | 'trouble' | undefined;
};

export type Conversation = { id: string; door: string; region: string; language: Language; status: string; code: string; practice?: boolean };

export type Message = {
  id: string;
  at: string;
  language: Language;
  from: 'company' | 'assistant' | 'promoter' | 'system';
  text: string;
  question?: Question;
  doors?: Door[];
  understood?: Understood[];
  /** What the company chose an answer to, where it pressed instead of writing. */
  slot?: string;
  /** Which handover it is about, and which adviser says it. */
  handover?: string;
  promoter?: string;
};

export type Handover = {
  id: string;
  actor: string;
  service?: string;
  /** The actor that the recipient introduces the company to. */
  introduces?: string;
  recipient?: string;
  status: string;
  by?: string;
  callBy?: string;
  promoter?: { name: string };
  /** Who had it and let it go. */
  left?: { name: string };
  assists?: string;
  /** The version at which it came into its state. */
  since: number;
  why?: 'kept' | 'mistake';
  to?: string;
  previous?: string;
  helped?: Helped;
};

export type Contact = { name: string; email?: string; phone?: string; callTime?: string; company?: string; organisationNumber?: string };

/** The body of a handover and of its preview. */
export type HandoverBody = {
  id: string;
  actor: string;
  service: string;
  contact: Contact;
  consent: true;
  onward?: 'ask' | 'share';
  sensitive: boolean;
  recognise?: boolean;
  omit: string[];
  note?: string;
};

export type Preview = { text: string; recipient: string; by: string; /** That the recipient is closed, and until when. */ closedText?: string };

/** Everything so far in a conversation. */
export type Everything = {
  conversation: Conversation;
  messages: Message[];
  handovers: Handover[];
  /** Where the stream goes on from. */
  version?: number;
};
