import type { Overlay } from './overlay.ts';

/** The golden conversations that hold, by region and name: those of the files, with what is published over them. */
export function allGolden(files: Readonly<Record<string, string>>, { golden }: Pick<Overlay, 'golden'>): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...files, ...golden }).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
}

/** Those of some regions. */
export function ofRegions(texts: Readonly<Record<string, string>>, regions: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([name]) => regions.includes(name.split('/')[0] ?? '')));
}

/** A name for a golden conversation's file: small letters a–z, digits and hyphens. */
export function nameFrom(title: string): string {
  const flat = title.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return flat.slice(0, 60) || 'samtal';
}
