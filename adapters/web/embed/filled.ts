import type { Contact } from './shapes.ts';

/** What is filled in before a question is handed over. */
export type Filled = {
  contact: Required<Contact>;
  /** Nothing is chosen beforehand; left alone, the company is asked first. */
  onward: 'ask' | 'share' | undefined;
  sensitive: boolean;
  recognise: boolean;
  omit: readonly string[];
  note: string;
};

/** An empty form. */
export const blank: Filled = { contact: { name: '', company: '', email: '', phone: '', callTime: '', organisationNumber: '' }, onward: undefined, sensitive: false, recognise: false, omit: [], note: '' };
