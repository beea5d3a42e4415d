import { z } from 'zod';
import { methods } from '../api/answer.ts';
import type { Fault, Faults } from '../faults.ts';
import { Missing } from '../people/find.ts';
import { done, type Outcome } from '../people/outcome.ts';
import type { Team } from '../team.ts';
import type { TesterScene } from './scene.ts';

/** Something to try at the desk. */
export type Try = { id: string; label: string; run: () => Promise<string> };
/** What whoever tests has to work with. */
export type Tested = { teams: () => readonly [Team, ...Team[]]; addTeam: (name: string) => string; faults: Faults; repeat: (kind: 'press' | 'event') => Promise<boolean>; canInstall: boolean; /** What can be set going by a button, beside what people do. */ tries: readonly Try[] };

const id = z.string().min(1).max(100);
const inTeam = { team: id };
const body = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('fault'), method: z.string().regex(/^([\w.]{1,60}|\*)$/), kind: z.enum(['error', 'status', 'rate', 'hang', 'lose', 'drop', 'slow']), code: z.string().regex(/^[a-z0-9_]{1,60}$/).optional(), always: z.boolean() }),
  z.strictObject({ do: z.literal('heal') }),
  z.strictObject({ do: z.literal('repeat'), kind: z.enum(['press', 'event']) }),
  z.strictObject({ do: z.literal('team'), name: z.string().trim().min(1).max(80) }),
  z.strictObject({ do: z.enum(['revoke', 'uninstall', 'restore']), ...inTeam }),
  z.strictObject({ do: z.literal('channel'), ...inTeam, channel: id, archived: z.boolean().optional(), member: z.boolean().optional(), private: z.boolean().optional() }),
  z.strictObject({ do: z.literal('removeChannel'), ...inTeam, channel: id }),
]);
type Doing = z.infer<typeof body>;

/** What can be made to go wrong at the desk, and put right again. */
export function openTester({ teams, addTeam, faults, repeat, canInstall }: Tested, changed: () => void): { body: typeof body; act: (doing: Doing) => Promise<Outcome>; scene: () => TesterScene } {
  function teamWith(team: string): Team {
    const found = teams().find(({ workspace }) => workspace.team.id === team);
    if (!found) throw new Missing('workspace');
    return found;
  }
  async function act(doing: Doing): Promise<Outcome> {
    switch (doing.do) {
      case 'fault':
        faults.add(doing.method, faultOf(doing), doing.always ? Infinity : 1);
        break;
      case 'heal':
        faults.clear();
        break;
      case 'repeat':
        return (await repeat(doing.kind)) ? done : { ok: false, why: 'nothing to repeat' };
      case 'team':
        addTeam(doing.name);
        break;
      case 'revoke':
      case 'uninstall':
      case 'restore':
        teamWith(doing.team)[doing.do]();
        break;
      case 'channel': {
        const { archived, member, private: isPrivate } = doing;
        teamWith(doing.team).setChannel(doing.channel, { ...(archived === undefined ? {} : { archived }), ...(member === undefined ? {} : { member }), ...(isPrivate === undefined ? {} : { private: isPrivate }) });
        break;
      }
      case 'removeChannel':
        teamWith(doing.team).removeChannel(doing.channel);
        break;
    }
    changed();
    return done;
  }
  return {
    body, act,
    scene: () => ({
      teams: teams().map(({ workspace: { team }, keys }) => ({ ...team, connected: keys.works() })),
      methods: [...Object.keys(methods)].sort(),
      faults: faults.list().map(({ method, fault, left }) => ({ method, kind: fault.kind === 'error' ? fault.error : fault.kind, left: Number.isFinite(left) ? left : null })),
      canInstall,
    }),
  };
}

function faultOf({ kind, code = 'internal_error' }: Extract<Doing, { do: 'fault' }>): Fault {
  switch (kind) {
    case 'error':
      return { kind, error: code };
    case 'status':
      return { kind, status: 503 };
    case 'rate':
      return { kind, retryAfter: 5 };
    case 'slow':
      return { kind, milliseconds: 5000 };
    case 'hang':
    case 'lose':
    case 'drop':
      return { kind };
  }
}
