import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyKept } from './state.ts';

/** The keys by which the app gets into one workspace: the latest, and those before it, which no longer work. */
export type Keys = {
  /** Whether a key is this workspace's: nothing when it is not; the code that says why it does not work, or `fine`. */
  check: (given: string) => string | undefined;
  /** Whether the app is let in just now. */
  works: () => boolean;
  revoke: (why: string) => void;
  restore: () => void;
  /** A new key, which is the one that works from now on. */
  grant: () => string;
};

/** Keeps the keys of one workspace in its state. */
export function openKeys(kept: KeyKept[]): Keys {
  const latest = () => kept.at(-1);
  return {
    check: (given) => {
      const found = kept.findLast((each) => same(given, each.token));
      return found && (found.dead ?? 'fine');
    },
    works: () => latest() !== undefined && latest()?.dead === undefined,
    revoke: (why) => {
      for (const each of kept) each.dead ??= why;
    },
    restore: () => {
      delete latest()?.dead;
    },
    grant: () => {
      const token = `xoxb-desk-${randomBytes(16).toString('hex')}`;
      for (const each of kept) each.dead ??= 'token_revoked';
      kept.push({ token });
      return token;
    },
  };
}

function same(given: string, token: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(given), digest(token));
}
