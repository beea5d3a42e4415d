import type { Overlay } from '../../../src/editing/overlay.ts';
import type { Door, Language } from '../../../src/events.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import type { Editing } from '../../../src/store/editing.ts';

/** A publication of knowledge, and what it put over the files where that is still kept. */
export type PastPublication = { id: string; at: string; name: string; why?: string; from?: string; overlay?: Overlay };
export type ToPublish = { overlay: Overlay; at: string; account: string; name: string; why?: string; from?: string };

/** What the pages about knowledge need of the rest. */
export type KnowledgePort = {
  editing: Editing;
  /** The knowledge as the files have it, without what is published. */
  files(): Knowledge;
  /** What is published over it, and by what it is known. */
  published(): Promise<{ overlay: Overlay; id: string | undefined }>;
  /** The latest first. */
  past(): Promise<PastPublication[]>;
  /** Publishes, where what holds is still `expected`: it takes effect at once, here and in every other process. */
  publish(what: ToPublish, expected: string | undefined): Promise<boolean>;
  /** The doors that a company would see of an actor, one for each service that it may be led to. */
  doors(knowledge: Knowledge, actor: string, language: Language, at: string): Door[];
  /** What a value is called on a button. */
  label(slot: string, value: string, language: Language): string;
  /** The golden conversations of the files, by region and name. */
  goldenFiles(): Readonly<Record<string, string>>;
  /** Plays golden conversations over the knowledge as it would be. Answers what broke, each with file and line. Others are served meanwhile. */
  playGolden(knowledge: Knowledge, texts: Readonly<Record<string, string>>): Promise<{ played: number; broken: string[] }>;
  /** Reads a golden conversation. Answers what is wrong with how it is written, and where. */
  readGolden(name: string, text: string): { line: number; problem: string } | undefined;
  /** A real conversation in the form of a golden one, without names. */
  writeGolden(conversation: string, title: string): Promise<string | undefined>;
  /** Whose a conversation is. */
  scopeOf(conversation: string): Promise<{ region: string; actors: readonly string[] } | undefined>;
  /** Looks at an address: what it answers, in a word. */
  look(url: string): Promise<{ works: boolean; found: string }>;
};
