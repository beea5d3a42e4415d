import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessWith, looksLikeCode, plainCode } from '../../../adapters/web/access.ts';

const access = accessWith('one secret');

describe('tokens and codes', () => {
  it('are made with the secret: with another, nothing fits', () => {
    const other = accessWith('another secret');
    const token = access.newToken();
    expect(access.isOurs(token)).toBe(true);
    expect(other.isOurs(token)).toBe(false);
    expect(other.hashToken(token)).not.toBe(access.hashToken(token));
    expect(other.codeOf('a')).not.toBe(access.codeOf('a'));
    expect(other.hashCode('ABCD')).not.toBe(access.hashCode('ABCD'));
  });

  it('are never kept as they are', () => {
    const token = access.newToken();
    const code = access.codeOf('a');
    expect(access.hashToken(token)).not.toContain(token);
    expect(access.hashCode(code)).not.toContain(plainCode(code));
  });

  it('are new for each token and always the same for the code of a conversation', () => {
    expect(new Set(Array.from({ length: 100 }, () => access.newToken())).size).toBe(100);
    expect(access.codeOf('a')).toBe(access.codeOf('a'));
    expect(access.codeOf('a')).not.toBe(access.codeOf('b'));
  });

  it('take no text for a token of ours', () => {
    fc.assert(fc.property(fc.string(), (text) => !access.isOurs(text)));
  });

  it('read a code however it is written', () => {
    fc.assert(fc.property(fc.uuid(), fc.func(fc.boolean()), (id, chance) => {
      const code = access.codeOf(id);
      expect(looksLikeCode(code)).toBe(true);
      const sloppy = [...code].map((letter, i) => {
        const other = { 0: 'O', 1: chance(i, 'which') ? 'l' : 'I', '-': chance(i, 'dash') ? ' ' : '–' }[letter] ?? letter.toLowerCase();
        return chance(i) ? other : letter;
      }).join('');
      expect(access.hashCode(sloppy)).toBe(access.hashCode(code));
    }));
  });
});
