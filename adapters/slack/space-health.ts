import { setTimeout as sleep } from 'node:timers/promises';
import type { BoundChannel } from '../adapter.ts';
import type { HealthParts } from './health-parts.ts';
import { moveOn } from './move-on.ts';
import type { Space, Spaces } from './spaces.ts';
import type { Telling } from './telling.ts';
import { kindOf, reading } from './trouble.ts';
import type { SlackTrouble } from './trouble.ts';

/** What says nothing of the connection, but of the looking. */
export const aboutUs: readonly string[] = ['missing_scope', 'no_permission'];

/** Whether something that names this workspace, or none, is in it. */
export function isIn(spaces: Spaces, space: Space, team: string | undefined): boolean {
  return team === undefined ? spaces.isHome(space) : team === space.team();
}

/** Looks whether a workspace still lets us in, and does what follows from what it finds. */
export function spaceChecker({ app, spaces, log, now, words, showingIn, sure }: HealthParts, telling: Telling): (space: Space) => Promise<void> {
  const { read } = app;
  const at = () => now().toISOString();
  const boundIn = (space: Space) => read.boundChannels().filter(({ team }) => isIn(spaces, space, team));

  async function isBroken(space: Space, code: string): Promise<void> {
    const bound = boundIn(space);
    const names = telling.namesOf(bound);
    read.setReachable(bound.map(({ actor }) => actor), false);
    if (await read.markInstallation(space.key, code, at())) {
      log.error({ team: space.team(), code, advice: words.trouble(code) }, 'a workspace does not let the app in any more: what it would get goes another way until the app is let in again');
      await telling.say(bound, words.connectionBroken(names, words.trouble(code)), ({ team }) => isIn(spaces, space, team));
    }
    await moveOn(app, log, bound, async ({ team }) => (await spaces.of(team)) === space);
  }

  async function isWell(space: Space): Promise<void> {
    const bound = boundIn(space);
    if (!space.who.me()) void space.who.learn();
    read.setReachable(bound.map(({ actor }) => actor), true);
    if (!(await read.markInstallation(space.key, undefined, at()))) return;
    log.info({ team: space.team() }, 'a workspace lets the app in again');
    for (const one of bound) await forgiveChannel(one);
    await telling.say(bound, words.connectionWell(telling.namesOf(bound)));
  }

  /** What was wrong with a channel only because its workspace did not let us in is wrong no more. */
  async function forgiveChannel({ team, channel }: BoundChannel): Promise<void> {
    const showing = await showingIn(team);
    const known = await showing?.read.channel(channel);
    if (known?.problem !== undefined && kindOf(known.problem) === 'connection') await showing?.read.setChannel({ name: channel, at: at(), ...(known.id === undefined ? {} : { id: known.id }) });
  }

  return async (space) => {
    const first = await refusal(space);
    if (first === undefined) return;
    if (first === 'fine') return isWell(space);
    await sleep(sure, undefined, { ref: false });
    const second = await refusal(space);
    // Meanwhile the app may have been let in anew, with another key: that this one is refused says nothing then.
    if (second !== undefined && second !== 'fine' && spaces.all().includes(space)) await isBroken(space, second.code);
  };
}

/** Why a workspace does not let us in any more; `fine` when it does, nothing when nobody can tell. */
async function refusal({ client }: Space): Promise<{ code: string } | 'fine' | undefined> {
  try {
    await reading(() => client.auth.test());
    return 'fine';
  } catch (error) {
    const { kind, code } = error as SlackTrouble;
    return kind === 'connection' && !aboutUs.includes(code) ? { code } : undefined;
  }
}
