import { randomBytes } from 'node:crypto';

/** Why a trigger id was not taken. */
export type TriggerFault = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

/** Trigger ids: each opens one dialog for one person, within three seconds. */
export type Triggers = { give: (user: string) => string; take: (id: string) => { user: string } | TriggerFault };

const life = 3000;
const remembered = 60_000;

/** Keeps the trigger ids that have been given out. */
export function openTriggers(now: () => number): Triggers {
  const given = new Map<string, { user: string; at: number; used: boolean }>();

  return {
    give: (user) => {
      const at = now();
      for (const [id, each] of given) if (at - each.at > remembered) given.delete(id);
      const id = `${at}.${randomBytes(5).readUIntBE(0, 5)}.${randomBytes(16).toString('hex')}`;
      given.set(id, { user, at, used: false });
      return id;
    },
    take: (id) => {
      const found = given.get(id);
      if (!found) return /^\d+\.\d+\.[0-9a-f]{32}$/.test(id) ? 'expired_trigger_id' : 'invalid_trigger_id';
      if (found.used) return 'exchanged_trigger_id';
      if (now() - found.at > life) return 'expired_trigger_id';
      found.used = true;
      return { user: found.user };
    },
  };
}
