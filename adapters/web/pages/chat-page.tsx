import { Chat } from '../embed/app.tsx';
import type { PageData } from '../embed/shapes.ts';
import { texts } from './texts.ts';
import type { Assets } from './assets.ts';
import type { Door } from './doors.ts';
import { Layout } from './layout.tsx';
import { words } from './words.ts';

export type ChatPageProps = { page: PageData; door: Door; /** It stands in a frame on another website. */ framed?: boolean; assets: Assets };

/** The chat on its own or in a frame, in the name of one actor: drawn here as it is before anything is said, and woken by its script. */
export function ChatPage({ page, door, framed = false, assets }: ChatPageProps) {
  const say = words[page.language];
  return (
    <Layout
      language={page.language} title={`${page.keep === undefined ? '' : `${say.exercise} · `}${page.name} · ${say.name}`} description={say.lead} assets={assets} skip={{ to: '#message', text: say.skipToMessage }} script
      framed={framed} styles={framed ? ['frame.css'] : []} modules={framed ? ['frame.js'] : []}
    >
      <noscript><p class="practice">{say.noScript.replace('{name}', page.name)}</p></noscript>
      {framed && <button type="button" class="shut" data-sites={JSON.stringify(door.sites ?? [])}><span lang="sv">{words.sv.close}</span><span lang="en">{words.en.close}</span></button>}
      <Brand door={door} />
      <div id="chat" data-page={JSON.stringify({ ...page, texts: texts[page.language], later: assets.address('later.js'), link: assets.address('link.js') })}><Chat page={page} texts={texts} /></div>
    </Layout>
  );
}

/** The actor's logotype, and what it says about personal data before anything is written. Stands outside what the script draws, in both languages. */
function Brand({ door: { id, logo, privacy } }: { door: Door }) {
  if (!logo && !privacy) return null;
  return (
    <div class="brand">
      {logo && <img src={`/logotyp/${encodeURIComponent(id)}`} alt="" />}
      {privacy && <p lang="sv">{privacy.sv}</p>}
      {privacy?.en !== undefined && <p lang="en">{privacy.en}</p>}
    </div>
  );
}
