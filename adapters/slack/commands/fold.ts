/** A text by which it is known again however it was written: without case, accents and signs. å and ä are a, ö is o. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
