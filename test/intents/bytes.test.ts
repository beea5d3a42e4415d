import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText, packNumbers, toText, unpackNumbers } from '../../src/intents/bytes.ts';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));

describe('packed numbers', () => {
  it.each([
    [[], 0], [[0], 1], [[127], 1], [[128], 2], [[16_383], 2], [[16_384], 3], [[2 ** 31], 5], [[2 ** 32 - 1], 5], [[2 ** 32], 5], [[0, 0, 300, 0], 5],
  ])('%j take %i bytes and come out as they went in', (numbers, size) => {
    const bytes = packNumbers(numbers);
    expect(bytes).toHaveLength(size);
    expect([...unpackNumbers(bytes)]).toEqual(numbers);
  });

  it(`come out as they went in, however large and however many (seed ${seed})`, () => {
    const whole = fc.oneof(fc.nat({ max: 300 }), fc.maxSafeNat(), fc.integer({ min: 2 ** 32 - 3, max: 2 ** 32 + 3 }), fc.integer({ min: 0, max: 2 ** 32 }));
    fc.assert(fc.property(fc.array(whole), (numbers) => {
      expect([...unpackNumbers(packNumbers(numbers))]).toEqual(numbers);
    }), { seed });
  });

  it('are taken from anything that gives them one by one', () => {
    expect([...unpackNumbers(packNumbers(new Set([5, 500, 50_000])))]).toEqual([5, 500, 50_000]);
  });
});

describe('bytes as text', () => {
  it(`come back as they were (seed ${seed})`, () => {
    fc.assert(fc.property(fc.uint8Array(), (bytes) => {
      expect(fromText(toText(bytes))).toEqual(bytes);
    }), { seed });
  });

  it(`keep their signs (seed ${seed})`, () => {
    fc.assert(fc.property(fc.int8Array(), (bytes) => {
      expect(new Int8Array(fromText(toText(bytes)).buffer)).toEqual(bytes);
    }), { seed });
  });

  it('are plain base64, and only those of the part that was given', () => {
    expect(toText(Uint8Array.from([1, 2, 3]))).toBe('AQID');
    expect([...fromText(toText(Uint8Array.from([9, 1, 2, 3, 9]).subarray(1, 4)))]).toEqual([1, 2, 3]);
    expect([...fromText('')]).toEqual([]);
  });
});
