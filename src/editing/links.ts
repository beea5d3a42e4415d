import { addressOf } from '../knowledge/match.ts';
import type { Knowledge } from '../knowledge/schema.ts';

/** An address that the knowledge names, and where: actors and sources by their ids. */
export type Named = { url: string; at: string[] };

/** Every address of the web in the knowledge, once. */
export function linksIn({ regions, sources }: Knowledge): Named[] {
  const named = new Map<string, string[]>();
  const add = (url: string, at: string) => { named.set(url, [...new Set([...(named.get(url) ?? []), at])]); };
  for (const [id, { url }] of Object.entries(sources)) if (/^https?:\/\//.test(url)) add(url, id);
  for (const { actors } of regions) for (const { id, website } of actors) if (typeof website.v === 'string' && website.v !== '') add(addressOf(website.v), id);
  return [...named].map(([url, at]) => ({ url, at })).sort((a, b) => (a.url < b.url ? -1 : 1));
}

/** Does a work for each of many, so many at a time, in order. */
export async function atMost<T>(most: number, all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values();
  await Promise.all(Array.from({ length: Math.min(most, all.length) }, async () => { for (const one of rest) await work(one); }));
}
