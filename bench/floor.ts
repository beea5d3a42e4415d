// The floor that a turn is compared with: an Express route that validates with zod and writes one row to SQLite with
// synchronous=FULL.
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Database } from '../src/store/driver.ts';
import express from 'express';
import { z } from 'zod';
import { scratch } from './measure.ts';

process.once('SIGTERM', () => { process.exit(); });
const Body = z.strictObject({ id: z.uuid(), text: z.string().max(2000) });
const db = new Database(join(scratch('floor'), 'floor.db'));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec('CREATE TABLE messages (id TEXT PRIMARY KEY, text TEXT NOT NULL)');
const insert = db.prepare('INSERT INTO messages (id, text) VALUES (?, ?)');
const app = express();
app.use(express.json({ limit: '32kb' }));
app.post('/messages', (request, response) => {
  const { id, text } = Body.parse(request.body);
  insert.run(id, text);
  response.json({ id });
});
const server = app.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => { process.stdout.write(`listening on ${(server.address() as AddressInfo).port}\n`); });
