import { hydrate } from 'preact';
import { Chat } from './app.tsx';
import './chat.css';
import { talkTo } from './client.ts';
import { keepInBrowser, storages } from './keep.ts';
import type { Later } from './later.ts';
import type { Follow } from './link.ts';
import { newId } from './new-id.ts';
import type { Language, PageData } from './shapes.ts';
import type { Texts } from './strings.ts';

/** Wakes the page that the server has drawn. */
async function start(root: HTMLElement): Promise<void> {
  const page = JSON.parse(root.dataset.page ?? '') as PageData & { texts: Texts; later: string; link: string };
  const { documentElement } = document;
  if (page.colour) {
    documentElement.style.setProperty('--door', page.colour.door);
    documentElement.style.setProperty('--on-door', page.colour.ink);
  }
  const base = '/api/conversations';
  const send: typeof fetch = (...call) => window.fetch(...call);
  const client = talkTo(base, send, () => documentElement.lang as Language);
  const keep = keepInBrowser(page.keep ?? page.door, storages(), Date.now);
  // Who comes by a link in an e-mail begins where it leads; only then is this part fetched.
  if (location.hash) page.notice = await (import(/* @vite-ignore */ page.link) as Promise<{ follow: Follow }>).then(({ follow }) => follow(client, keep)).catch(() => 'trouble' as const);
  hydrate(<Chat page={page} texts={{ [page.language]: page.texts }} ports={{ client, keep, fetch: send, base, newId, loadTexts, loadLater: () => loadLater(page.later) }} />, root);
}

async function loadTexts(language: Language): Promise<Texts> {
  return (await (await fetch(`/texter/${language}.json`)).json()) as Texts;
}

let tries = 0;

/**
 * The address is the page's own: it changes with the content, so the browser may keep what lies there. What once did not come
 * is asked for by another address, since some browsers never ask again by the same.
 */
async function loadLater(address: string): Promise<Later> {
  tries += 1;
  return ((await import(/* @vite-ignore */ tries > 1 ? `${address}&try=${tries}` : address)) as { later: Later }).later;
}

const root = document.getElementById('chat');
if (root) void start(root);
