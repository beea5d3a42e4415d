import { evidenceOf } from './belief.ts';
import type { OpenConversation } from './conversation.ts';
import type { World } from './world.ts';

/** Words that say nothing of what is asked about. */
const plain = new Set(['att', 'den', 'det', 'ett', 'från', 'för', 'företag', 'företaget', 'hjälp', 'inte', 'med', 'och', 'som', 'stöd', 'till', 'vår', 'våra', 'about', 'and', 'company', 'for', 'from', 'help', 'not', 'our', 'support', 'the', 'with']);
/** How words end that else are the same: bilar and bilen, loan and loans. */
const endings = new Set(['', 'a', 'ar', 'arna', 'e', 'en', 'ens', 'er', 'erna', 'es', 'et', 'ets', 'ing', 'n', 'na', 'or', 'orna', 'r', 's', 't']);

/** An actor, and what it is about. */
export type Told = { name: string; what: string };

/**
 * What is told of an actor that is shown. `from`: who has said that it is asked for something that it does not do, and that this actor
 * does, where the company came in by that door or named it, and asks for that; `to`: to whom the actor itself sends those who ask for
 * just what the company has asked for. It is told as a reason, and weighs nothing: the doors are the same whichever door one comes in by.
 */
export function notUs(world: World, conversation: OpenConversation, actor: string): { from?: Told; to?: Told } {
  const { language } = conversation;
  const own = world.actors.get(actor)?.notUs ?? [];
  const others = [...new Set([conversation.door, ...evidenceOf(conversation).wanted])].flatMap((id) => {
    const from = world.actors.get(id);
    return from?.notUs?.filter(({ to }) => to === actor).map(({ what }) => ({ name: from.name, what: what[language] })) ?? [];
  });
  if (own.length === 0 && others.length === 0) return {};
  const said = saidIn(world, conversation);
  const from = others.find(({ what }) => isAbout(said, what, 'most'));
  const sends = own.find(({ what }) => isAbout(said, what[language], 'all'));
  const to = sends && world.actors.get(sends.to);
  return { ...(from ? { from } : {}), ...(to ? { to: { name: to.name, what: sends.what[language] } } : {}) };
}

/** The words that were said, without those of needs that were denied: who does not want a grant has not asked for one. */
function saidIn(world: World, conversation: OpenConversation): string[] {
  const denied = evidenceOf(conversation).denied.flatMap((need) => wordsOf(world.label('need', need, conversation.language)));
  return conversation.said.flatMap(({ text }) => wordsOf(text)).filter((word) => !denied.some((one) => isAlike(one, word)));
}

/** Whether the words that tell something have been said: all of them, or where there are more than two at least half. */
function isAbout(said: readonly string[], what: string, much: 'all' | 'most'): boolean {
  const telling = wordsOf(what);
  const heard = telling.filter((word) => said.some((one) => isAlike(one, word)));
  return heard.length > 0 && heard.length >= (much === 'all' || telling.length <= 2 ? 1 : 0.5) * telling.length;
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).filter((word) => !plain.has(word));
}

function isAlike(one: string, other: string): boolean {
  if (one === other) return true;
  // Three letters are too few to tell data from dator.
  for (let length = Math.min(one.length, other.length); length >= 4; length--) {
    if (one.startsWith(other.slice(0, length)) && endings.has(one.slice(length)) && endings.has(other.slice(length))) return true;
  }
  return false;
}
