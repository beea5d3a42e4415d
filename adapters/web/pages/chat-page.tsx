import { Chat } from '../embed/app.tsx';
import type { PageData } from '../embed/shapes.ts';
import { texts } from './texts.ts';
import type { Assets } from './assets.ts';
import { Layout } from './layout.tsx';
import { words } from './words.ts';

/** The chat on its own or in a frame, in the name of one actor: drawn here as it is before anything is said, and woken by its script. */
export function ChatPage({ page, assets }: { page: PageData; assets: Assets }) {
  const say = words[page.language];
  return (
    <Layout language={page.language} title={`${page.name} · ${say.name}`} description={say.lead} assets={assets} skip={{ to: '#message', text: say.skipToMessage }} framed={page.frame !== undefined} script>
      <noscript><p class="practice">{say.noScript.replace('{name}', page.name)}</p></noscript>
      <div id="chat" data-page={JSON.stringify({ ...page, texts: texts[page.language] })}><Chat page={page} texts={texts} /></div>
    </Layout>
  );
}
