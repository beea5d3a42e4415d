import { z } from 'zod';

/** On what ground a conversation is kept, as the law names them. */
export const bases = ['consent', 'public_task', 'legitimate_interest', 'contract'] as const;
export const Basis = z.enum(bases);
export type Basis = z.infer<typeof Basis>;

const line = z.string().trim().max(300).default('');
const text = z.string().trim().max(6_000).default('');

/** Who is responsible for the personal data at a door, and what its visitors are told. Without a door it holds for all that have none of their own. */
export const Notice = z.object({
  /** The body that is responsible, its number, and how it is reached. */
  responsible: line,
  number: line,
  contact: line,
  /** Its data protection officer. */
  officer: line,
  basis: Basis.default('consent'),
  /** Who runs the service for it, and whether anything leaves the EU. */
  suppliers: text,
  /** What it says itself, before all else. */
  sv: text,
  en: text,
});
export type Notice = z.infer<typeof Notice>;

/** One version of what is said at a door; published from a time on, or a draft. */
export type NoticeVersion = { door: string; version: number; notice: Notice; at: string; by: string; publishedAt?: string };

/** The door that stands for all. */
export const everyDoor = '';

/** The version that was in force at a door at a time: its own, else the one for all. Pure. */
export function noticeAt(versions: readonly NoticeVersion[], door: string, at: string): NoticeVersion | undefined {
  const of = (one: string) => versions.filter((version) => version.door === one && version.publishedAt !== undefined && version.publishedAt <= at).sort((a, b) => (a.publishedAt ?? '').localeCompare(b.publishedAt ?? '') || a.version - b.version).at(-1);
  return of(door) ?? of(everyDoor);
}

/** What must be filled in before a notice can be published. */
export function missingIn({ responsible, contact }: Notice): ('responsible' | 'contact')[] {
  return [...(responsible === '' ? ['responsible' as const] : []), ...(contact === '' ? ['contact' as const] : [])];
}
