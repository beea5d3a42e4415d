import { checkView } from '../block-kit/check.ts';
import { limits } from '../block-kit/limits.ts';
import { viewClosed, viewSubmission } from '../outbound/payloads.ts';
import type { Sender } from '../outbound/send.ts';
import type { Person, View } from '../state.ts';
import { dropView, makeView, pushView, replaceView, stackOf } from '../views.ts';
import type { Workspace } from '../workspace.ts';
import { person, viewBefore } from './find.ts';
import { done, outcomeOf, readAnswer, type Outcome } from './outcome.ts';
import { readValues, type Filled } from './values.ts';

/** A dialog that is sent in. */
export type Submit = { user: string; view: string; filled?: Filled };
/** A dialog that is closed without being sent in; `all` closes those under it too. */
export type Dismiss = { user: string; view: string; all?: boolean };

/** Sends a dialog in, and does what the app answers. */
export async function submit(desk: Workspace, sender: Sender, act: Submit): Promise<Outcome> {
  const user = person(desk, act.user);
  const view = viewBefore(desk, user.id, act.view);
  const { values, errors } = readValues(view.blocks, act.filled ?? {});
  if (Object.keys(errors).length > 0) return { ok: false, why: 'incomplete', errors };
  const sent = await sender.form({ payload: JSON.stringify(viewSubmission(desk, user, view, values, desk.triggers.give(user.id))) });
  if (!sent.ok) return outcomeOf(sent);
  if (sent.body.trim() === '') {
    dropView(desk, user.id, view.id);
    return done;
  }
  return obey(desk, user, view, readAnswer(sent.body));
}

/** Does what the app answered to a dialog. */
function obey(desk: Workspace, user: Person, view: View, answer: Record<string, unknown>): Outcome {
  const action = answer['response_action'];
  if (action === 'clear') {
    dropView(desk, user.id, 'all');
    return done;
  }
  if (action === 'errors') return errorsIn(view, answer['errors']);
  if (action !== 'update' && action !== 'push') {
    dropView(desk, user.id, view.id);
    return done;
  }
  const checked = checkView(answer['view'], 'modal');
  if ('messages' in checked || (action === 'push' && stackOf(desk, user.id).length >= limits.viewStack)) return { ok: false, why: 'bad answer' };
  if (action === 'update') replaceView(desk, makeView(desk, checked.value, view));
  else pushView(desk, user.id, makeView(desk, checked.value));
  return done;
}

/** Errors belong to input blocks of the dialog: others the client cannot show, and says that something is wrong. */
function errorsIn(view: View, given: unknown): Outcome {
  const inputs = view.blocks.flatMap((each) => (each.type === 'input' ? [each.block_id] : []));
  const entries = Object.entries(typeof given === 'object' && given !== null ? given : {});
  const fits = entries.length > 0 && entries.every(([block, text]) => inputs.includes(block) && typeof text === 'string');
  if (!fits) return { ok: false, why: 'bad answer' };
  return { ok: false, why: 'incomplete', errors: Object.fromEntries(entries) as Record<string, string> };
}

/** Closes a dialog without sending it in. */
export async function dismiss(desk: Workspace, sender: Sender, act: Dismiss): Promise<Outcome> {
  const user = person(desk, act.user);
  const view = viewBefore(desk, user.id, act.view);
  const all = act.all === true || view.clear_on_close;
  const closed = all ? stackOf(desk, user.id) : [view];
  dropView(desk, user.id, all ? 'all' : view.id);
  const asked = closed.filter((each) => each.notify_on_close);
  const sent = await Promise.all(asked.map((each) => sender.form({ payload: JSON.stringify(viewClosed(desk, user, each, all)) })));
  return outcomeOf(sent.find((each) => !each.ok));
}
