import type { Told } from './told.ts';
import { Head, Layout } from './layout.tsx';
import { PrivacyEn } from './privacy-en.tsx';
import { PrivacySv } from './privacy-sv.tsx';
import { Foot } from './start.tsx';
import type { PageProps } from './start.tsx';
import { words } from './words.ts';

/** The privacy notice, as it is published for a door or for all. What only the operator can know is marked as long as it stands to be filled in. */
export function Privacy({ language, assets, told, door }: PageProps & { told: Told; door?: { id: string; name: string } | undefined }) {
  const say = words[language];
  const title = door ? `${say.privacy}: ${door.name}` : say.privacy;
  return (
    <Layout language={language} title={`${title} · ${say.name}`} assets={assets} skip={{ to: '#content', text: say.skipToContent }}>
      <Head title={title} language={language} path="/integritet" {...(door ? { more: `dorr=${encodeURIComponent(door.id)}` } : {})} />
      <main class="page" id="content" tabIndex={-1}>{language === 'sv' ? <PrivacySv told={told} /> : <PrivacyEn told={told} />}</main>
      <Foot language={language} desk={false} home />
    </Layout>
  );
}
