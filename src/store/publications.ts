/** What can be published over what was compiled from the files. */
export const publicationKinds = ['model', 'knowledge'] as const;
export type PublicationKind = (typeof publicationKinds)[number];

/** Something that was published: by whom and when, over which files, and why where that had to be said. */
export type PublicationRow = {
  id: string;
  kind: PublicationKind;
  at: string;
  account?: string;
  /** The name of whoever published it. */
  name: string;
  /** The hash of the files that it was made over. */
  base: string;
  why?: string;
  /** The earlier publication that this one goes back to, or `files`. */
  from?: string;
  /** Whether its body is still kept, so that one can go back to it. */
  kept: boolean;
};
/** A publication with what was published, as JSON. */
export type Publication = Omit<PublicationRow, 'kept'> & { body: string };

/** What stands for the files where a publication goes back to them. */
export const fromFiles = 'files';

/** So many bodies are kept of each kind, the latest. */
export const keptBodies = 20;

/** The part of the store that keeps what has been published. */
export interface Publications {
  /** The one that holds; none where nothing has been published. */
  latest(kind: PublicationKind): Promise<Publication | undefined>;
  one(id: string): Promise<Publication | undefined>;
  /** All of them without what was published, the latest first. */
  list(kind: PublicationKind): Promise<PublicationRow[]>;
  /** Publishes, where the latest is still the one that is expected (its id; undefined where nothing had been published): false when another has been published meanwhile. Other processes hear `content`. */
  publish(publication: Publication, expected: string | undefined): Promise<boolean>;
}
