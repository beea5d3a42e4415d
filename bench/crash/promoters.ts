import { setTimeout as sleep } from 'node:timers/promises';
import { actionIds } from '../../adapters/slack/card.ts';
import { Missing } from '../../adapters/slack/desk/desk.ts';
import type { Oracle } from './oracle.ts';
import type { FakeSlack, Shown } from './slack.ts';

/** People who take cases as they see them. `stop` ends them when what they have pressed has got its answer. */
export type Promoters = { stop(): Promise<void> };

/** Lets promoters press on about half of the cards, now and then two at once; a press that was not answered is made again. */
export function openPromoters(slack: FakeSlack, oracle: Oracle, random: () => number): Promoters {
  const users = slack.desk.state().people.map(({ id }) => id);
  let stopped = false;
  const one = () => users[Math.floor(random() * users.length)] ?? '';

  async function press(card: Shown, user: string): Promise<boolean> {
    const { handover, channel, ts } = card;
    oracle.pressing.set(handover, (oracle.pressing.get(handover) ?? new Set()).add(user));
    try {
      const { ok } = await slack.desk.press({ user, at: { channel, ts }, action: actionIds.accept });
      if (ok) oracle.pressed.add(handover);
      return ok;
    } catch (error) {
      // The button is gone: somebody has taken the case already.
      if (error instanceof Missing) return true;
      throw error;
    }
  }

  async function work(): Promise<void> {
    while (!stopped) {
      await sleep(10 + random() * 40);
      const card = slack.appUrl() === undefined ? undefined : slack.seen.shift();
      if (!card || random() < 0.4) continue;
      const answers = await Promise.all([press(card, one()), ...(random() < 0.2 ? [press(card, one())] : [])]);
      if (!answers.some(Boolean)) slack.seen.unshift(card);
    }
  }

  const working = [work(), work(), work()];
  return { async stop() { stopped = true; await Promise.all(working); } };
}
