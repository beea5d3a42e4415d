import { z } from 'zod';

/** What is erased when its time is over, and how many days it may be kept: as a rule, at least and at most. */
export const bounds = {
  /** A conversation that was handed to nobody: after the last thing that happened in it. */
  said: { usual: 21, least: 7, most: 365 },
  /** A conversation that was handed over, with the contact details: after the handover has ended. */
  handover: { usual: 90, least: 30, most: 730 },
  /** A conversation for practice. */
  practice: { usual: 7, least: 1, most: 90 },
  /** That a request from outside has been handled. */
  requests: { usual: 14, least: 2, most: 90 },
  /** What was done in the pages for admins. */
  audit: { usual: 730, least: 365, most: 3_650 },
} as const;
export const periodKinds = ['said', 'handover', 'practice', 'requests', 'audit'] as const;
export type PeriodKind = (typeof periodKinds)[number];

const days = (kind: PeriodKind) => z.int().min(bounds[kind].least).max(bounds[kind].most);

/** How many days each kind is kept. */
export const Periods = z.object({
  said: days('said').default(bounds.said.usual),
  handover: days('handover').default(bounds.handover.usual),
  practice: days('practice').default(bounds.practice.usual),
  requests: days('requests').default(bounds.requests.usual),
  audit: days('audit').default(bounds.audit.usual),
});
export type Periods = z.infer<typeof Periods>;

/** What holds for one actor: periods of its own, and whether it is a public authority, which may erase only by a decision of its own. */
export const ActorRule = z.object({
  actor: z.string(),
  publicAuthority: z.boolean(),
  said: days('said').optional(),
  handover: days('handover').optional(),
  /** Its decision to erase: by whom, when, and under which number. */
  disposal: z.string().max(1_000).optional(),
});
export type ActorRule = z.infer<typeof ActorRule>;

export type Rules = { periods: Periods; actors: readonly ActorRule[] };

/** The rules, with those who are public authorities by what is known of them, where nobody has set a rule for them: what was sent there waits until a decision is noted, rather than go too soon. Pure. */
export function rulesWith({ periods, actors }: Rules, authorities: readonly string[]): Rules {
  return { periods, actors: [...actors, ...authorities.filter((id) => !actors.some(({ actor }) => actor === id)).map((actor) => ({ actor, publicAuthority: true }))] };
}

/** Nothing is erased of what is held: one conversation, or all that an actor has had to do with. */
export const Hold = z.object({
  id: z.string(),
  kind: z.enum(['conversation', 'actor']),
  /** The conversation, or the actor. */
  of: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  liftedAt: z.string().optional(),
  liftedBy: z.string().optional(),
});
export type Hold = z.infer<typeof Hold>;

/** What the rules look at of a conversation. */
export type Kept = {
  conversation: string;
  version: number;
  door: string;
  region: string;
  practice: boolean;
  lastAt: string;
  /** `ended` is when it ended, where it has. */
  handovers: readonly { actor: string; ended?: string }[];
  /** The company has asked to have it erased, while it was held. */
  asked?: boolean;
};

/** When a conversation is to be erased; or what it waits for: that a handover ends, or that a public authority notes its decision. */
export type Due = { due: string } | { waits: 'open' | 'decision' };

/** When a conversation is to be erased by the rules, holds aside. Pure. */
export function dueOf(kept: Kept, { periods, actors }: Rules): Due {
  const ruleOf = (actor: string) => actors.find((one) => one.actor === actor);
  if (kept.asked) return { due: kept.lastAt };
  // A card that went nowhere stays open for ever: practice goes all the same.
  if (kept.practice) return { due: daysAfter(kept.lastAt, periods.practice) };
  if (kept.handovers.some(({ ended }) => ended === undefined)) return { waits: 'open' };
  if (kept.handovers.some(({ actor }) => isUndecided(ruleOf(actor)))) return { waits: 'decision' };
  const ends = kept.handovers.map(({ actor, ended = kept.lastAt }) => daysAfter(ended, ruleOf(actor)?.handover ?? periods.handover));
  return { due: [daysAfter(kept.lastAt, ruleOf(kept.door)?.said ?? periods.said), ...ends].reduce((latest, one) => (one > latest ? one : latest)) };
}

/** The hold that keeps a conversation, if any: on itself, or on an actor that it came in by or was handed to. Pure. */
export function holdOn({ conversation, door, handovers }: Pick<Kept, 'conversation' | 'door' | 'handovers'>, holds: readonly Hold[]): Hold | undefined {
  return holds.find((hold) => hold.liftedAt === undefined && (hold.kind === 'conversation' ? hold.of === conversation : hold.of === door || handovers.some(({ actor }) => actor === hold.of)));
}

/** What becomes of a conversation now. Pure. */
export function verdictOn(kept: Kept, rules: Rules, holds: readonly Hold[], at: string): 'erase' | 'not_yet' | 'open' | 'decision' | 'held' {
  const due = dueOf(kept, rules);
  if ('waits' in due) return due.waits;
  if (due.due > at) return 'not_yet';
  return holdOn(kept, holds) ? 'held' : 'erase';
}

/** A public authority that has not noted by what decision it erases. */
export function isUndecided(rule: ActorRule | undefined): boolean {
  return rule?.publicAuthority === true && (rule.disposal ?? '').trim() === '';
}

/** Nothing that happened after this can be due yet, by any rule: what need not be looked at. */
export function latestDue({ periods, actors }: Rules, at: string): string {
  return daysAfter(at, -Math.min(periods.said, periods.handover, periods.practice, ...actors.flatMap(({ said, handover }) => [said ?? periods.said, handover ?? periods.handover])));
}

/** So many days later, to the millisecond. */
export function daysAfter(at: string, count: number): string {
  return new Date(Date.parse(at) + count * 86_400_000).toISOString();
}
