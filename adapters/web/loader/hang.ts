import { inkOn } from '../../../src/colour.ts';
import { openFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import { make } from './make.ts';
import { words } from './words.ts';

export type Hung = { changed(attribute: string): void; takeDown(): void };

/** Under this width the chat fills the screen, and the page behind it is out of reach. */
const narrow = matchMedia('(max-width: 639.9px)');

/** Hangs a launcher in the place of the link inside the element. The element's attributes say how it is; `open` whether it is open. */
export function hang(host: HTMLElement, sheet: CSSStyleSheet, origin: string): Hung {
  const language = () => (/^en\b/i.test(host.closest<HTMLElement>('[lang]')?.lang ?? '') ? 'en' : 'sv');
  const say = (key: keyof typeof words.sv) => words[language()][key];
  const id = () => encodeURIComponent(host.getAttribute('door') ?? '');
  const toggle = (open: boolean) => host.toggleAttribute('open', open);
  const tell = (what: string, detail?: object) => host.dispatchEvent(new CustomEvent(`ratt-dorr-${what}`, { bubbles: true, detail }));
  let frame: Frame | undefined;
  let shown = false;
  /** Opened by a press and not by the page: only then is the keyboard taken along. */
  let pressed = false;

  const button = make('button', { type: 'button', class: 'open', 'aria-haspopup': 'dialog', 'aria-controls': 'panel' });
  const state = make('div', { role: 'status' });
  const away = make('a', {});
  const shut = make('button', { type: 'button' });
  const waiting = make('div', { class: 'wait' }, state, away, shut);
  const panel = make('dialog', { id: 'panel', tabindex: '-1' }, waiting);
  // What stands inside the element may come after it does: the slot, which shows nothing, says when.
  const slot = make('slot', { hidden: '' });
  const door = make('div', {}, button, panel, slot);
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(door);
  const isInside = () => panel.contains(root.activeElement);
  /** An empty value takes the property away. */
  const paint = (name: string, value: string) => { door.style.setProperty(name, value); };

  const draw = () => {
    const link = host.querySelector('a');
    const style = getComputedStyle(host);
    const look = (name: string) => style.getPropertyValue(`--ratt-dorr-${name}`).trim() || (host.getAttribute(name) ?? '');
    const colour = look('colour');
    const isHex = /^#[0-9a-f]{6}$/i.test(colour);
    paint('--colour', isHex ? colour : '');
    paint('--ink', look('ink') || (isHex ? inkOn(colour) : ''));
    door.className = `door ${look('side')}`;
    away.textContent = button.textContent = link?.textContent.trim() || say('open');
    away.href = link?.href ?? `${origin}/chatt/${id()}`;
    panel.setAttribute('aria-label', button.textContent);
    panel.lang = language();
    shut.textContent = say('close');
    button.setAttribute('aria-expanded', String(shown));
  };
  /** The part of a small screen that the keyboard leaves free; whoever has zoomed in keeps the page as it is. */
  const fit = () => {
    const seen = visualViewport;
    const follows = seen && seen.scale < 1.01 && narrow.matches;
    paint('--top', follows ? `${seen.offsetTop}px` : '');
    paint('--height', follows ? `${seen.height}px` : '');
  };
  const waitWith = (key?: 'opening' | 'failed') => {
    waiting.hidden = !key;
    state.textContent = key ? say(key) : '';
    away.hidden = key !== 'failed';
  };
  const load = () => {
    waitWith('opening');
    frame = openFrame(panel, `${origin}/embed/${id()}?lang=${host.lang || (language() === 'en' ? 'en' : '')}`, `${button.textContent}: ${id()}`, (type, status) => {
      if (type === 'ready') {
        waitWith();
        // Only whoever still waits for it is taken along.
        if (pressed && isInside()) frame?.focus();
      }
      if (type === 'failed') {
        waitWith('failed');
        if (pressed && shown) away.focus();
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
    draw();
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
  slot.onslotchange = draw;
  const off = new AbortController();
  const listen = (to: EventTarget | null, what: string, heard: () => void) => to?.addEventListener(what, heard, off);
  listen(document, 'DOMContentLoaded', draw);
  listen(narrow, 'change', refit);
  for (const moved of ['resize', 'scroll']) listen(visualViewport, moved, fit);
  const isOpen = () => host.hasAttribute('open');
  draw();
  if (isOpen()) change();

  return {
    changed(attribute) {
      if (attribute === 'open') {
        if (isOpen() !== shown) change();
        return;
      }
      draw();
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
