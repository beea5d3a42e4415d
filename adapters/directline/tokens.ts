import { createHmac, timingSafeEqual } from 'node:crypto';

/** Who may speak in which conversation, by which door, until when (ms); `stream` tokens open a stream and nothing else. */
export type Grant = { kind: 'talk' | 'stream'; conversation: string; door: string; until: number; user?: string };

export type Tokens = {
  give(grant: Grant): string;
  /** The grant of a token of ours, also of one that has expired; undefined for anything else. */
  read(token: string): Grant | undefined;
  /**
   * The id under which a conversation is known to a client that shows the door's id in every call and never a token. The
   * door's id is no secret with us, so the id of such a conversation carries our mark: to know a conversation's own id,
   * which stands in other addresses too, is not enough to speak in it.
   */
  openId(conversation: string): string;
  /** The conversation of an id, and whether the id alone, with the door's id, opens it. */
  readId(id: string): { conversation: string; open: boolean } | undefined;
  /** Always the same UUID for the same parts, and one that nobody else can make. */
  idOf(...parts: readonly string[]): string;
};

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/;
const markLength = 22;

/**
 * Tokens that say themselves what they open, signed with the secret. They are not kept: `tokens/generate` and the renewal
 * each quarter of an hour leave nothing behind in the store. A forgotten conversation is shut all the same, since there is
 * nothing left to open.
 */
export function tokensWith(secret: string): Tokens {
  const sign = (purpose: string, value: string) => createHmac('sha256', secret).update(`directline-${purpose}:`).update(value).digest();
  const markOf = (conversation: string) => sign('id', conversation).toString('base64url').slice(0, markLength);

  return {
    give(grant) {
      const body = Buffer.from(JSON.stringify(grant)).toString('base64url');
      return `${body}.${sign('token', body).toString('base64url')}`;
    },
    read(token) {
      const [body = '', mark = '', ...more] = token.split('.');
      if (more.length > 0 || !isSame(mark, sign('token', body).toString('base64url'))) return undefined;
      return JSON.parse(Buffer.from(body, 'base64url').toString()) as Grant;
    },
    openId: (conversation) => `${conversation}-${markOf(conversation)}`,
    readId(id) {
      const [conversation = ''] = uuid.exec(id) ?? [];
      if (conversation === '') return undefined;
      if (id === conversation) return { conversation, open: false };
      return isSame(id.slice(conversation.length), `-${markOf(conversation)}`) ? { conversation, open: true } : undefined;
    },
    idOf(...parts) {
      const hex = sign('uuid', JSON.stringify(parts)).toString('hex');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    },
  };
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
