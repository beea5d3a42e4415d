/** Bytes as text in a JSON file. */
export function toText(array: Uint8Array | Int8Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64');
}

/** The bytes that a text holds. */
export function fromText(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'base64'));
}

/** Whole numbers from 0, each in as few bytes as it needs (seven bits a byte, the eighth says that more follow). */
export function packNumbers(numbers: Iterable<number>): Uint8Array {
  const bytes: number[] = [];
  for (let number of numbers) {
    while (number > 127) { bytes.push((number % 128) + 128); number = Math.floor(number / 128); }
    bytes.push(number);
  }
  return Uint8Array.from(bytes);
}

/** The numbers that were packed. */
export function unpackNumbers(bytes: Uint8Array): Float64Array {
  const numbers = new Float64Array(bytes.reduce((count, byte) => count + (byte < 128 ? 1 : 0), 0));
  let [number, size, place] = [0, 1, 0];
  for (const byte of bytes) {
    number += (byte % 128) * size;
    if (byte > 127) { size *= 128; continue; }
    numbers[place++] = number;
    [number, size] = [0, 1];
  }
  return numbers;
}
