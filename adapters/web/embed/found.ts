/** How somebody can be reached. */
export type Reach = { email?: string; phone?: string };

const email = /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+\.[a-z]{2,}/i;
const phone = /(?:\+[1-9]|\b0[1-9])(?:[\s()./-]{0,2}\d){6,12}\b/;

/**
 * The e-mail address and the telephone number in a text, to be offered in the form. The server removes both before it keeps
 * anything, and neither is kept here: they are remembered only while the page is open.
 */
export function reachIn(text: string): Reach {
  const [mail] = email.exec(text) ?? [];
  const [number] = phone.exec(text) ?? [];
  return { ...(mail === undefined ? {} : { email: mail }), ...(number === undefined || /^\d{6}[-+]\d{4}$/.test(number) ? {} : { phone: number.replace(/\s+/g, ' ') }) };
}
