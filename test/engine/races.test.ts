import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openEngine } from '../../src/engine.ts';
import type { Engine } from '../../src/engine.ts';
import { NotNow } from '../../src/events.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import type { Store } from '../../src/store/store.ts';
import { opened, recorded, requested } from '../store/samples.ts';
import { closing, newDatabase } from '../store/stores.ts';
import { readingOf, world } from '../world.ts';

/** So many in a run of all tests, as many as are asked for otherwise. */
const races = Number(process.env.RACES ?? 200);
const side = 8;
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);

/** Numbers between 0 and 1, the same for the same seed. */
function chance(from: number): () => number {
  let state = from;
  return () => (state = (state * 48_271 + 11) % 2_147_483_647) / 2_147_483_647;
}

/** An engine as a process has one. */
function engineOver(store: Store): Engine {
  const engine = openEngine({ store, world: () => world, understand: () => readingOf('lan'), deliversPractice: true, wake: () => undefined });
  store.onElsewhere((news) => { if (news !== 'settings' && news !== 'content') engine.hear(news); });
  return engine;
}

const inOneProcess = async () => {
  const store = await closing(openSqlite(':memory:'));
  const engine = engineOver(store);
  return { store, engines: [engine, engine] as const };
};
const inTwoProcesses = async () => {
  const url = await newDatabase!();
  const [one, other] = [await closing(openPostgres(url)), await closing(openPostgres(url))];
  return { store: one, engines: [engineOver(one), engineOver(other)] as const };
};
const places = [{ name: 'SQLite, in one process', open: inOneProcess }, ...(newDatabase === undefined ? [] : [{ name: 'Postgres, in two processes', open: inTwoProcesses }])];

describe.each(places)('when two promoters press at once, over $name,', ({ open }) => {
  it(`exactly one has the case and the other is told who, ${races} times (seed ${seed})`, { timeout: 0 }, async () => {
    const { store, engines } = await open();
    const won = [0, 0];
    const random = chance(seed);
    for (let done = 0; done < races; done += side) {
      await Promise.all(Array.from({ length: Math.min(side, races - done) }, (_, i) => race(done + i)));
    }
    console.log(`${races} races over ${store.shared ? 'Postgres, two processes' : 'SQLite, one process'}: won ${won.join(' and ')}`);
    expect(won[0]! + won[1]!).toBe(races);

    async function race(number: number): Promise<void> {
      const [id, handover] = [`c${number}`, `h${number}`];
      await store.append(id, 0, recorded([opened, requested(handover)]));
      const promoters = ['Kim', 'Lo'].map((name, i) => ({ id: `U${i}`, name }));
      // Who presses first takes turns, the other a moment later or none, and in every third race both processes know the case already.
      const order = number % 2 === 0 ? [0, 1] : [1, 0];
      const behind = Math.max(0, Math.floor(random() * 6) - 2);
      if (number % 3 === 0) await Promise.all(engines.map((engine) => engine.current(id)));
      const press = (one: number) => engines[one]!.receive(id, { id: `press ${number} ${one}`, at: '2026-11-24T09:00:00.000Z', type: 'handover.accept', handover, promoter: promoters[one]! });
      const answers = await Promise.allSettled(order.map(async (one, i) => { if (i === 1 && behind > 0) await sleep(behind); return press(one); }));
      const winner = order[answers.findIndex(({ status }) => status === 'fulfilled')]!;
      const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
      expect(refused).toHaveLength(1);
      expect(refused[0]).toBeInstanceOf(NotNow);
      expect(refused[0]).toMatchObject({ code: 'taken', detail: { name: promoters[winner]!.name } });
      const accepted = (await store.load(id)).flatMap(({ event }) => (event.type === 'handover.accepted' ? [event.promoter] : []));
      expect(accepted).toEqual([promoters[winner]]);
      won[winner]! += 1;
    }
  });
});
