import { createHash } from 'node:crypto';
import type { Account } from '../../../src/accounts/account.ts';
import { signedWith } from './signed.ts';

/** What an invitation is for: the first account of all, or a password for one that there is, as it was when the link was made. */
export type Invited = { for: 'first' } | { for: 'account'; account: string; stamp: string };

export type Invitations = {
  /** The key in a link that lets somebody choose a password, until a time (ISO 8601). */
  keyOf(invited: 'first' | Account, until: string): string;
  /** What a key is for; nothing where it is not ours or has run out. */
  invitedBy(key: string, now: string): (Invited & { until: string; hash: string }) | undefined;
};

/** So long an invitation lets somebody in, and so long a link for a new password. */
export const invitationMs = 7 * 24 * 60 * 60_000;
export const newLinkMs = 24 * 60 * 60_000;

/** Links that let somebody in once: signed, so that nothing has to be kept before they are used. */
export function invitationsWith(secret: string): Invitations {
  const signed = signedWith(secret, 'admin invitations');
  return {
    keyOf: (invited, until) => signed.write(invited === 'first' ? ['', until] : [invited.id, until, stampOf(invited)]),
    invitedBy(given, now) {
      const read = signed.read(given);
      if (!read) return undefined;
      const [account, until, stamp = ''] = read.kept as [string, string, string?];
      if (until <= now) return undefined;
      return { ...(account === '' ? { for: 'first' as const } : { for: 'account' as const, account, stamp }), until, hash: read.signature };
    },
  };
}

/** Changes with the address, the password and when the account is signed out everywhere, so that a link from before any of them is worth nothing: one that was mailed to the wrong address too. */
export function stampOf({ login, password = '', signedOutAt = '' }: Account): string {
  return createHash('sha256').update(`${login}\n${password}\n${signedOutAt}`).digest('base64url').slice(0, 12);
}
