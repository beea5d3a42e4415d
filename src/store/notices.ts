import type { Kysely } from 'kysely';
import { Notice } from '../retention/notice.ts';
import type { NoticeVersion } from '../retention/notice.ts';
import { readKept } from './damaged.ts';
import type { Tables } from './tables.ts';

/** The part of the store that keeps every version of what companies are told of their personal data. */
export interface Notices {
  /** All versions, of one door or of all, the first first. */
  notices(door?: string): Promise<NoticeVersion[]>;
  /** Puts a draft in place of the one there was at its door, or makes the next version. Answers its number. */
  draftNotice(draft: { door: string; notice: Notice; at: string; by: string }): Promise<number>;
  /** Makes the draft what is said from now on. False when there is no such draft. */
  publishNotice(door: string, version: number, published: { at: string; by: string }): Promise<boolean>;
}

export function noticesIn(db: Kysely<Tables>): Notices {
  return {
    notices: async (door) => (await db.selectFrom('notices').selectAll().$if(door !== undefined, (query) => query.where('door', '=', door ?? '')).orderBy('door').orderBy('version').execute()).map(versionFrom),
    draftNotice: ({ door, notice, at, by }) => db.transaction().execute(async (trx) => {
      const values = { body: JSON.stringify(notice), at, by };
      const last = await trx.selectFrom('notices').select(['version', 'published_at']).where('door', '=', door).orderBy('version', 'desc').limit(1).executeTakeFirst();
      const version = last === undefined ? 1 : last.published_at === null ? last.version : last.version + 1;
      await trx.insertInto('notices').values({ door, version, ...values, published_at: null })
        .onConflict((conflict) => conflict.columns(['door', 'version']).doUpdateSet(values).where('notices.published_at', 'is', null)).execute();
      return version;
    }),
    publishNotice: async (door, version, { at, by }) => {
      const { numUpdatedRows } = await db.updateTable('notices').set({ published_at: at, by }).where('door', '=', door).where('version', '=', version).where('published_at', 'is', null).executeTakeFirst();
      return Number(numUpdatedRows) === 1;
    },
  };
}

function versionFrom({ door, version, body, at, by, published_at: publishedAt }: Tables['notices']): NoticeVersion {
  return { door, version, notice: readKept(Notice, body, `version ${version} of a notice`), at, by, ...(publishedAt === null ? {} : { publishedAt }) };
}
