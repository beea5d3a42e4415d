import type { Compiled } from './compiled.ts';
import { directoryOf } from './directory.ts';
import type { Settings } from './events.ts';
import type { Knowledge } from './knowledge/schema.ts';
import { withSettings } from './knowledge/settle.ts';
import { understandingOf } from './parts.ts';
import type { Phrases } from './phrases.ts';
import type { Understand } from './understand.ts';
import { makeWorld } from './world.ts';

/** After this long a channel that did not work is trusted again, until Slack says otherwise. */
const recheckMs = 15 * 60_000;

/** The content as it is at present: it is renewed whole, and who takes part changes when an actor sets something, or a channel turns out to work or not. `mails`: whether handovers can go by e-mail. */
export function livingContent(first: Compiled, live: 'knowledge' | 'all', set: readonly Settings[], mails = false) {
  const broken = new Set<string>();
  const make = (compiled: Compiled, settings: readonly Settings[]) => {
    const knowledge = withSettings(compiled.knowledge, settings);
    return { compiled, settings, knowledge, understand: understandingOf(compiled), directory: directoryOf(knowledge), world: worldOf(knowledge, compiled.phrases) };
  };
  const worldOf = (knowledge: Knowledge, phrases: Phrases) => makeWorld(knowledge, phrases, { live, broken: (actor) => broken.has(actor), mails });
  let now = make(first, set);
  const renewWorld = () => { now = { ...now, world: worldOf(now.knowledge, now.compiled.phrases) }; };
  const understand: Understand = (text, context) => now.understand(text, context);
  return {
    understand,
    world: () => now.world,
    knowledge: () => now.knowledge,
    directory: () => now.directory,
    settings: () => now.settings,
    renew(compiled: Compiled) { now = make(compiled, now.settings); },
    settle(settings: readonly Settings[]) {
      const knowledge = withSettings(now.compiled.knowledge, settings);
      now = { ...now, settings, knowledge, directory: directoryOf(knowledge), world: worldOf(knowledge, now.compiled.phrases) };
    },
    channelChanged(actor: string, isBroken: boolean) {
      if (isBroken) setTimeout(() => { if (broken.delete(actor)) renewWorld(); }, recheckMs).unref();
      if (isBroken === broken.has(actor)) return;
      if (isBroken) broken.add(actor); else broken.delete(actor);
      renewWorld();
    },
  };
}
