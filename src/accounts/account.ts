import { z } from 'zod';
import { Language } from '../events.ts';

/** What an account is for. An editor, and a reader where it is named, is one of a region or of an actor. */
export const roles = ['admin', 'editor', 'reader'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** Somebody who may come in: who it is, and of what. Without region and actor it is of everything. */
export const Account = z.object({
  id: z.string(),
  /** What one signs in with: an e-mail address in small letters. */
  login: z.string(),
  name: z.string(),
  role: Role,
  region: z.string().optional(),
  actor: z.string().optional(),
  language: Language,
  /** The hash of its password, where it has one. */
  password: z.string().optional(),
  /** Whom the issuer of OpenID Connect knows it as, where one signs in by that. */
  subject: z.string().optional(),
  at: z.string(),
  /** Every session that began before this has ended, and so has every link made before it. */
  signedOutAt: z.string().optional(),
  /** Since when it may not come in any more. */
  closedAt: z.string().optional(),
});
export type Account = z.infer<typeof Account>;

/** What may be done: see figures and knowledge; read conversations; label what was said; edit knowledge; publish; manage accounts and privacy. */
export const rights = ['see', 'read', 'label', 'edit', 'publish', 'manage'] as const;
export type Right = (typeof rights)[number];

/** Whose something is: the regions and the actors that it belongs to. */
export type Scope = { regions: readonly string[]; actors: readonly string[] };

const ofReader: readonly Right[] = ['see'];
const ofActor: readonly Right[] = ['see', 'read', 'edit'];
const ofRegion: readonly Right[] = ['see', 'read', 'label', 'edit', 'publish'];

/** What an account may do where it reaches. */
export function rightsOf({ role, actor, closedAt }: Account): readonly Right[] {
  if (closedAt !== undefined) return [];
  if (role === 'admin') return rights;
  if (role === 'reader') return ofReader;
  return actor === undefined ? ofRegion : ofActor;
}

/** Whether an account may do something at all. */
export function may(account: Account, right: Right): boolean {
  return rightsOf(account).includes(right);
}

/** Whether something is within what an account is of. */
export function reaches({ role, region, actor }: Account, scope: Scope): boolean {
  if (role === 'admin') return true;
  if (actor !== undefined) return scope.actors.includes(actor);
  if (region !== undefined) return scope.regions.includes(region);
  return role === 'reader';
}

/** What an account's lists are narrowed to; nothing where it reaches all. The counterpart of `reaches`. */
export function reachOf({ role, region, actor }: Account): { regions?: readonly string[]; actors?: readonly string[] } {
  if (role === 'admin') return {};
  if (actor !== undefined) return { actors: [actor] };
  if (region !== undefined) return { regions: [region] };
  return role === 'reader' ? {} : { regions: [] };
}
