import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keys to workspaces as they may lie in the database: sealed with the product's own secret, each for its workspace only. */
export type Seal = { close(team: string, text: string): string; /** Throws SealBroken where it was closed with another secret or for another workspace. */ open(team: string, sealed: string): string };

/** What was sealed cannot be opened: the secret is another, or what was kept has been changed. */
export class SealBroken extends Error {
  readonly code = 'seal_broken';
  constructor(cause: unknown) {
    super('what was sealed cannot be opened', { cause });
    this.name = 'SealBroken';
  }
}

const version = 'v1';
const ivBytes = 12;
const tagBytes = 16;

/** A key for one purpose, made of the product's secret. */
export function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, 'ratt-dorr', purpose, 32));
}

/** Seals by AES-256-GCM. The workspace's id is bound to it, so that a key cannot be moved to another workspace. */
export function sealWith(secret: string): Seal {
  const key = keyFor(secret, 'slack-installations');
  return {
    close(team, text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes }).setAAD(Buffer.from(team));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
    },
    open(team, sealed) {
      try {
        const bytes = Buffer.from(sealed.slice(version.length + 1), 'base64url');
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes }).setAAD(Buffer.from(team));
        decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
        return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8');
      } catch (error) {
        throw new SealBroken(error);
      }
    },
  };
}
