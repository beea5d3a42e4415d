import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../src/store/migrations/migrate.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import type { News, Store } from '../../src/store/store.ts';
import { at, delivery, open, opened, rated, recorded, requested, said } from './samples.ts';
import { closing, newDatabase } from './stores.ts';

/** Asks the server itself, beside the store. */
async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

describe.skipIf(newDatabase === undefined)('Postgres', () => {
  const database = () => newDatabase!();
  async function two(): Promise<{ url: string; one: Store; other: Store }> {
    const url = await database();
    const [one, other] = await Promise.all([closing(openPostgres(url)), closing(openPostgres(url))]);
    return { url, one, other };
  }
  /** What a store hears, and a way to wait for it. */
  function hearing(store: Store): { heard: News[]; next(): Promise<News>; until(wanted: News): Promise<void> } {
    const heard: News[] = [];
    const waiting: ((news: News) => void)[] = [];
    onTestFinished(store.onElsewhere((news) => { heard.push(news); waiting.shift()?.(news); }));
    const next = () => new Promise<News>((resolve) => waiting.push(resolve));
    return { heard, next, until: async (wanted) => { while ((await next()) !== wanted); } };
  }

  describe('with several processes', () => {
    it('has its tables made once, however many start at the same time', async () => {
      const url = await database();
      const stores = await Promise.all(Array.from({ length: 6 }, () => closing(openPostgres(url))));
      await open(stores[0]!, 'c1');
      for (const store of stores) expect(await store.load('c1')).toHaveLength(1);
      expect(await ask(url, 'select name from kysely_migration')).toHaveLength(Object.keys(migrations).length);
    });

    it('lets the first of two that accept at once win', async () => {
      const { one, other } = await two();
      for (let round = 0; round < 20; round += 1) {
        const id = `c${round}`;
        await open(one, id, [requested(`h-${id}`)]);
        const accepted = (name: string) => recorded([{ type: 'handover.accepted', handover: `h-${id}`, promoter: { id: name, name }, callBy: at(99) }], 2);
        const answers = await Promise.allSettled([one.append(id, 2, accepted('Anna')), other.append(id, 2, accepted('Bo'))]);
        expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
        expect(answers.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } });
        expect(await one.load(id)).toHaveLength(3);
        expect((await one.handover(`h-${id}`))?.promoter).toBe(answers[0]?.status === 'fulfilled' ? 'Anna' : 'Bo');
      }
    });

    it('lets crowds that write to the same conversations through without a deadlock', async () => {
      const { one, other } = await two();
      const ids = Array.from({ length: 20 }, (_, index) => `c${index}`);
      const opening = await Promise.allSettled([one, other].flatMap((store) => ids.map((id) => store.append(id, 0, recorded([opened])))));
      expect(opening.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
      const adding = await Promise.allSettled([one, other].flatMap((store) => ids.toReversed().map((id) => store.append(id, 1, recorded([rated], 1)))));
      expect(adding.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
      expect(adding.flatMap((answer) => (answer.status === 'rejected' ? [(answer.reason as { code: string }).code] : []))).toEqual(Array.from({ length: 20 }, () => 'conflict'));
    });

    it('gives no delivery to two, and all to somebody, while more are written', async () => {
      const { one, other } = await two();
      await open(one, 'c1');
      await open(other, 'c2');
      const write = async (store: Store, id: string) => {
        for (let round = 0; round < 10; round += 1) await store.append(id, 1, [], { deliveries: Array.from({ length: 10 }, (_, index) => delivery(`${id}-${round}-${index}`, id, { handover: `h-${id}-${round}-${index}` })) });
      };
      const claimed: string[] = [];
      const claimAll = async (store: Store) => {
        for (let empty = 0; empty < 5;) {
          const some = await store.claim(at(1), at(9), 3);
          expect(some.length).toBeLessThanOrEqual(3);
          claimed.push(...some.map(({ id }) => id));
          empty = some.length === 0 ? empty + 1 : 0;
        }
      };
      await Promise.all([write(one, 'c1'), write(other, 'c2'), claimAll(one), claimAll(one), claimAll(other), claimAll(other)]);
      await claimAll(one);
      expect(claimed).toHaveLength(200);
      expect(new Set(claimed).size).toBe(200);
    });

    it('leaves to whoever tells of a handover all that is to be told of it, until that is done or has run out', async () => {
      const { one, other } = await two();
      await open(one, 'c1');
      const add = (id: string) => one.append('c1', 1, [], { deliveries: [delivery(id, 'c1', { kind: 'refresh' })] });
      const ids = async (store: Store, now: number, until: number) => (await store.claim(at(now), at(until), 9)).map(({ id }) => id).sort();
      await add('d1');
      expect(await ids(one, 0, 5)).toEqual(['d1']);
      await add('d2');
      expect(await ids(other, 1, 6)).toEqual([]);
      expect(await other.nextDue()).toBe(at(5));
      await one.settle('d1', { outcome: 'done' });
      expect(await other.nextDue()).toBe(at(0));
      expect(await ids(one, 2, 7)).toEqual(['d2']);
      await add('d3');
      expect(await ids(other, 7, 12)).toEqual(['d2']);
      await other.settle('d2', { outcome: 'done' });
      expect(await ids(other, 7, 12)).toEqual(['d3']);
    });

    it('tells the others of what is appended and forgotten, and not oneself', async () => {
      const { one, other } = await two();
      const mine = hearing(one);
      const theirs = hearing(other);
      let next = theirs.next();
      await open(one, 'c1');
      expect(await next).toEqual({ conversation: 'c1', deliveries: false, forgotten: false });
      next = theirs.next();
      await one.append('c1', 1, recorded([said('Hej')], 1), { deliveries: [delivery('d1', 'c1')] });
      expect(await next).toEqual({ conversation: 'c1', deliveries: true, forgotten: false });
      expect(await other.load('c1', 1)).toHaveLength(1);
      next = theirs.next();
      await one.forget('c1');
      expect(await next).toEqual({ conversation: 'c1', deliveries: false, forgotten: true });
      expect(mine.heard).toEqual([]);
    });

    it('tells nothing of an append that failed', async () => {
      const { one, other } = await two();
      const theirs = hearing(other);
      await open(one, 'c1');
      await expect(one.append('c1', 5, recorded([rated], 5))).rejects.toMatchObject({ code: 'conflict' });
      const next = theirs.next();
      await open(one, 'c2');
      await next;
      expect(theirs.heard.map((news) => (typeof news === 'string' ? news : news.conversation)).filter((id) => id !== 'c2')).toEqual(['c1']);
    });

    it('passes over what others say on the channel', async () => {
      const { url, one, other } = await two();
      const theirs = hearing(other);
      const next = theirs.next();
      await ask(url, `notify ratt_dorr, 'hello'`);
      await open(one, 'c1');
      expect(await next).toMatchObject({ conversation: 'c1' });
    });

    it('hears again after every connection was broken, and says that something may have been missed', async () => {
      const { url, one, other } = await two();
      await open(one, 'c1');
      const theirs = hearing(other);
      const back = theirs.until('anything');
      await ask(url, `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'ratt-dorr%' and datname = current_database()`);
      await back;
      expect(await other.load('c1')).toHaveLength(1);
      const afterwards = theirs.next();
      await one.append('c1', 1, recorded([rated], 1)).catch(() => one.append('c1', 1, recorded([rated], 1)));
      expect(await afterwards).toMatchObject({ conversation: 'c1' });
    });
  });

  it('fails what was under way when its connection breaks, and takes it again afterwards', async () => {
    const { url, one } = await two();
    await open(one, 'c1');
    const holder = new pg.Client({ connectionString: url });
    await holder.connect();
    onTestFinished(() => holder.end());
    await holder.query(`begin; update conversations set practice = practice where id = 'c1'`);
    const appending = one.append('c1', 1, recorded([rated], 1)).then(() => 'kept', () => 'failed');
    const waiting = `from pg_stat_activity where application_name = 'ratt-dorr' and wait_event_type = 'Lock' and datname = current_database()`;
    while ((await ask(url, `select pid ${waiting}`)).length === 0);
    await ask(url, `select pg_terminate_backend(pid) ${waiting}`);
    expect(await appending).toBe('failed');
    await holder.query('rollback');
    expect(await one.load('c1')).toHaveLength(1);
    await one.append('c1', 1, recorded([rated], 1));
    expect(await one.load('c1')).toHaveLength(2);
  });

  describe('that cannot be used', () => {
    const refused = (url: string) => openPostgres(url).then(() => { throw new Error('it opened'); }, (error: unknown) => error as Error & { code: string });

    it('says that nothing answers at the address, in both languages and without the password', async () => {
      const error = await refused('postgres://dorr:hemligt@127.0.0.1:1/ratt_dorr');
      expect(error).toMatchObject({ code: 'no server', message: expect.stringMatching(/127\.0\.0\.1:1\/ratt_dorr cannot be reached[^]*går inte att nå/) as string });
      expect(error.message).not.toContain('hemligt');
    });

    it('says so when the password is wrong or the database is not there', async () => {
      const url = await database();
      for (const wrong of [url.replace(':dorr@', ':hemligt@'), `${url}_nowhere`]) {
        const error = await refused(wrong);
        expect(error).toMatchObject({ code: 'no entry', message: expect.stringMatching(/does not let[^]*släpper inte in/) as string });
        expect(error.message).not.toContain('hemligt');
      }
    });

    it('says which right is missing when it may not make its tables', async () => {
      const url = await database();
      await ask(url, `create role guest${Date.now()} login password 'guest'`);
      const [row] = await ask(url, `select rolname from pg_roles where rolname like 'guest%'`);
      const error = await refused(url.replace('dorr:dorr@', `${String(row?.['rolname'])}:guest@`));
      expect(error).toMatchObject({ code: 'no tables', message: expect.stringMatching(/grant usage, create[^]*får inte skapa/) as string });
    });

    it('is refused when it does not wait for the disk', async () => {
      const url = await database();
      await ask(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`);
      expect(await refused(url)).toMatchObject({ code: 'unsafe server', message: expect.stringContaining('synchronous_commit is off') as string });
    });

    it('stops a version of the program that is older than the database', async () => {
      const url = await database();
      await (await openPostgres(url)).close();
      await ask(url, `insert into kysely_migration (name, timestamp) values ('9999-later', '')`);
      expect(await refused(url)).toMatchObject({ code: 'newer', message: expect.stringContaining('9999-later') as string });
    });

    it('leaves no table behind when a start is cut off', async () => {
      const url = await database();
      await ask(url, 'create table requests (id text)');
      await expect(openPostgres(url)).rejects.toThrow('already exists');
      expect(await ask(url, `select table_name as name from information_schema.tables where table_schema = 'public' and table_name not like 'kysely%'`)).toEqual([{ name: 'requests' }]);
      await ask(url, 'drop table requests');
      expect(await (await closing(openPostgres(url))).load('c1')).toEqual([]);
    });
  });
});
