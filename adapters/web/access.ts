import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Who may speak in a conversation: a token that the browser holds and a code that the company writes down. Neither is kept,
 * only what this makes of them with the secret.
 */
export type Access = {
  /** A fresh token. It carries a mark of ours, so that what we never gave out is told from what is no longer kept. */
  newToken(): string;
  isOurs(token: string): boolean;
  hashToken(token: string): string;
  /** The code of a conversation. Always the same, so that it can be shown again without being kept. */
  codeOf(conversation: string): string;
  hashCode(code: string): string;
};

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 12;
const tokenBytes = 32;
const markBytes = 12;

/** The access that a secret gives. */
export function accessWith(secret: string): Access {
  const sign = (purpose: string, value: string | Buffer) => createHmac('sha256', secret).update(`${purpose}:`).update(value).digest();
  const markOf = (random: Buffer) => sign('token-mark', random).subarray(0, markBytes);

  return {
    newToken() {
      const random = randomBytes(tokenBytes);
      return Buffer.concat([random, markOf(random)]).toString('base64url');
    },
    isOurs(token) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length !== tokenBytes + markBytes || bytes.toString('base64url') !== token) return false;
      return timingSafeEqual(bytes.subarray(tokenBytes), markOf(bytes.subarray(0, tokenBytes)));
    },
    hashToken: (token) => sign('token', token).toString('base64url'),
    codeOf: (conversation) => inGroups(base32(sign('code', conversation))),
    hashCode: (code) => sign('code-hash', plainCode(code)).toString('base64url'),
  };
}

/** A code as it is hashed: case, spaces and dashes do not matter, and the letters that look like digits count as those. */
export function plainCode(code: string): string {
  return code.toUpperCase().replace(/[\s\p{Pd}]/gu, '').replaceAll('O', '0').replace(/[IL]/g, '1');
}

/** Whether something can be a code at all. */
export function looksLikeCode(code: string): boolean {
  const plain = plainCode(code);
  return plain.length === codeLength && [...plain].every((letter) => letters.includes(letter));
}

/** Each byte as a letter of Crockford's alphabet: 32 divides 256, so none is likelier than another. */
function base32(bytes: Buffer): string {
  return [...bytes.subarray(0, codeLength)].map((byte) => letters.charAt(byte % letters.length)).join('');
}

function inGroups(code: string): string {
  return code.match(/.{4}/g)?.join('-') ?? code;
}
