import type { Knowledge } from './schema.ts';

/** The actors that are public authorities, or else under the principle of public access, by what is known of them. */
export function authoritiesIn({ regions }: Pick<Knowledge, 'regions'>): string[] {
  return regions.flatMap(({ actors }) => actors.filter(({ publicAuthority }) => publicAuthority).map(({ id }) => id));
}
