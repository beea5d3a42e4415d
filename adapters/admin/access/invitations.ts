import { createHmac, timingSafeEqual } from 'node:crypto';

/** What an invitation is for: the first account of all, or a password for one that there is. */
export type Invited = { for: 'first' } | { for: 'account'; account: string };

export type Invitations = {
  /** The key in a link that lets somebody choose a password, until a time (ISO 8601). */
  keyOf(invited: Invited, until: string): string;
  /** What a key is for; nothing where it is not ours or has run out. */
  invitedBy(key: string, now: string): (Invited & { until: string; hash: string }) | undefined;
};

/** Links that let somebody in once: signed, so that nothing has to be kept before they are used. */
export function invitationsWith(secret: string): Invitations {
  const key = createHmac('sha256', secret).update('admin invitations').digest();
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return {
    keyOf(invited, until) {
      const text = Buffer.from(JSON.stringify([invited.for === 'first' ? '' : invited.account, until])).toString('base64url');
      return `${text}.${sign(text)}`;
    },
    invitedBy(given, now) {
      const [text = '', signature = ''] = given.split('.');
      const right = sign(text);
      if (right.length !== signature.length || !timingSafeEqual(Buffer.from(right), Buffer.from(signature))) return undefined;
      const [account, until] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, string];
      if (until <= now) return undefined;
      return { ...(account === '' ? { for: 'first' as const } : { for: 'account' as const, account }), until, hash: signature };
    },
  };
}
