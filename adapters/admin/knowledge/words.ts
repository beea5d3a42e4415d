import type { Language } from '../../../src/events.ts';
import { en } from './words.en.ts';
import { sv } from './words.sv.ts';
import type { KnowledgeWords } from './words.sv.ts';

export type { KnowledgeWords } from './words.sv.ts';

/** The words of the pages about knowledge, in a language. */
export function knowledgeWords(language: Language): KnowledgeWords {
  return language === 'sv' ? sv : en;
}

/** What a field is called, by its path in an actor or a service: suits.sector is Bransch. */
export function fieldName(words: KnowledgeWords, path: string): string {
  const names: Readonly<Record<string, string>> = words.fields;
  const plain = path.replace(/\.\d+(?=\.|$)/g, '').replace(/\.(sv|en|v|sources|unverified)$/, '');
  return names[plain] ?? names[plain.split('.').at(-1) ?? ''] ?? plain;
}

/** What a place in an actor is called: a field of its own, or one of a service of its. */
export function placeName(words: KnowledgeWords, path: string): string {
  const [, nth, field] = /^services\.(\d+)\.?(.*)$/.exec(path) ?? [];
  if (nth === undefined) return fieldName(words, path);
  return [words.inService(Number(nth) + 1), ...(field ? [fieldName(words, field)] : [])].join(': ');
}

/** A day and an hour, as it is in Sweden. */
export function timeOf(iso: string, language: Language): string {
  return new Date(iso).toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Stockholm' });
}

/** What a column of a sheet is called: a field, and which part of it. No two are called alike. */
export function columnName(words: KnowledgeWords, cell: string): string {
  const [, path = cell, part] = /^(.*?)(?:\.(sv|en|v|sources|unverified))?$/.exec(cell) ?? [];
  const [whom = ''] = path.split('.');
  const name = whom === 'suits' || whom === 'never' ? `${words.fields[whom]}: ${fieldName(words, path)}` : fieldName(words, path);
  if (part === 'sv') return `${name} (${words.swedish})`;
  if (part === 'en') return `${name} (${words.english})`;
  if (part === 'sources') return `${name}: ${words.sources.toLowerCase()}`;
  return part === 'unverified' ? `${name}: ${words.unverified.toLowerCase()}` : name;
}
