import { defineDoor } from './element.ts';

/*
 * Runs on somebody else's website: leaves nothing behind but the element, and asks for nothing before it is opened. The chat comes
 * from where this script came from. Where anything is missing that it needs, the plain link inside the element is left as it is.
 */
const { src } = (document.currentScript ?? {}) as Partial<HTMLScriptElement>;
if (src) defineDoor(new URL(src).origin);
