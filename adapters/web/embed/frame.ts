import './frame.css';
import { openHost } from './host.ts';

/** The chat's part in a frame: what goes between it and the page around. Only there is this script loaded. */
const shut = document.querySelector<HTMLElement>('button.shut');
const host = shut && openHost(window, JSON.parse(shut.dataset.sites ?? '[]') as string[], focusChat);
if (shut) shut.hidden = !host; // opened by itself, there is nothing to close
shut?.addEventListener('click', () => { host?.close(); });

/** Where one begins who has opened the chat: at the box to write in, or at the heading where that would bring up a keyboard on the screen. */
function focusChat(): void {
  const box = document.getElementById('message');
  const heading = document.querySelector('h1');
  if (heading) heading.tabIndex = -1;
  const start = matchMedia('(hover: hover)').matches && box?.checkVisibility() ? box : heading;
  // Where the box always is in sight, what stands above it should stay in sight, too.
  start?.focus({ preventScroll: matchMedia('(min-height: 28rem)').matches });
}
