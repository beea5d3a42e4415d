/** A part of a document: what it is about, what is known already, and what is to be filled in or ticked off. */
export type Part = { title: string; text?: readonly string[]; ask?: readonly string[]; tick?: readonly string[] };
/** A document to fill in, on the screen to be read and on paper to be written on. */
export type Document = { title: string; lead: string; parts: readonly Part[] };
