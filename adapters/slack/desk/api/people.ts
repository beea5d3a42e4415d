import { tokensRevoked } from '../outbound/payloads.ts';
import { handle, userShape } from '../shapes.ts';
import { flag, text } from './arguments.ts';
import type { Method } from './method.ts';
import { Refusal } from './refusal.ts';

const test: Method = {
  errors: [],
  run: (_args, desk) => ({
    url: `${desk.publicUrl()}/`,
    team: desk.team.name,
    user: handle(desk.bot.name),
    team_id: desk.team.id,
    user_id: desk.bot.user,
    bot_id: desk.bot.id,
    is_enterprise_install: false,
  }),
};

const revoke: Method = {
  errors: [],
  run: (args, desk) => {
    if (flag(args, 'test')) return { revoked: false };
    desk.revoke();
    desk.emit(tokensRevoked(desk));
    return { revoked: true };
  },
};

const info: Method = {
  errors: ['user_not_found'],
  run: (args, desk) => {
    const user = userShape(desk, text(args, 'user'));
    if (!user) throw new Refusal('user_not_found');
    return { user };
  },
};

/** Who the bot is, and who the people are. */
export const people = { 'auth.test': test, 'auth.revoke': revoke, 'users.info': info } satisfies Record<string, Method>;
