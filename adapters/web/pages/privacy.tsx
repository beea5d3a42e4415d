import { Head, Layout } from './layout.tsx';
import { PrivacyEn } from './privacy-en.tsx';
import { PrivacySv } from './privacy-sv.tsx';
import { Foot } from './start.tsx';
import type { PageProps } from './start.tsx';
import { words } from './words.ts';

/** The privacy notice. What only the operator can know is marked, and stands to be filled in. */
export function Privacy({ language, assets }: PageProps) {
  const say = words[language];
  return (
    <Layout language={language} title={`${say.privacy} · ${say.name}`} assets={assets} skip={{ to: '#content', text: say.skipToContent }}>
      <Head title={say.privacy} language={language} path="/integritet" />
      <main class="page" id="content" tabIndex={-1}>{language === 'sv' ? <PrivacySv /> : <PrivacyEn />}</main>
      <Foot language={language} desk={false} home />
    </Layout>
  );
}
