import { useContext, useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Line } from '../site/scene.ts';
import type { Press } from '../people/acts.ts';
import type { Outcome } from '../people/outcome.ts';
import { Around, type Here } from './around.ts';
import { Blocks } from './blocks.tsx';
import { hashFor } from './client.ts';
import { Markup } from './text.tsx';

export type LinesProps = {
  label: string;
  channel: string;
  lines: readonly Line[];
  bot: string;
  /** Whether a thread is shown, where nothing more is threaded. */
  inThread: boolean;
  /** The message that a link pointed at. */
  pointed?: string;
  pressAt: (here: Here) => (what: Omit<Press, 'user' | 'at' | 'filled'>) => Promise<Outcome>;
  hush: (ts: string) => void;
};

/** The messages of a channel or a thread. */
export function Lines({ label, channel, lines, bot, inThread, pointed, pressAt, hush }: LinesProps) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const last = lines.at(-1)?.ts;
  useLayoutEffect(() => {
    if (box.current && atEnd.current) box.current.scrollTop = box.current.scrollHeight;
  }, [last]);
  useEffect(() => {
    if (pointed) box.current?.querySelector(`[data-ts="${CSS.escape(pointed)}"]`)?.scrollIntoView({ block: 'center' });
  }, [pointed]);
  const look = () => {
    const { current } = box;
    if (current) atEnd.current = current.scrollHeight - current.scrollTop - current.clientHeight < 80;
  };
  return (
    <div ref={box} class="lines" role="log" aria-label={label} tabIndex={0} onScroll={look}>
      <ol>
        {lines.map((line) => (
          <Said key={line.ts} line={line} channel={channel} bot={bot} inThread={inThread} pressAt={pressAt} hush={hush} />
        ))}
      </ol>
    </div>
  );
}

type SaidProps = { line: Line } & Omit<LinesProps, 'label' | 'lines' | 'pointed'>;

/** One message. */
export function Said({ line, channel, bot, inThread, pressAt, hush }: SaidProps) {
  const around = useContext(Around);
  const item = useKeptFocus();
  const here = useMemo(() => ({ ...around, press: pressAt({ at: { channel, ts: line.ts } }) }), [around, pressAt, channel, line.ts]);
  const name = around.names(line.user) ?? line.user;
  if (line.gone) return <li class="gone">Meddelandet är borttaget. {!inThread && line.replies > 0 && <Replies channel={channel} line={line} />}</li>;
  return (
    <li ref={item} tabIndex={-1} data-ts={line.ts} class={line.whispered ? 'whispered' : ''}>
      <span class={`face face-${line.user === bot ? 'bot' : (line.user.charCodeAt(5) % 5) + 1}`} aria-hidden="true">{name.slice(0, 1)}</span>
      <div class="content">
        <p class="by">
          <b>{name}</b>
          {line.user === bot && <span class="badge">app</span>}
          <Time ts={line.ts} />
          {line.edited && <span class="dim">redigerat</span>}
        </p>
        {line.whispered && <p class="dim">Bara du ser det här.</p>}
        <Around.Provider value={here}>{line.blocks && line.blocks.length > 0 ? <Blocks blocks={line.blocks} /> : <Markup text={line.text} />}</Around.Provider>
        {line.whispered ? (
          <button type="button" class="quiet" onClick={() => hush(line.ts)}>Ta bort</button>
        ) : (
          <>
            {!inThread && <Replies channel={channel} line={line} />}
            {line.user !== bot && around.shortcuts.map(({ name: label, callback }) => (
              <button key={callback} type="button" class="quiet" onClick={() => void around.choose({ channel, ts: line.ts, shortcut: callback })}>{label}</button>
            ))}
          </>
        )}
      </div>
    </li>
  );
}

function Replies({ channel, line }: { channel: string; line: Line }) {
  return (
    <a class="replies" href={hashFor(channel, line.ts)}>
      {line.replies === 0 ? 'Svara i tråd' : line.replies === 1 ? '1 svar' : `${line.replies} svar`}
    </a>
  );
}

function Time({ ts }: { ts: string }) {
  const at = new Date(Number(ts) * 1000);
  const today = at.toDateString() === new Date().toDateString();
  const shown = at.toLocaleString('sv-SE', { hour: '2-digit', minute: '2-digit', ...(today ? {} : { day: 'numeric', month: 'short' }) });
  return <time dateTime={at.toISOString()}>{shown}</time>;
}

/** Keeps the focus in a message when the button that had it is gone after an update. */
function useKeptFocus() {
  const item = useRef<HTMLLIElement>(null);
  // Looked at while the old content still stands; what has become of it is seen when the new one does.
  const held = item.current?.contains(document.activeElement) ?? false;
  useLayoutEffect(() => {
    if (held && document.activeElement === document.body) item.current?.focus();
  });
  return item;
}
