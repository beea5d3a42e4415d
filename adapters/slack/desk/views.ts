import { randomBytes } from 'node:crypto';
import { nameBlocks, type ViewSent } from './block-kit/check.ts';
import type { View } from './state.ts';
import type { Workspace } from './workspace.ts';

/** Makes a view of what was sent: its own id, or that of the view it replaces. */
export function makeView(desk: Workspace, sent: ViewSent, replaces?: View): View {
  const id = replaces?.id ?? `V0${random(9).toUpperCase()}`;
  return {
    id,
    team_id: desk.team.id,
    type: sent.type,
    ...frameOf(sent),
    blocks: nameBlocks(sent.blocks),
    private_metadata: sent.private_metadata ?? '',
    callback_id: sent.callback_id ?? '',
    external_id: sent.external_id ?? '',
    hash: `${Math.floor(desk.now() / 1000)}.${random(8)}`,
    root_view_id: replaces?.root_view_id ?? id,
    previous_view_id: replaces?.previous_view_id ?? null,
  };
}

/** What only a dialog has around its blocks. */
function frameOf(sent: ViewSent): Pick<View, 'title' | 'submit' | 'close' | 'clear_on_close' | 'notify_on_close'> {
  if (sent.type === 'home') return { title: null, submit: null, close: null, clear_on_close: false, notify_on_close: false };
  const { title, submit = null, close = null, clear_on_close = false, notify_on_close = false } = sent;
  return { title, submit, close, clear_on_close, notify_on_close };
}

/** The dialogs a person has open, the topmost last. */
export function stackOf(desk: Workspace, user: string): View[] {
  return desk.stacks.get(user) ?? [];
}

/** Shows a dialog alone. */
export function openView(desk: Workspace, user: string, view: View): void {
  setStack(desk, user, [view]);
}

/** Lays a dialog on top of those that are open. */
export function pushView(desk: Workspace, user: string, view: View): View {
  const stack = stackOf(desk, user);
  const below = stack.at(-1);
  const laid = below ? { ...view, root_view_id: below.root_view_id, previous_view_id: below.id } : view;
  setStack(desk, user, [...stack, laid]);
  return laid;
}

/** Puts a newer form of a view in its place, wherever that is. */
export function replaceView(desk: Workspace, view: View): void {
  for (const [user, stack] of desk.stacks) desk.stacks.set(user, stack.map((each) => (each.id === view.id ? view : each)));
  for (const [user, home] of Object.entries(desk.state.homes)) if (home.id === view.id) desk.state.homes[user] = view;
  desk.changed();
}

/** Takes a dialog away, or all that the person has open. */
export function dropView(desk: Workspace, user: string, id: string | 'all'): void {
  setStack(desk, user, id === 'all' ? [] : stackOf(desk, user).filter((each) => each.id !== id));
}

/** Every view there is: open dialogs and home pages. */
export function allViews(desk: Workspace): View[] {
  return [...desk.stacks.values(), Object.values(desk.state.homes)].flat();
}

function setStack(desk: Workspace, user: string, stack: View[]): void {
  if (stack.length > 0) desk.stacks.set(user, stack);
  else desk.stacks.delete(user);
  desk.changed();
}

function random(length: number): string {
  return randomBytes(length).toString('hex').slice(0, length);
}
