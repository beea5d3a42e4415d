import type { VNode } from 'preact';
import type { Pictures } from '../../../src/store/pictures.ts';
import type { Seen } from './seen.ts';
import type { Table } from './table.tsx';
import type { Words } from './words.ts';

/** What a picture has become: what it says in a sentence or two, itself, and its numbers. Nothing where nothing has happened. */
export type Drawn = { summary: readonly string[]; picture: VNode; tables: readonly Table[] };
/** A picture: the last part of its address, what it is called, and how it is drawn. */
export type Picture = {
  id: string;
  words: (words: Words) => { name: string; lead: string };
  draw(seen: Seen, pictures: Pictures): Promise<Drawn | undefined>;
};
