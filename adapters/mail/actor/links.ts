import { createHash, randomBytes } from 'node:crypto';
import { sealerWith, wordsIn } from './sealed.ts';

const second = 1_000;
const hour = 60 * 60 * second;
const day = 24 * hour;

/** So long a link in a letter opens the case, so long a link on a card, so long a browser that has opened it may act, and so long a form waits. */
const lives = { letter: 14 * day, reading: 60 * day, session: 12 * hour, form: 12 * hour };

/** Who has opened a case: whoever reads an actor's letters, by the name that was given, or somebody at a card in Slack, who reads only. */
export type Visitor = { handover: string; by: 'letter' | 'reading'; name: string; until: string };
/** What a link says before it is known whether it is one of ours. */
export type Claim = { handover: string; by: 'letter' | 'reading'; until: string };

/** The links to a case, and what the browser holds once one has been followed. All are bound to the recipient: the address that letters go to, or the channel of the card. */
export type Links = {
  /** The same each time for the same letter. */
  forLetter(handover: string, letter: string, at: Date, address: string): string;
  /** The same as long as the handover lasts. */
  forReading(handover: string, at: string, channel: string): string;
  claimOf(link: string): Claim | undefined;
  isOurs(link: string, bound: string): boolean;
  session(visitor: Omit<Visitor, 'until'>, at: Date, bound: string): { value: string; seconds: number };
  visitorOf(session: string, bound: string): Visitor | undefined;
  form(session: string, at: Date): string;
  /** Until when a form may be sent in; undefined for one that is not of this session. */
  formUntil(form: string, session: string): string | undefined;
};

/** The links that a secret gives. */
export function linksWith(secret: string): Links {
  const { seal, open } = sealerWith(secret);
  const after = (at: Date, life: number) => new Date(at.getTime() + life).toISOString();
  return {
    forLetter: (handover, letter, at, address) => seal('letter', [handover, 'letter', after(at, lives.letter), createHash('sha256').update(letter).digest('base64url').slice(0, 12)], address),
    forReading: (handover, at, channel) => seal('reading', [handover, 'reading', after(new Date(at), lives.reading)], channel),
    claimOf(link) {
      const [handover, by, until] = wordsIn(link);
      return handover !== undefined && (by === 'letter' || by === 'reading') && until !== undefined ? { handover, by, until } : undefined;
    },
    isOurs: (link, bound) => open(wordsIn(link)[1] ?? '', link, bound) !== undefined,
    session: ({ handover, by, name }, at, bound) => ({ value: seal('session', [handover, by, name, after(at, lives.session)], bound), seconds: lives.session / second }),
    visitorOf(session, bound) {
      const [handover, by, name, until] = open('session', session, bound) ?? [];
      return handover !== undefined && (by === 'letter' || by === 'reading') && name !== undefined && until !== undefined ? { handover, by, name, until } : undefined;
    },
    form: (session, at) => seal('form', [randomBytes(12).toString('base64url'), after(at, lives.form)], session),
    formUntil: (form, session) => open('form', form, session)?.[1],
  };
}

/** Who acts for an address: whoever reads its letters is one and the same to the case, by whatever name. */
export function promoterId(address: string): string {
  return `mail:${createHash('sha256').update(address.toLowerCase()).digest('base64url').slice(0, 16)}`;
}
