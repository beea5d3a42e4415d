import { createHmac } from 'node:crypto';
import type { Contact } from './events.ts';
import { recipientKey } from './recipients.ts';
import type { HandoverRow, Store } from './store/store.ts';

/** What a company is known again by: a keyed hash of each way it can be reached. Practice is never mixed with what is real. */
export type MarksOf = (contact: Contact, practice: boolean) => string[];

/** A decline so long ago no longer says that it would be the same now. */
const remembered = 90 * 86_400_000;

/** Makes marks with the server's secret: without it nobody can tell whose they are, nor try e-mail addresses out. */
export function marksWith(secret: string): MarksOf {
  return (contact, practice) => waysTo(contact).map((way) => createHmac('sha256', secret).update(`${practice ? 'practice-' : ''}mark:${way}`).digest('base64url'));
}

/** The ways to reach a company, each written the same however it was typed. */
export function waysTo({ email, phone, organisationNumber }: Contact): string[] {
  const number = (organisationNumber ?? '').replace(/\D/g, '').replace(/^16(?=\d{10}$)/, '');
  const called = plainPhone(phone ?? '');
  const written = (email ?? '').normalize('NFC').trim().toLowerCase();
  return [...(written === '' ? [] : [`email ${written}`]), ...(called.length < 6 ? [] : [`phone ${called}`]), ...(number.length === 10 ? [`number ${number}`] : [])];
}

/** A Swedish number as it is dialled at home; one from elsewhere with its country. */
function plainPhone(phone: string): string {
  const digits = phone.replace(/\(0\)/g, '').replace(/[^\d+]/g, '').replace(/(?!^)\+/g, '').replace(/^00/, '+');
  return digits.replace(/^\+460?/, '0');
}

/** Who has said no to this company about the same need of late, by recipient: they are not asked first again. */
export async function saidNo(store: Pick<Store, 'handover' | 'handovers' | 'kin'>, handover: string, at: string): Promise<string[]> {
  const row = await store.handover(handover);
  if (!row) return [];
  const kin = await store.kin(row.chain);
  const since = new Date(Date.parse(at) - remembered).toISOString();
  const declined = ({ status, facts }: HandoverRow) => status === 'declined' && facts.about === row.facts.about && (facts.endedAt ?? '') >= since;
  return (await store.handovers({ chains: kin.map(({ chain }) => chain) })).filter(declined).map(({ actor, facts }) => recipientKey({ actor, municipality: facts.municipality }));
}

/** What a promoter may see of how it went before, where the company has allowed that both times. */
export type Before = { recipient: string; at: string; how: 'helped' | 'partly' | 'not_helped' | 'passed_on' | 'declined' | 'open' };

const mostShown = 3;

/** Whom a company has been in touch with before this chain, the latest first. What nobody took is no contact. */
export async function beforeOf(store: Pick<Store, 'handovers' | 'kin'>, { chain, at }: { chain: string; at: string }): Promise<Before[]> {
  const shown = (await store.kin(chain)).filter((one) => one.shown).map((one) => one.chain);
  const rows = (await store.handovers({ chains: shown })).filter((row) => row.at < at);
  return rows.reverse().flatMap((row) => {
    const how = howItWent(row);
    return how ? [{ recipient: row.recipient, at: row.at, how }] : [];
  }).slice(0, mostShown);
}

function howItWent({ status, facts }: HandoverRow): Before['how'] | undefined {
  switch (status) {
    case 'completed':
      return facts.helped === 'no' ? 'not_helped' : facts.helped === 'partly' || (facts.helped === undefined && facts.outcome === 'partly') ? 'partly' : 'helped';
    case 'failed':
      return facts.helped === 'yes' ? 'helped' : facts.helped === 'partly' ? 'partly' : 'not_helped';
    case 'referred':
      return 'passed_on';
    case 'declined':
      return 'declined';
    case 'accepted':
    case 'contacted':
      return 'open';
    default:
      return undefined;
  }
}
