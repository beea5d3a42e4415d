import { hydrate } from 'preact';
import { Chat } from './app.tsx';
import './chat.css';
import { talkTo } from './client.ts';
import { keepInTab, tabStorage } from './keep.ts';
import { newId } from './new-id.ts';
import type { Language, PageData } from './shapes.ts';
import type { Texts } from './strings.ts';

/** Wakes the page that the server has drawn. */
function start(root: HTMLElement): void {
  const page = JSON.parse(root.dataset.page ?? '') as PageData & { texts: Texts };
  const { documentElement } = document;
  if (page.colour) {
    documentElement.style.setProperty('--door', page.colour.door);
    documentElement.style.setProperty('--on-door', page.colour.ink);
  }
  const base = '/api/conversations';
  const send: typeof fetch = (...call) => window.fetch(...call);
  const client = talkTo(base, send, () => documentElement.lang as Language);
  hydrate(<Chat page={page} texts={{ [page.language]: page.texts }} ports={{ client, keep: keepInTab(page.door, tabStorage()), fetch: send, base, newId, loadTexts }} />, root);
}

async function loadTexts(language: Language): Promise<Texts> {
  return (await (await fetch(`/texter/${language}.json`)).json()) as Texts;
}

const root = document.getElementById('chat');
if (root) start(root);
