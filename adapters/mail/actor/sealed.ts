import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * What is handed out and believed when it comes back: a few words in the open, and a signature over them and over what is not
 * written in them (`bound`), such as the address that a letter went to. Each purpose has a key of its own, made from the secret.
 */
export type Sealer = {
  seal(purpose: string, words: readonly string[], bound: string): string;
  /** The words of what was sealed for this purpose and bound so; undefined for anything else. */
  open(purpose: string, sealed: string, bound: string): string[] | undefined;
};

/** The sealer of a secret. */
export function sealerWith(secret: string): Sealer {
  const mark = (purpose: string, body: string, bound: string) => createHmac('sha256', createHmac('sha256', secret).update(`mail-actor:${purpose}`).digest()).update(`${body}.${bound}`).digest().subarray(0, 18);
  return {
    seal(purpose, words, bound) {
      const body = Buffer.from(JSON.stringify(words)).toString('base64url');
      return `${body}.${mark(purpose, body, bound).toString('base64url')}`;
    },
    open(purpose, sealed, bound) {
      const [body = '', given = ''] = sealed.split('.');
      const [wanted, got] = [mark(purpose, body, bound), Buffer.from(given, 'base64url')];
      return got.length === wanted.length && timingSafeEqual(got, wanted) && `${body}.${got.toString('base64url')}` === sealed ? wordsIn(sealed) : undefined;
    },
  };
}

/** The words of something sealed, before anybody knows whether they are to be believed. */
export function wordsIn(sealed: string): string[] {
  try {
    const words: unknown = JSON.parse(Buffer.from(sealed.split('.')[0] ?? '', 'base64url').toString('utf8'));
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : [];
  } catch {
    return [];
  }
}

/** What is kept of something that may be used once: nothing that it could be made from. */
export function hashOf(sealed: string): string {
  return createHash('sha256').update(`used:${sealed}`).digest('base64url');
}
