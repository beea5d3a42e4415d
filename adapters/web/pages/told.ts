import type { Notice } from '../../../src/retention/notice.ts';

/** What a visitor is told of personal data at a door: the notice that is published, which version it is and since when, and for how many days things are kept there. */
export type Told = { published?: { notice: Notice; version: number; since: string }; said: number; handover: number };

/** A text in the paragraphs that it was written in. */
export function paragraphsOf(text: string): string[] {
  return text.split(/\n\s*\n/).map((one) => one.trim()).filter((one) => one !== '');
}

/** A day as it is written. */
export function dayOf(at: string, language: 'sv' | 'en'): string {
  return new Date(at).toLocaleDateString(language === 'sv' ? 'sv-SE' : 'en-GB', { timeZone: 'Europe/Stockholm', year: 'numeric', month: 'long', day: 'numeric' });
}
