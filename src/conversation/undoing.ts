import { NotNow } from '../events.ts';
import type { Event } from '../events.ts';
import { backFrom, isTaken, isUntaken, undoMs } from '../handover/handover.ts';
import type { Handover, Press } from '../handover/handover.ts';
import type { Input } from './input.ts';
import type { Going } from './onward.ts';
import { say } from './telling.ts';

/**
 * Ångra: what a promoter pressed last is undone by the same promoter within a minute, as long as nothing else has happened.
 * Where it went on to, it is taken back, unless somebody has taken it there. The company is told that it was a mistake.
 */
export function undone({ world, conversation, input, handover }: Going<Input & { type: 'handover.undo' }>): Event[] {
  const { press } = handover;
  if (!press) throw new NotNow('undo_gone', 'There is nothing to undo any more.');
  if (press.by.id !== input.promoter.id) throw new NotNow('undo_other', `Only ${press.by.name} can undo this.`, { name: press.by.name });
  if (Date.parse(input.at) - Date.parse(press.at) >= undoMs) throw new NotNow('undo_late', 'It is too late to undo this.');
  const next = conversation.handovers.find(({ id }) => id === `${press.cause}.h`);
  if (next) checkUntaken(next);
  const back = backFrom(press);
  const undo: Event = {
    type: 'handover.undone', handover: handover.id, promoter: input.promoter, undoes: press.cause, by: back.by,
    status: isTaken(back) ? back.status : 'delivered', ...(isTaken(back) ? { holder: back.promoter, callBy: back.callBy } : {}), ...('asked' in back && back.asked ? { asked: back.asked } : {}),
  };
  const takenBack: Event[] = next && isUntaken(next) ? [{ type: 'handover.withdrawn', handover: next.id, why: 'mistake' }] : [];
  return [undo, ...takenBack, ...(wasSilent(press) ? [] : [tell()])];

  function tell(): Event {
    if (!isTaken(back)) return say(world, conversation, input, 1, 'handover.undone', back, { promoter: input.promoter.name }, input.promoter.name);
    const phrase = back.status === 'accepted' && back.named ? 'handover.undone.accepted' : 'handover.undone.contacted';
    return say(world, conversation, input, 1, phrase, back, { promoter: input.promoter.name, holder: back.promoter.name, callBy: world.sayTime(back.callBy, conversation.language) }, input.promoter.name);
  }
}

/** What a case went on to can be taken back while nobody there has taken it. That the company kept its name has ended it already. */
function checkUntaken(next: Handover): void {
  if (isTaken(next)) throw new NotNow('undo_taken', `${next.promoter.name} at ${next.recipient} has taken it.`, { name: next.promoter.name, recipient: next.recipient });
  if (!isUntaken(next) && !(next.status === 'withdrawn' && next.why === 'kept')) throw new NotNow('undo_gone', 'It has gone on since.');
}

/** The company hears of the first call without an answer only. */
function wasSilent({ did, before }: Press): boolean {
  return did === 'handover.called' && isTaken(before) && (before.calls ?? 0) > 0;
}
