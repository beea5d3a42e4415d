import { make } from './make.ts';

export type Frame = { isReady(): boolean; focus(): void; remove(): undefined };

/** Takes what the frame says, `ready`, `close` and `status`, and `failed` when it does not. Nothing of what is written in the chat is among that. */
export type Heard = (type: unknown, status?: unknown) => void;

/** The words between the page and the frame are of this version; others are not listened to. */
const version = 1;
/** So long for all of it to arrive, and so long for it to answer once it has. */
const loadsIn = 15_000;
const answersIn = 3_000;

/**
 * Puts the chat in a frame. It counts as ready when it has answered: where the page's policy, ours or the network keeps it away,
 * no browser says so, and silence is all there is to go by.
 */
export function openFrame(parent: HTMLElement, address: string, title: string, heard: Heard): Frame {
  const { origin } = new URL(address);
  const frame = make('iframe', {
    title, allow: '', referrerpolicy: 'strict-origin', hidden: '', src: address,
    // Its own script and storage; forms that its script reads; links out in tabs of their own; the file with all that is kept.
    sandbox: 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads',
  });
  let ready = false;
  const say = (type: 'hello' | 'focus') => { frame.contentWindow?.postMessage({ rattDorr: version, type }, origin); };
  const giveUp = () => {
    ready = false;
    frame.hidden = true;
    heard('failed');
  };
  let timer = setTimeout(giveUp, loadsIn);
  const hear = ({ source, origin: from, data }: MessageEvent) => {
    if (source !== frame.contentWindow || from !== origin) return;
    const { rattDorr, type, status } = (data ?? {}) as Record<string, unknown>;
    if (rattDorr !== version) return;
    if (type === 'ready') {
      clearTimeout(timer);
      ready = true;
      frame.hidden = false;
    }
    heard(type, status);
  };
  addEventListener('message', hear);
  frame.onload = () => {
    clearTimeout(timer);
    timer = setTimeout(giveUp, answersIn);
    say('hello');
  };
  parent.append(frame);
  return {
    isReady: () => ready,
    focus() {
      frame.focus();
      say('focus');
    },
    remove() {
      clearTimeout(timer);
      removeEventListener('message', hear);
      frame.remove();
      return undefined;
    },
  };
}
