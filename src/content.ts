import type { Compiled } from './compiled.ts';
import { directoryOf } from './directory.ts';
import type { Settings } from './events.ts';
import type { Knowledge } from './knowledge/schema.ts';
import { leavers, withSettings } from './knowledge/settle.ts';
import { understandingOf } from './parts.ts';
import type { Phrases } from './phrases.ts';
import type { Understand } from './understand.ts';
import { makeWorld } from './world.ts';

/** After this long a channel that did not work is trusted again, until Slack says otherwise. */
export const recheckMs = 15 * 60_000;

/** The content as it is at present: it is renewed whole, and who takes part changes when an actor sets something, or a channel turns out to work or not. `mails`: whether handovers can go by e-mail. */
export function livingContent(first: Compiled, live: 'knowledge' | 'all', set: readonly Settings[], mails = false) {
  /** What does not work of each actor, and when it is trusted again. */
  const broken = new Map<string, NodeJS.Timeout | undefined>();
  const isBroken = (actor: string) => broken.has(`channel ${actor}`) || broken.has(`workspace ${actor}`);
  const make = (compiled: Compiled, settings: readonly Settings[]) => {
    const knowledge = withSettings(compiled.knowledge, settings);
    return { compiled, settings, knowledge, understand: understandingOf(compiled), directory: directoryOf(knowledge), world: worldOf(knowledge, compiled.phrases, settings) };
  };
  const worldOf = (knowledge: Knowledge, phrases: Phrases, settings: readonly Settings[]) => makeWorld(knowledge, phrases, { live, left: leavers(settings), broken: isBroken, mails });
  let now = make(first, set);
  // Made anew when it is asked for next: a whole workspace may break at once.
  let stale = false;
  const world = () => {
    if (stale) now = { ...now, world: worldOf(now.knowledge, now.compiled.phrases, now.settings) };
    stale = false;
    return now.world;
  };
  const renewWorld = () => { stale = true; };
  const understand: Understand = (text, context) => now.understand(text, context);
  return {
    understand,
    world,
    knowledge: () => now.knowledge,
    directory: () => now.directory,
    settings: () => now.settings,
    renew(compiled: Compiled) { now = make(compiled, now.settings); },
    settle(settings: readonly Settings[]) {
      const knowledge = withSettings(now.compiled.knowledge, settings);
      now = { ...now, settings, knowledge, directory: directoryOf(knowledge), world: worldOf(knowledge, now.compiled.phrases, settings) };
    },
    channelChanged(actor: string, breaks: boolean, what: 'channel' | 'workspace' = 'channel') {
      const key = `${what} ${actor}`;
      const before = isBroken(actor);
      clearTimeout(broken.get(key));
      if (breaks) broken.set(key, what === 'channel' ? setTimeout(() => { if (broken.delete(key)) renewWorld(); }, recheckMs).unref() : undefined);
      else broken.delete(key);
      if (before !== isBroken(actor)) renewWorld();
    },
  };
}
