/** A text on one line, without what cannot be seen or turns the writing around: no name can begin a line, or a header, of its own. */
export function line(text: string): string {
  return text.normalize('NFC').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replace(/[\p{Cf}\p{Cs}\p{Co}]/gu, '').replace(/\s+/gu, ' ').trim();
}

/** A text of several lines, as it was written but for what cannot be seen. */
export function lines(text: string): string {
  return text.normalize('NFC').replace(/\r\n?|[\u2028\u2029]/gu, '\n').replace(/\t/gu, ' ').replace(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '').replace(/\n{3,}/gu, '\n\n').trim();
}
