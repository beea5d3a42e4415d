import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from '../../src/store/driver.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openSqlite, openSqliteReader } from '../../src/store/sqlite.ts';
import { contact, delivery, open, rated, recorded, requested, said } from './samples.ts';
import { seeded } from './seeded.ts';
import { closing, temporaryFolder } from './stores.ts';

describe('a SQLite file', () => {
  it('is made together with its folder, for the own user only', async () => {
    const folder = join(temporaryFolder(), 'data', 'deeper');
    await closing(openSqlite(join(folder, 'a.db')));
    expect(existsSync(join(folder, 'a.db'))).toBe(true);
    expect(statSync(folder).mode & 0o077).toBe(0);
  });

  it('holds everything when it is opened again', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const before = await openSqlite(file);
    await open(before, 'c1', [said('Hej'), requested('h1')]);
    await before.append('c1', 3, [], { contact: { chain: 'h1', contact }, deliveries: [delivery('d1', 'c1')] });
    const [events, row] = [await before.load('c1'), await before.handover('h1')];
    await before.close();
    await before.close();
    const after = await closing(openSqlite(file));
    expect(await after.load('c1')).toEqual(events);
    expect(await after.handover('h1')).toEqual(row);
    expect(await after.contact('h1')).toEqual(contact);
    expect((await after.counts()).deliveriesDue).toBe(1);
  });

  it('is read beside who serves from it without being written to or waited for', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const serving = await closing(openSqlite(file));
    await open(serving, 'c1', [said('Hej')]);
    const writing = new Database(file);
    onTestFinished(() => { writing.close(); });
    // Something is to be erased for good, and somebody else is in the middle of writing.
    writing.exec('pragma user_version = 1; begin immediate');
    const reader = openSqliteReader(file, 10);
    expect((await reader.talks.utterances({ most: 9 })).map(({ text }) => text)).toEqual(['Hej']);
    await reader.close();
    expect(writing.pragma('user_version', { simple: true })).toBe(1);
    writing.exec('rollback');
  });

  it('says that something was set when a command has written to it, and not when it has written itself', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const serving = await closing(openSqlite(file, { lookMilliseconds: 10 }));
    const heard: unknown[] = [];
    onTestFinished(serving.onElsewhere((news) => { heard.push(news); }));
    await serving.setSettings({ actor: 'ekn', closed: [] }, '2026-11-24T08:00:00.000Z');
    await new Promise((later) => setTimeout(later, 60));
    expect(heard).toEqual([]);
    const command = await openSqlite(file);
    await command.setSettings({ actor: 'almi-dalarna', closed: [], team: 'T2' }, '2026-11-24T08:00:00.000Z');
    await command.close();
    await expect.poll(() => heard.length).toBeGreaterThan(0);
    expect(heard[0]).toBe('settings');
    expect(await serving.settings()).toContainEqual({ actor: 'almi-dalarna', closed: [], team: 'T2' });
  });

  it('writes ahead, and leaves nothing beside the file when it is closed', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const store = await openSqlite(file);
    await open(store, 'c1');
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    await store.close();
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it('is refused when SQLite does not take the settings that our promises rest on', async () => {
    // A file without a name is SQLite's own temporary file, which cannot be written ahead.
    await expect(openSqlite('')).rejects.toMatchObject({ name: 'StoreUnusable', code: 'unsafe', message: expect.stringContaining('journal_mode is') as string });
  });

  it('cannot be opened where there is no folder to be', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'a.db'));
    for (const file of [join(folder, 'file', 'a.db'), join(folder, 'a.db')]) {
      await expect(openSqlite(file)).rejects.toMatchObject({ code: 'unreachable', message: expect.stringContaining('gick inte att öppna') as string });
    }
  });

  it('cannot be opened while another program holds it', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const other = new Database(file);
    onTestFinished(() => { other.close(); });
    other.exec('begin exclusive');
    await expect(openSqlite(file, { busyMilliseconds: 20 })).rejects.toMatchObject({ code: 'unreachable', message: expect.stringContaining('locked') as string });
  });
});

describe('a damaged SQLite file', () => {
  async function fullFile(): Promise<string> {
    const file = join(temporaryFolder(), 'a.db');
    const store = await openSqlite(file);
    for (let index = 0; index < 60; index += 1) await open(store, `c${index}`, [said('Vi gör verktyg i Mora. '.repeat(40)), requested(`h${index}`)]);
    await store.close();
    return file;
  }
  async function expectRefused(file: string, code: string): Promise<void> {
    const bytes = readFileSync(file);
    const error = await openSqlite(file).then(() => undefined, (refused: unknown) => refused);
    expect(error).toMatchObject({ name: 'StoreUnusable', code });
    expect((error as Error).message).toContain(file);
    expect((error as Error).message).toMatch(/put the latest backup in its place[^]*lägg tillbaka den senaste säkerhetskopian/);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  }

  it('is refused wherever a page is overwritten, and left as it is', async () => {
    const random = seeded('overwritten pages');
    const sound = await fullFile();
    const pages = statSync(sound).size / 4096;
    for (let round = 0; round < 12; round += 1) {
      const file = `${sound}-${round}`;
      const bytes = readFileSync(sound);
      const page = 1 + Math.floor(random() * (pages - 1));
      for (let index = 0; index < 4096; index += 1) bytes[page * 4096 + index] = Math.floor(random() * 256);
      writeFileSync(file, bytes);
      await expectRefused(file, 'damaged');
    }
  });

  it('is refused when it is cut short', async () => {
    const file = await fullFile();
    truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096);
    await expectRefused(file, 'damaged');
  });

  it('is refused when it is something else', async () => {
    const file = join(temporaryFolder(), 'a.db');
    writeFileSync(file, 'Det här är ett brev och ingen databas.\n'.repeat(50));
    await expectRefused(file, 'not a database');
  });

  it('names the event that cannot be read, and nothing of what it holds', async () => {
    const file = await fullFile();
    const raw = new Database(file);
    raw.prepare("update events set body = ? where conversation = 'c1' and version = 2").run('{"type":"message.said","text":"hemligt"}');
    raw.prepare("update events set body = ? where conversation = 'c2' and version = 3").run('hemligt');
    raw.prepare("delete from events where conversation = 'c3' and version = 2").run();
    raw.prepare("update events set body = ? where conversation = 'c4' and version = 1").run('{"type":"hemligt"}');
    raw.close();
    const store = await closing(openSqlite(file));
    const message = (conversation: string) => store.load(conversation).then(() => '', (error: unknown) => (error as Error).message);
    expect(await message('c1')).toMatch(/^version 2 of the conversation c1 is damaged.*reading/);
    expect(await message('c2')).toMatch(/^version 3 of the conversation c2 is damaged.*not JSON/);
    expect(await message('c3')).toMatch(/^version 2 of the conversation c3 is missing/);
    expect(await message('c4')).toMatch(/^version 1 of the conversation c4 is damaged/);
    for (const conversation of ['c1', 'c2', 'c3', 'c4']) expect(await message(conversation)).not.toContain('hemligt');
    expect(await store.load('c5')).toHaveLength(3);
  });
});

