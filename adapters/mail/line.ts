/** A text on one line, without what cannot be seen or turns the writing around: no name can begin a line, or a header, of its own. */
export function line(text: string): string {
  return text.normalize('NFC').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '').replace(/\s+/gu, ' ').trim();
}
