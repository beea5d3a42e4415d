import type { Request } from 'express';
import type { ComponentChildren } from 'preact';
import type { Account, Right, Scope } from '../../src/accounts/account.ts';
import type { Language } from '../../src/events.ts';

/** What an address or a form carries. A field that is not there reads as an empty text. */
export type Fields = { one(name: string): string; all(name: string): string[] };
export type Params = Readonly<Record<string, string>>;

/** Whoever asks for a page, whether signed in or not. */
export type Visit = {
  language: Language;
  params: Params;
  query: Fields;
  form: Fields;
  /** ISO 8601, UTC. */
  at: string;
  /** What every form carries, so that no other site's form gets in. */
  csrf: string;
  /** The path as it was asked for, with its query. */
  here: string;
  request: Request;
  /** Lets an account in, in a session of its own, and ends the one before. */
  signIn(account: Account): Promise<void>;
  signOut(): Promise<void>;
  /** Notes what was done, and to what: never what was written. `who` is said where nobody is signed in. */
  audit(did: string, about?: { to?: string; more?: string; who?: { id?: string; name: string } }): Promise<void>;
};

/** Somebody who is signed in, at a page that they may see. */
export type Call = Visit & { account: Account };

export type Answer =
  /** A page: its heading and what stands under it. */
  | { title: string; body: ComponentChildren; status?: number; /** Uses the whole width. */ wide?: boolean; /** To be printed: nothing around it. */ bare?: boolean }
  /** The way on after a form (303). `told` is shown at the top of the page that comes. */
  | { to: string; told?: string }
  | { file: string | Uint8Array; type: string; /** Saved under this name, where it is not shown. */ name?: string };

type Way = { method: 'get' | 'post'; /** Under /admin, with :names. */ path: string };

/** A page for whoever comes, signed in or not. */
export type OpenRoute = Way & { right: 'anyone'; /** Counted as tries to get in. */ counted?: boolean; run(visit: Visit): Promise<Answer> };

/** A page for those with a right; where the path names one thing, for those who reach it. */
export type ClosedRoute = Way & {
  right: Right;
  /** Whose the thing is that the path names; nothing where there is none. What is not there and what is out of reach are answered alike. */
  of?: (params: Params) => Promise<Scope | undefined>;
  /** Takes a file in a form, up to so many bytes: the form is then left to the route. */
  takesFile?: number;
  run(call: Call): Promise<Answer>;
};
export type Route = OpenRoute | ClosedRoute;

/** What was done, by the code that it is noted under, as words after somebody's name: «läste ett samtal». */
export type Deeds = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** Something that waits for somebody to see to it: what, and the address where it is done. */
export type Waiting = { text: Readonly<Record<Language, string>>; to: string };

/** A part of the pages: what it is called in the menu, and its routes, the first of them its own page. */
export type Section = {
  id: string;
  name: Readonly<Record<Language, string>>;
  right: Right;
  path: string;
  routes: readonly Route[];
  /** What waits for this account, the most pressing first; asked for by the start page, for those with the right. */
  waiting?: (account: Account, at: string) => Promise<readonly Waiting[]>;
  /** What is done here and noted in the log, in words by its code. */
  deeds?: Deeds;
  /** Its chapter of the manual, in Swedish. */
  manual?: () => ComponentChildren;
};

/** What was asked for is not possible; shown with its text, in the reader's language. */
export class Refusal extends Error {
  readonly code = 'refusal';
  readonly status: number;
  constructor(status: number, text: string) {
    super(text);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** What a thing that is not there, or is another's, is answered with. */
export class NotHere extends Error {
  readonly code = 'not_here';
}

/** A text from outside as every database can keep it and search for it. */
export function keepable(text: string): string {
  return text.replaceAll('\0', '');
}

/** Reads fields from what Express has parsed. */
export function fieldsOf(parsed: unknown): Fields {
  const of = (name: string): unknown => (typeof parsed === 'object' && parsed !== null && Object.hasOwn(parsed, name) ? (parsed as Record<string, unknown>)[name] : undefined);
  const all = (name: string) => { const value = of(name); return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string').map(keepable); };
  return { all, one: (name) => all(name)[0] ?? '' };
}
