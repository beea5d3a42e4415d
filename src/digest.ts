import type { Digest } from '../adapters/adapter.ts';
import { figuresOf } from './figures.ts';
import { isUntaken } from './handover/handover.ts';
import { weekNumber, weekOf, weekToTell } from './handover/week.ts';
import { keyOfRow, knownChannel, recipientKey } from './recipients.ts';
import type { Recipient } from './recipients.ts';
import type { Store } from './store/store.ts';

export type DigestParts = { store: Pick<Store, 'handovers' | 'channels'>; recipients: () => Recipient[]; atDesk: boolean };

/**
 * The weekly letters that are to go now: one to each channel where something happened last week, and none outside working hours, nor where cases go by e-mail.
 * To try them, `trying` tells of the last seven days at once. Whether a letter has gone already is for the store to say.
 */
export async function digestsOf({ store, recipients, atDesk }: DigestParts, at: string, trying = false): Promise<Digest[]> {
  const told = trying ? lastSevenDays(at) : weekToTell(at);
  if (!told) return [];
  const [rows, channels] = await Promise.all([store.handovers({ since: told.from }), store.channels()]);
  const counted = rows.filter(({ practice }) => !practice || atDesk);
  return byChannel(recipients().filter(({ byMail }) => !byMail), (recipient) => knownChannel(channels, recipient)?.id ?? recipient.channel).flatMap(([key, sharing]) => {
    const keys = new Set(sharing.map(recipientKey));
    const own = counted.filter((row) => keys.has(keyOfRow(row)));
    const figures = figuresOf(own, told.from, told.to);
    const [first] = sharing;
    if (!first || figures.received + figures.taken + figures.passedOn + figures.helped === 0) return [];
    const named = sharing.filter((one) => own.some((row) => keyOfRow(row) === recipientKey(one)));
    return [{
      week: told.monday, key, channel: first.channel, number: weekNumber(weekOf(told.from).monday), names: named.map(({ name }) => name), figures,
      practice: atDesk, since: told.from, waiting: own.filter(isUntaken).length,
      ...(first.team === undefined ? {} : { team: first.team }),
    }];
  });
}

/** Recipients that share a channel share its letter. */
function byChannel(recipients: readonly Recipient[], idOf: (recipient: Recipient) => string): [key: string, sharing: Recipient[]][] {
  const sharing = new Map<string, Recipient[]>();
  for (const recipient of recipients) {
    const key = `${recipient.team ?? ''}/${idOf(recipient)}`;
    sharing.set(key, [...(sharing.get(key) ?? []), recipient]);
  }
  return [...sharing];
}

/** A key of its own each time, so that one can try again and again. */
function lastSevenDays(at: string) {
  return { monday: `try:${at}`, from: new Date(Date.parse(at) - 7 * 86_400_000).toISOString(), to: new Date(Date.parse(at) + 1).toISOString() };
}
