/** How large letters are drawn: all text in a picture has this size, in the units of the picture. */
export const letter = 13;
/** The least distance between two lines of text. */
export const line = 16;

const narrow = /[ijlftrI.,:;'|()!/ -]/;
const broad = /[mwMWÅÄÖA-Z@%&]/;

/** About how wide a text is drawn: rather too wide than too narrow. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += narrow.test(sign) ? 5.2 : broad.test(sign) ? 10.8 : 8.1;
  return width;
}

/** The same in bold. */
export function boldWidthOf(text: string): number {
  return 1.12 * widthOf(text);
}

/** A text that fits into a width, with three dots where something was left out. */
export function fit(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && widthOf(`${signs.join('')}…`) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
