import { createHash, timingSafeEqual } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Request } from 'express';

/** Where the desk keeps its channels and cards between starts: a file beside the database, or nowhere with a database in memory. */
export function deskState(folder: string | undefined, log: { warn(about: object, text: string): void }): { load: () => unknown; save: (state: unknown) => void } {
  if (folder === undefined) return { load: () => undefined, save: () => undefined };
  const file = join(folder, 'desk.json');
  return {
    load() {
      if (!existsSync(file)) return undefined;
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as unknown;
      } catch (error) {
        renameSync(file, `${file}.damaged`);
        log.warn({ err: error, file }, 'the desk’s file could not be read; it was set aside as .damaged and the desk begins empty');
        return undefined;
      }
    },
    save(state) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

/** The desk shows contacts: it answers on loopback only, or with the key printed at start. */
export function mayEnterDesk(request: Request, key: string): boolean {
  if (typeof request.query.key === 'string' && isSame(request.query.key, key)) return true;
  const from = request.socket.remoteAddress ?? '';
  return request.headers['x-forwarded-for'] === undefined && (from === '127.0.0.1' || from === '::1' || from === '::ffff:127.0.0.1');
}

/** Compared in the same time however much of it is right. */
function isSame(given: string, key: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(key));
}
