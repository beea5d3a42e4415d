import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

export const draftKinds = ['actor', 'golden', 'source', 'order'] as const;
export type DraftKind = (typeof draftKinds)[number];

/** Something of the knowledge as somebody wants it to be. `version` is what tells it from what was there before; `askedAt` since when it waits for somebody who may publish. */
export type KeptDraft = { kind: DraftKind; id: string; region: string; version: string; body: string; account: string; name: string; at: string; askedAt?: string };
/** An address of the web, and how it went when it was last looked at: `found` is a code, in a word. */
export type KeptLink = { url: string; works: boolean; found: string; at: string };

/** The part of the store that keeps what is being changed in the knowledge. */
export interface Editing {
  /** All of them, the latest first. */
  drafts(): Promise<KeptDraft[]>;
  draft(kind: DraftKind, id: string): Promise<KeptDraft | undefined>;
  /** Puts a draft in place of the one whose version is `instead`, or where there is none. False when another is there by now: nobody's work is lost. */
  putDraft(draft: KeptDraft, instead: string | undefined): Promise<boolean>;
  /** Takes a draft away, if it is still that version. */
  dropDraft(kind: DraftKind, id: string, version: string): Promise<boolean>;
  links(): Promise<KeptLink[]>;
  putLink(link: KeptLink): Promise<void>;
  /** Forgets what was found of addresses that nothing names any more. */
  keepLinks(urls: readonly string[]): Promise<void>;
}

export function editingIn(db: Kysely<Tables>): Editing {
  return {
    drafts: async () => (await db.selectFrom('drafts').selectAll().orderBy('at', 'desc').orderBy('id').execute()).map(draftFrom),
    draft: async (kind, id) => {
      const row = await db.selectFrom('drafts').selectAll().where('kind', '=', kind).where('id', '=', id).executeTakeFirst();
      return row && draftFrom(row);
    },
    putDraft: async ({ askedAt, ...draft }, instead) => {
      const values = { ...draft, asked_at: askedAt ?? null };
      if (instead === undefined) {
        const made = await db.insertInto('drafts').values(values).onConflict((conflict) => conflict.columns(['kind', 'id']).doNothing()).executeTakeFirst();
        return Number(made.numInsertedOrUpdatedRows ?? 0) > 0;
      }
      const put = await db.updateTable('drafts').set(values).where('kind', '=', draft.kind).where('id', '=', draft.id).where('version', '=', instead).executeTakeFirst();
      return Number(put.numUpdatedRows) > 0;
    },
    dropDraft: async (kind, id, version) => Number((await db.deleteFrom('drafts').where('kind', '=', kind).where('id', '=', id).where('version', '=', version).executeTakeFirst()).numDeletedRows) > 0,
    links: async () => (await db.selectFrom('links').selectAll().orderBy('url').execute()).map(({ works, ...link }) => ({ ...link, works: works === 1 })),
    putLink: async ({ works, ...link }) => {
      const values = { ...link, works: works ? 1 : 0 };
      await db.insertInto('links').values(values).onConflict((conflict) => conflict.column('url').doUpdateSet(values)).execute();
    },
    keepLinks: async (urls) => {
      const named = new Set(urls);
      const kept = await db.selectFrom('links').select('url').execute();
      for (const { url } of kept) if (!named.has(url)) await db.deleteFrom('links').where('url', '=', url).execute();
    },
  };
}

function draftFrom({ asked_at, kind, ...row }: Tables['drafts']): KeptDraft {
  return { ...row, kind, ...(asked_at === null ? {} : { askedAt: asked_at }) };
}
