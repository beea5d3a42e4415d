import type { Handover } from './handover.ts';

/** What the clocks need to know of an actor's working time. All times are ISO 8601. */
export type WorkingTime = {
  /** When the actor's next working day begins. */
  morningAfter(at: string, actor: string): string;
  workingDaysAfter(at: string, days: number, actor: string): string;
  /** Within how many working days the actor takes a case. */
  expires(actor: string): number;
};

/** Something that is due when a handover has been in its state for so long. */
export type Clock = { kind: 'remind' | 'expire' | 'inquire'; due: string };

/** A card that comes so long before the day begins has not been seen when it does. */
const settleMs = 3 * 60 * 60 * 1000;
const contactedDays = { remind: 10, expire: 20 };
const inquiryDays = 5;

/**
 * The clocks of a handover in its present state: every state that is not over has one, and so has the end, until the company
 * has said whether it got help. They are set when the state is entered, and have nothing to say once it has been left. Pure.
 */
export function clocksOf(handover: Handover, now: string, time: WorkingTime): Clock[] {
  const { actor, since } = handover;
  const at = since?.at ?? now;
  const remind = (due: string): Clock[] => ('reminded' in handover && handover.reminded ? [] : [{ kind: 'remind', due }]);
  switch (handover.status) {
    case 'requested':
    case 'delivered': {
      const due = later(handover.by, time.workingDaysAfter(at, time.expires(actor), actor));
      return [...remind(firstMorning(at, due, actor, time)), { kind: 'expire', due }];
    }
    case 'accepted': {
      const morning = time.morningAfter(later(handover.callBy, at), actor);
      return [...remind(morning), { kind: 'expire', due: time.workingDaysAfter(morning, time.expires(actor), actor) }];
    }
    case 'contacted':
      return [...remind(time.workingDaysAfter(at, contactedDays.remind, actor)), { kind: 'expire', due: time.workingDaysAfter(at, contactedDays.expire, actor) }];
    case 'completed':
    case 'failed':
      return handover.helped === undefined && handover.inquired === undefined ? [{ kind: 'inquire', due: time.workingDaysAfter(at, inquiryDays, actor) }] : [];
    case 'declined':
    case 'referred':
    case 'expired':
    case 'withdrawn':
      return [];
  }
}

/** The next working morning; where that would be too late, or so soon that nobody has seen the card, the middle of the time that is left. */
function firstMorning(at: string, due: string, actor: string, time: WorkingTime): string {
  const morning = time.morningAfter(new Date(Date.parse(at) + settleMs).toISOString(), actor);
  return morning < due ? morning : new Date((Date.parse(at) + Date.parse(due)) / 2).toISOString();
}

function later(a: string, b: string): string {
  return a < b ? b : a;
}