describe('a SQLite file that cannot be written', () => {
  it('fails an append with the error of the driver, writes nothing of it, and takes the others of the same turn', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const store = await closing(openSqlite(file));
    for (const id of ['c1', 'c2', 'c3']) await open(store, id);
    const raw = new Database(file);
    raw.exec("create trigger full before insert on deliveries when new.conversation = 'c2' begin select raise(abort, 'no room'); end");
    raw.close();
    const append = (id: string) => store.append(id, 1, recorded([requested(`h-${id}`)], 1), { contact: { chain: `h-${id}`, contact }, deliveries: [delivery(`d-${id}`, id)] });
    const answers = await Promise.allSettled(['c1', 'c2', 'c3'].map(append));
    expect(answers).toMatchObject([{ status: 'fulfilled' }, { status: 'rejected', reason: { code: 'SQLITE_CONSTRAINT_TRIGGER', message: 'no room' } }, { status: 'fulfilled' }]);
    await expect(append('c2')).rejects.toMatchObject({ message: 'no room' });
    expect(await store.load('c2')).toHaveLength(1);
    expect(await store.contact('h-c2')).toBeUndefined();
    expect(await store.handover('h-c2')).toBeUndefined();
    expect(await store.load('c3')).toHaveLength(2);
  });

  it('fails an append while another program writes for too long, and takes it afterwards', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const store = await closing(openSqlite(file, { busyMilliseconds: 20 }));
    await open(store, 'c1');
    const other = new Database(file);
    onTestFinished(() => { other.close(); });
    other.exec('begin immediate');
    const answers = await Promise.allSettled([store.append('c1', 1, recorded([rated], 1)), store.append('c2', 0, recorded([rated]))]);
    expect(answers).toMatchObject([1, 2].map(() => ({ status: 'rejected', reason: { code: 'SQLITE_BUSY' } })));
    expect(await store.load('c1')).toHaveLength(1);
    other.exec('commit');
    await store.append('c1', 1, recorded([rated], 1));
    expect(await store.load('c1')).toHaveLength(2);
  });

  it('makes it a conflict when a version is there already, even if the stream does not know of it', async () => {
    const file = join(temporaryFolder(), 'a.db');
    const store = await closing(openSqlite(file));
    await open(store, 'c1', [rated]);
    const raw = new Database(file);
    raw.prepare("insert into events (conversation, version, at, cause, body) select conversation, 4, at, cause, body from events where version = 2").run();
    raw.close();
    await expect(store.append('c1', 2, recorded([rated, rated], 2))).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.counts()).toMatchObject({ conversations: 1 });
    await store.append('c1', 2, recorded([rated], 2));
  });

  it('is whole in a copy taken at any moment', async () => {
    const random = seeded('cut logs');
    const folder = temporaryFolder();
    const store = await closing(openSqlite(join(folder, 'a.db')));
    for (let turn = 0; turn < 30; turn += 1) {
      const conversation = `c${turn % 5}`;
      const version = (await store.load(conversation)).length;
      if (version === 0) await open(store, conversation);
      else await store.append(conversation, version, recorded([said('Hej '.repeat(random() * 900)), rated], version), { deliveries: [delivery(`d${turn}`, conversation)] });
    }
    const log = readFileSync(join(folder, 'a.db-wal'));
    const frame = 4096 + 24;
    const cuts = Array.from({ length: 40 }, () => (random() < 0.5 ? Math.floor(random() * log.length) : 32 + frame * Math.floor(random() * (log.length / frame))));
    for (const [index, cut] of cuts.entries()) {
      const copy = join(folder, `copy-${index}.db`);
      copyFileSync(join(folder, 'a.db'), copy);
      writeFileSync(`${copy}-wal`, log.subarray(0, cut));
      const opened = await openSqlite(copy);
      let turns = 0;
      for (let conversation = 0; conversation < 5; conversation += 1) {
        const { length } = await opened.load(`c${conversation}`);
        expect(length === 0 || length % 2 === 1, `cut at ${cut}`).toBe(true);
        turns += Math.max(0, (length - 1) / 2);
      }
      expect((await opened.counts()).deliveriesDue, `cut at ${cut}`).toBe(turns);
      await opened.close();
    }
  });
});
