import { base } from './shared.ts';
import type { TrainingWords } from './words.ts';

/** So many rows of a list are on a page. */
const pageSize = 50;

/** One page of a list, the nearest to the one that is asked for. */
export type PageOf<One> = { shown: readonly One[]; page: number; pages: number };

/** The rows of the page that an address asks for by number. */
export function pageOf<One>(all: readonly One[], asked: string): PageOf<One> {
  const pages = Math.max(1, Math.ceil(all.length / pageSize));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked)) || 1));
  return { shown: all.slice((page - 1) * pageSize, page * pageSize), page, pages };
}

/** The way to the page before and the page after; nothing where there is only one. `to` is the list's path, and `query` what else its address says. */
export function Pages({ words, of: { page, pages }, to, query = {} }: { words: TrainingWords; of: Pick<PageOf<unknown>, 'page' | 'pages'>; to: string; query?: Record<string, string> }) {
  const path = (number: number) => `${base}${to}?${new URLSearchParams({ ...query, sida: String(number) }).toString()}`;
  if (pages === 1) return null;
  return (
    <nav class="actions" aria-label={words.page(page, pages)}>
      {page > 1 && <a href={path(page - 1)}>{words.earlier}</a>}
      <span>{words.page(page, pages)}</span>
      {page < pages && <a href={path(page + 1)}>{words.later}</a>}
    </nav>
  );
}
