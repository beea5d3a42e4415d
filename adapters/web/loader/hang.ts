import { draw, narrow } from './drawn.ts';
import { openFrame } from './frame.ts';
import type { Frame } from './frame.ts';

export type Hung = { changed(attribute: string): void; takeDown(): void };

/** Hangs a launcher in the place of the link inside the element. The element's attributes say how it is; `open` whether it is open. */
export function hang(host: HTMLElement, sheet: CSSStyleSheet, origin: string): Hung {
  const { button, away, shut, panel, slot, door, root, address, name, again, fit, waitWith } = draw(host, sheet, origin);
  const toggle = (open: boolean) => host.toggleAttribute('open', open);
  const tell = (what: string, detail?: object) => host.dispatchEvent(new CustomEvent(`ratt-dorr-${what}`, { bubbles: true, detail }));
  const isInside = () => panel.contains(root.activeElement);
  let frame: Frame | undefined;
  let shown = false;
  /** Opened by a press and not by the page: only then is the keyboard taken along. */
  let pressed = false;

  const redraw = () => { again(shown); };
  const load = () => {
    waitWith('opening');
    frame = openFrame(panel, address(), name(), (type, status) => {
      if (type === 'ready') {
        waitWith();
        // Only whoever still waits for it is taken along.
        if (pressed && isInside()) frame?.focus();
      }
      if (type === 'failed') {
        waitWith('failed');
        if (pressed && isInside()) away.focus();
      }
      if (type === 'close') toggle(false);
      if (type === 'status') tell('status', { status });
    });
  };
  const unload = () => { frame = frame?.remove(); };
  const stand = () => { if (narrow.matches) panel.showModal(); else panel.open = true; };
  const change = () => {
    const waits = isInside();
    shown = !shown;
    redraw();
    if (shown) {
      fit();
      stand();
      if (!frame) load();
      if (pressed) (frame?.isReady() ? frame : panel).focus();
    } else {
      panel.close();
      pressed = false;
      if (!frame?.isReady()) unload();
      if (waits) button.focus();
    }
    tell(shown ? 'open' : 'close');
  };
  const refit = () => {
    fit();
    if (!shown) return;
    const held = root.activeElement as HTMLElement | null;
    panel.close();
    stand();
    held?.focus();
  };

  button.onclick = () => {
    pressed = !shown;
    toggle(!shown);
  };
  shut.onclick = () => toggle(false);
  panel.onclose = () => toggle(panel.open);
  door.onkeydown = ({ key }) => { if (key === 'Escape') toggle(false); };
  slot.onslotchange = redraw;
  const off = new AbortController();
  const listen = (to: EventTarget | null, what: string, heard: () => void) => to?.addEventListener(what, heard, off);
  listen(document, 'DOMContentLoaded', redraw);
  listen(narrow, 'change', refit);
  for (const moved of ['resize', 'scroll']) listen(visualViewport, moved, fit);
  const isOpen = () => host.hasAttribute('open');
  redraw();
  if (isOpen()) change();

  return {
    changed(attribute) {
      if (attribute === 'open') {
        if (isOpen() !== shown) change();
        return;
      }
      redraw();
      if (!/door|lang/.test(attribute)) return;
      unload();
      if (shown) load();
    },
    takeDown() {
      off.abort();
      unload();
      root.replaceChildren();
    },
  };
}
