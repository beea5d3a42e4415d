import { checkView, type ViewSent } from '../block-kit/check.ts';
import { limits } from '../block-kit/limits.ts';
import { viewShape } from '../shapes.ts';
import { findUser } from '../workspace.ts';
import { allViews, makeView, openView, pushView, replaceView, stackOf } from '../views.ts';
import { structure, text, type Args } from './arguments.ts';
import type { Called, Method } from './method.ts';
import { Refusal } from './refusal.ts';

const triggers = ['invalid_trigger_id', 'expired_trigger_id', 'exchanged_trigger_id'];
const form = ['view_too_large', 'duplicate_external_id'];

const open: Method = {
  errors: [...triggers, ...form],
  run: (args, desk) => {
    const sent = viewOf(args, desk, 'modal');
    const user = exchange(args, desk);
    const view = makeView(desk, sent);
    openView(desk, user, view);
    return { view: viewShape(desk, view) };
  },
};

const push: Method = {
  errors: [...triggers, ...form, 'push_limit_reached'],
  run: (args, desk) => {
    const sent = viewOf(args, desk, 'modal');
    const user = exchange(args, desk);
    if (stackOf(desk, user).length >= limits.viewStack) throw new Refusal('push_limit_reached');
    return { view: viewShape(desk, pushView(desk, user, makeView(desk, sent))) };
  },
};

const update: Method = {
  errors: [...form, 'not_found', 'hash_conflict'],
  run: (args, desk) => {
    const [id, external, hash] = [text(args, 'view_id'), text(args, 'external_id'), text(args, 'hash')];
    const before = allViews(desk).find((each) => (id === '' ? external !== '' && each.external_id === external : each.id === id));
    if (!before) throw new Refusal('not_found');
    const sent = viewOf(args, desk, before.type, before.id);
    if (hash !== '' && hash !== before.hash) throw new Refusal('hash_conflict');
    const view = makeView(desk, sent, before);
    replaceView(desk, view);
    return { view: viewShape(desk, view) };
  },
};

const publish: Method = {
  errors: [...form, 'hash_conflict'],
  run: (args, desk) => {
    const user = text(args, 'user_id');
    if (!findUser(desk, user)) throw new Refusal('invalid_arguments', ['[ERROR] invalid `user_id` [json-pointer:/user_id]']);
    const before = desk.state.homes[user];
    const sent = viewOf(args, desk, 'home', before?.id);
    const hash = text(args, 'hash');
    if (hash !== '' && hash !== before?.hash) throw new Refusal('hash_conflict');
    const view = makeView(desk, sent, before);
    desk.state.homes[user] = view;
    desk.changed();
    return { view: viewShape(desk, view) };
  },
};

/** Dialogs and home pages. */
export const views = { 'views.open': open, 'views.push': push, 'views.update': update, 'views.publish': publish } satisfies Record<string, Method>;

function viewOf(args: Args, desk: Called, kind: 'modal' | 'home', own?: string): ViewSent {
  const given = structure(args, 'view', 'invalid_arguments');
  if (given === undefined) throw new Refusal('invalid_arguments', ['[ERROR] missing required field: view [json-pointer:/]']);
  if (Buffer.byteLength(JSON.stringify(given)) > limits.viewBytes) throw new Refusal('view_too_large');
  const checked = checkView(given, kind);
  if ('messages' in checked) throw new Refusal('invalid_arguments', checked.messages);
  const external = checked.value.external_id;
  if (external && allViews(desk).some((each) => each.external_id === external && each.id !== own)) throw new Refusal('duplicate_external_id');
  return checked.value;
}

/** The person whose press the trigger id came from. It is used up only by a view that is well formed. */
function exchange(args: Args, desk: Called): string {
  const taken = desk.triggers.take(text(args, 'trigger_id'));
  if (typeof taken === 'string') throw new Refusal(taken);
  return taken.user;
}
