import { z } from 'zod';
import type { Event } from '../events.ts';

/**
 * What lists and figures say of a handover beside where it stands: what it is about, and the times that clocks and figures
 * count from. No personal data.
 */
export const Facts = z.object({
  /** The need, as the brief words it; and the municipality whose office it went to. */
  about: z.string().optional(),
  municipality: z.string().optional(),
  /** When somebody first took it, by when whoever has it was to call, and since when a question waits for the company's answer. */
  takenAt: z.string().optional(),
  callBy: z.string().optional(),
  askedAt: z.string().optional(),
  endedAt: z.string().optional(),
  /** How it ended: as the promoter said, and as the company said afterwards. */
  outcome: z.string().optional(),
  helped: z.string().optional(),
  helpedAt: z.string().optional(),
  /** Where it was sent on to, and for which of the reasons to choose from. */
  to: z.string().optional(),
  because: z.string().optional(),
});
export type Facts = z.infer<typeof Facts>;

type HandoverEvent = Extract<Event, { type: `handover.${string}` }>;

/** The facts after one more event. Pure. */
export function factsAfter(before: Facts, event: HandoverEvent, at: string): Facts {
  switch (event.type) {
    case 'handover.requested': {
      const about = event.brief.find(({ key }) => key === 'need')?.text;
      return { ...(about === undefined ? {} : { about }), ...(event.municipality === undefined ? {} : { municipality: event.municipality }) };
    }
    case 'handover.accepted':
      return { ...before, takenAt: before.takenAt ?? at, callBy: event.callBy };
    case 'handover.given':
      return { ...before, callBy: event.callBy };
    case 'handover.asked':
      return { ...before, askedAt: at };
    case 'handover.answered':
      return without(before, 'askedAt');
    case 'handover.completed':
      return { ...ended(before, at), outcome: event.outcome };
    case 'handover.failed':
      return { ...ended(before, at), outcome: event.reason };
    case 'handover.declined':
      return { ...ended(before, at), outcome: event.reason };
    case 'handover.referred':
      return { ...ended(before, at), to: event.to, ...(event.because === undefined ? {} : { because: event.because }) };
    case 'handover.expired':
    case 'handover.withdrawn':
      return ended(before, at);
    case 'handover.undone':
      return undone(before, event);
    case 'handover.rated':
      return { ...before, helped: event.helped, helpedAt: at };
    default:
      return before;
  }
}

function ended(before: Facts, at: string): Facts {
  return { ...before, endedAt: at };
}

/** As if it had not been pressed: it has not ended, and whoever took it has not. */
function undone({ endedAt: _ended, outcome: _outcome, to: _to, because: _because, askedAt: _asked, ...before }: Facts, { status, callBy, asked }: Extract<HandoverEvent, { type: 'handover.undone' }>): Facts {
  const facts = { ...before, ...(callBy === undefined ? {} : { callBy }), ...(asked === undefined ? {} : { askedAt: asked }) };
  return status === 'accepted' || status === 'contacted' ? facts : without(facts, 'takenAt');
}

function without(facts: Facts, key: keyof Facts): Facts {
  const { [key]: _gone, ...others } = facts;
  return others;
}
