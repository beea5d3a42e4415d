import { writeSync } from 'node:fs';
import type { Event } from '../../src/events.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { delivery, opened, rated, recorded, requested, said } from './samples.ts';

/**
 * A program of its own that appends until it is killed or cannot write any more, in several conversations at once. It prints
 * a line for each append that was acknowledged, and the error that stopped it.
 */
const [file = '', run = ''] = process.argv.slice(2);
const store = await openSqlite(file);
say('ready');
await Promise.all(Array.from({ length: 6 }, (_, lane) => talk(lane)));

async function talk(lane: number): Promise<void> {
  for (let count = 0; ; count += 1) {
    const id = `${run}-${lane}-${count}`;
    let version = 0;
    for (const events of turns(id)) {
      const deliveries = events.map((_event, index) => delivery(`${id}/${version + index + 1}`, id, { version: version + index + 1 }));
      try {
        await store.append(id, version, recorded(events, version), { deliveries });
      } catch (error) {
        return say(`stopped ${String((error as { code?: unknown }).code)}`);
      }
      version += events.length;
      say(`${id} ${version}`);
    }
  }
}

function turns(id: string): Event[][] {
  return [[opened], [said(`Hej från ${id}. `.repeat(30)), rated], [requested(`h-${id}`), rated, { type: 'handover.delivered', handover: `h-${id}` }]];
}

/** Written at once, so that what was printed was acknowledged. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}
