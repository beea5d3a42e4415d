import { render } from 'preact';
import { App } from './app.tsx';
import { hashFor, openClient } from './client.ts';
import './desk.css';

const root = document.getElementById('desk');
if (root) {
  const { base = '', channel = '', ts = '' } = root.dataset;
  // A permalink into a thread opens the thread.
  const thread = new URLSearchParams(location.search).get('thread_ts');
  if (channel !== '' && location.hash === '') history.replaceState(null, '', hashFor(channel, thread ?? ''));
  root.replaceChildren();
  render(<App client={openClient(base, location.search)} pointed={{ channel, ts }} />, root);
}
