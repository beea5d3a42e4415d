import type { App } from '../../adapters/adapter.ts';
import { migrations } from '../../src/store/migrations/migrate.ts';
import type { Store } from '../../src/store/store.ts';

/** Where a program can be killed by name, and what is true there. All but `written` and `migrating` are points in the small program. */
export const steps = {
  migrating: 'while the tables are made',
  releasing: 'at the start, when the claims of the life before have been released (SQLite)',
  committed: 'after a handover was committed, before the outbox is woken',
  claimed: 'after a card was claimed, before it is posted',
  written: 'after Slack wrote a card, before its answer',
  posted: 'after Slack’s answer, before the card’s place is kept',
  placed: 'after the card’s place is kept, before the delivery is settled',
  told: 'when all is done but the settling',
  kept: 'after a press was kept, before Slack is answered',
  pressed: 'after a press was answered, before it is done',
  handled: 'after a press was done, before it is marked as handled',
} as const;
export type Step = keyof typeof steps;

/** Says that a step is reached. */
export type Reached = (step: Step) => void;

const forever = () => new Promise<never>(() => undefined);

/** The store, but it stands still for ever at the step that is asked for, and says so: whoever hears it kills the program. */
export function holding(store: Store, wanted: Step | undefined, reached: Reached): Store {
  const at = async (step: Step, here = true): Promise<void> => {
    if (step !== wanted || !here) return;
    reached(step);
    await forever();
  };
  const isPress = (id: string) => id.startsWith('slack:action:');
  return {
    ...store,
    async append(conversation, expected, records, also) {
      await store.append(conversation, expected, records, also);
      await at('committed', also?.deliveries?.some(({ kind }) => kind === 'card') === true);
    },
    async claim(now, until, limit) {
      const claimed = await store.claim(now, until, limit);
      await at('claimed', claimed.some(({ kind }) => kind === 'card'));
      return claimed;
    },
    async setPlace(handover, place) {
      await at('posted');
      await store.setPlace(handover, place);
      await at('placed');
    },
    async settle(delivery, result) {
      await at('told', result.outcome === 'done' && delivery.endsWith('.card'));
      await store.settle(delivery, result);
    },
    async releaseAll(now) {
      const released = await store.releaseAll(now);
      await at('releasing');
      return released;
    },
    async keep(request) {
      const first = await store.keep(request);
      await at('kept', isPress(request.id));
      return first;
    },
    async handled(id, now) {
      await at('handled', isPress(id));
      await store.handled(id, now);
    },
  };
}

/** The way in, but it stands still when a promoter takes a case, where that is asked for. */
export function holdingPresses(receive: App['receive'], wanted: Step | undefined, reached: Reached): App['receive'] {
  return async (conversation, input, access) => {
    if (wanted === 'pressed' && input.type === 'handover.accept') {
      reached('pressed');
      await forever();
    }
    return receive(conversation, input, access);
  };
}

/** Lets the last step of bringing the tables up to date stand still when it has been taken and nothing is committed yet. */
export function holdMigration(reached: Reached): void {
  const last = Object.values(migrations).at(-1);
  if (!last) return;
  const { up } = last;
  const name = Object.keys(migrations).at(-1) ?? '';
  (migrations as Record<string, typeof last>)[name] = {
    async up(db) {
      await up(db);
      reached('migrating');
      await forever();
    },
  };
}
