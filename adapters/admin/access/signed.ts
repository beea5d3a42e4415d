import { createHmac, timingSafeEqual } from 'node:crypto';

/** Something as text that others hold for us: signed for one purpose, so that nobody else can have written it, in one way only. */
export type Signed = { write(kept: unknown): string; /** Nothing where it is not ours. */ read(given: string): { kept: unknown; signature: string } | undefined };

export function signedWith(secret: string, purpose: string): Signed {
  const key = createHmac('sha256', secret).update(purpose).digest();
  const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return {
    write(kept) {
      const text = Buffer.from(JSON.stringify(kept)).toString('base64url');
      return `${text}.${sign(text)}`;
    },
    read(given) {
      const [text = '', signature = ''] = given.split('.');
      // As text: what is spent once is known by its signature, which can be written in several ways.
      const [right, held] = [Buffer.from(sign(text)), Buffer.from(signature)];
      if (right.length !== held.length || !timingSafeEqual(right, held)) return undefined;
      return { kept: JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown, signature };
    },
  };
}
