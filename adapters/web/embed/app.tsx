import { useEffect, useMemo, useReducer, useState } from 'preact/hooks';
import { Composer } from './composer.tsx';
import { Header } from './header.tsx';
import type { Later } from './later.ts';
import { Log } from './log.tsx';
import { OwnData } from './own-data.tsx';
import type { Parts } from './parts.ts';
import { blank } from './filled.ts';
import { openSession } from './session.ts';
import type { SessionParts } from './session.ts';
import type { Door, Language, PageData } from './shapes.ts';
import { begin, evolveChat } from './state.ts';
import type { Action, State } from './state.ts';
import { speak } from './strings.ts';
import type { Loaded, Texts } from './strings.ts';
import type { HandoversKnown } from './telling.ts';

/** What the chat needs of the browser. Left out on the server, which draws the page as it is before anything is said. */
export type Ports = Omit<SessionParts, 'page' | 'tell'> & { loadTexts: (language: Language) => Promise<Texts>; loadLater: () => Promise<Later> };

/** The whole chat of one door. */
export function Chat({ page, texts, ports }: { page: PageData; texts: Loaded; ports?: Ports }) {
  const [state, tell] = useReducer(evolveChat, begin(page.language, page.languageChosen));
  const session = useMemo(() => ports && openSession({ ...ports, page, tell }), []);
  const [draft, setDraft] = useState('');
  const [door, setDoor] = useState<Door>();
  const [filled, setFilled] = useState(blank);
  const [sent, setSent] = useState(0);
  const { language } = state;
  const later = useLater(ports?.loadLater, state, tell);
  const loaded = useTexts(texts, ports?.loadTexts, [language, ...state.messages.map((message) => message.language)]);
  const say = speak(loaded, language);
  const parts: Parts = { page, state, loaded, say, language, session };

  useEffect(() => {
    void session?.start().then((left) => { setDraft(left); tell({ type: 'restored', notice: page.notice }); });
    const stop = watchNetwork(() => { session?.hurry(); }, (online) => { tell({ type: 'online', online }); });
    return stop;
  }, []);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => { document.dispatchEvent(new CustomEvent<HandoversKnown>('handovers', { detail: state })); }, [state.handovers, state.restoring]);
  useEffect(() => {
    if (!state.conversation) { setDoor(undefined); setFilled(blank); }
  }, [state.conversation?.id]);

  const notice = !state.online ? 'offline' : state.link === 'lost' ? 'lost' : state.notice;
  return (
    <>
      <Header {...parts} />
      <main class="chat">
        <Log {...parts} later={later} onConnect={setDoor} />
        {door && ports && later && <later.HandoverFlow {...parts} key={`${door.actor} ${door.service}`} door={door} newId={ports.newId} filled={filled} onChange={setFilled} onCancel={() => { setDoor(undefined); }} onSent={() => { setDoor(undefined); setFilled({ ...blank, contact: filled.contact }); setSent(sent + 1); }} />}
        {later && <later.Status {...parts} focus={sent} />}
        <div class="foot">
          <p role="status" class="notice">{notice === undefined ? '' : say(notice)}</p>
          <Composer {...parts} draft={draft} hidden={door !== undefined} />
          <button type="button" class="human" onClick={() => { setDoor(undefined); session?.say(say('human')); }}>{say('human')}</button>
        </div>
      </main>
      <footer>
        <OwnData {...parts} later={later} />
        <p class="row"><a href={`/integritet?lang=${language}&dorr=${page.door}`}>{say('privacy')}</a> <a href={`/?lang=${language}`}>{say('allDoors')}</a></p>
      </footer>
    </>
  );
}

/** The texts of every language that is shown, fetched when it first is. */
function useTexts(first: Loaded, load: Ports['loadTexts'] | undefined, wanted: readonly Language[]): Loaded {
  const [loaded, setLoaded] = useState(first);
  const missing = wanted.find((language) => !loaded[language]);
  useEffect(() => {
    // Without a network the texts of the other language stay until the page is next drawn with one.
    if (missing) load?.(missing).then((texts) => { setLoaded((before) => ({ ...before, [missing]: texts })); }, () => undefined);
  }, [missing]);
  return loaded;
}

/** The rest of the chat, fetched once something has been said; where that fails, at the next thing that happens. */
function useLater(load: Ports['loadLater'] | undefined, { conversation, messages, outgoing, online }: State, tell: (action: Action) => void): Later | undefined {
  const [later, setLater] = useState<Later>();
  const wanted = (conversation !== undefined || outgoing.length > 0) && later === undefined;
  useEffect(() => {
    if (wanted) load?.().then((rest) => { setLater(rest); tell({ type: 'noticed', notice: undefined }); }, () => { tell({ type: 'noticed', notice: 'trouble' }); });
  }, [wanted, messages.length, online]);
  return later;
}

/** Comes back at once when the network does, or when the page is looked at again after a while. */
function watchNetwork(hurry: () => void, online: (online: boolean) => void): () => void {
  const up = () => { online(true); hurry(); };
  const down = () => { online(false); };
  const seen = () => { if (document.visibilityState === 'visible') hurry(); };
  if (!navigator.onLine) down();
  window.addEventListener('online', up);
  window.addEventListener('offline', down);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', up);
    window.removeEventListener('offline', down);
    document.removeEventListener('visibilitychange', seen);
  };
}
