import type { openStatuses } from '../../../src/statuses.ts';
import type { Door, Message } from './shapes.ts';
import type { State } from './state.ts';

/** What can be read out of the state without keeping it twice. */

/** The message whose question still waits for an answer. */
export function openQuestion(state: State): Message | undefined {
  if (state.outgoing.some((one) => one.state === 'sending' || one.state === 'waiting')) return undefined;
  const last = state.messages.findLast(({ question, from }) => question !== undefined || from === 'company');
  const about = state.handovers.find(({ id }) => id === last?.handover);
  // What was asked about a handover may be settled otherwise: it is over, or the company has pressed its answer beside the chat.
  const settled = about && (last?.question?.slot === 'helped' ? about.helped : !isUnderWay(about.status));
  return last?.question && !settled ? last : undefined;
}

/** The message whose understanding can still be corrected: the latest recommendation, until people have the question. */
export function correctable({ messages, handovers, outgoing }: State): Message | undefined {
  if (outgoing.some((one) => one.state !== 'refused') || handovers.some(({ status }) => isUnderWay(status))) return undefined;
  return messages.findLast(({ doors, understood }) => (doors ?? understood) !== undefined);
}

/** The company's own words, which go along with a handover unless it strikes them out. */
export function ownWords(state: State): Message[] {
  return state.messages.filter(({ from, slot }) => from === 'company' && slot === undefined);
}

/** Whether a company can be handed over here, straight or by being introduced. */
export function canHandTo({ handover }: Door): boolean {
  return handover === 'live' || handover === 'introduce';
}

/** Whether a question already lies with this actor. */
export function liesWith(state: State, actor: string): boolean {
  return state.handovers.some((one) => (one.introduces ?? one.actor) === actor && isUnderWay(one.status));
}

/** Whether a handover still has a next step, and can be taken back. Written out, which weighs less than to fetch it, and held against the one list by its type. */
export function isUnderWay(status: string): boolean {
  return (['requested', 'delivered', 'accepted', 'contacted'] satisfies typeof openStatuses as string[]).includes(status);
}
