import { Head, Layout } from './layout.tsx';
import { Foot } from './start.tsx';
import type { PageProps } from './start.tsx';
import { words } from './words.ts';

/** For whoever connects Slack: from the first try at the desk to the first real question in a channel. */
export function SlackGuide({ assets }: PageProps) {
  const title = 'Koppla in Slack';
  return (
    <Layout language="sv" title={`${title} · ${words.sv.name}`} assets={assets} skip={{ to: '#content', text: words.sv.skipToContent }}>
      <Head title={title} language="sv" path="/slack-guide" swedishOnly />
      <main class="page" id="content" tabIndex={-1}>
        <p class="lead">När ett företag har sagt ja kommer frågan som ett kort i en kanal i Slack. Där trycker en rådgivare på Ta ärendet, Skicka vidare eller Inte vi, och företaget får veta det direkt.</p>
        <h2>1. Prova vid övningsdisken först</h2>
        <p>Så länge ingen Slack är inkopplad ligger en övningsdisk på <code>/desk</code>. Den ser ut och svarar som Slack, med samma kort och samma knappar, men ingenting går vidare därifrån. Öppna den i ett fönster och en av dörrarna i ett annat. Skriv som ett företag, skicka en fråga och ta emot den vid disken.</p>
        <h2>2. Skapa appen</h2>
        <ol>
          <li>Kör kommandot här nedanför med adressen där tjänsten ligger. Den måste gå att nå från internet, med https.</li>
        </ol>
        <pre tabIndex={0} role="region" aria-label="Kommando"><code>npm run slack:manifest -- --url https://din-adress.se</code></pre>
        <ol start={2}>
          <li>Gå till <a href="https://api.slack.com/apps">api.slack.com/apps</a>, välj <span lang="en">Create New App</span> och sedan <span lang="en">From a manifest</span>.</li>
          <li>Välj er arbetsyta i Slack, klistra in det som kommandot skrev ut och skapa appen.</li>
          <li>Tryck på <span lang="en">Install to Workspace</span> och godkänn. Kräver ni godkännande av nya appar får den som sköter Slack hos er göra det.</li>
        </ol>
        <h2>3. Ge tjänsten nycklarna</h2>
        <p>Sätt de här två miljövariablerna där tjänsten körs och starta om den:</p>
        <ul>
          <li><code>SLACK_BOT_TOKEN</code> finns under <span lang="en">OAuth &amp; Permissions</span> och börjar med <code>xoxb-</code>.</li>
          <li><code>SLACK_SIGNING_SECRET</code> finns under <span lang="en">Basic Information</span>, vid <span lang="en">App Credentials</span>.</li>
        </ul>
        <p>Nycklarna är hemliga. Lägg dem aldrig i ett mejl eller i koden. När tjänsten har startat om med dem är övningsdisken borta och frågorna går till Slack.</p>
        <h2>4. Gör kanaler och bjud in appen</h2>
        <p>Varje aktör har en kanal som heter <code>dorr-</code> och sedan aktörens id, till exempel <code>dorr-almi-dalarna</code>. Id:t är det sista i adressen till aktörens dörr. Skapa kanalen, bjud in rådgivarna och skriv <code>/invite @Rätt dörr</code> i den. Vill ni ha ett annat namn skrivs det in som <code>slack.channel</code> i aktörens kunskapsfil.</p>
        <p>Det går också att skriva <code>/rattdorr koppla</code> och aktörens namn i den kanal som ska ta emot, vad den än heter. Då kopplas kanalen, och en kort lista visar vad som är kvar: öva, välj en ersättare, skriv in stängda veckor och gå med. <code>/rattdorr hjälp</code> visar vad mer man kan skriva.</p>
        <p>Rådgivarnas kort innehåller uppgifter om företag. Gör därför kanalen privat om fler än de som ska svara är med i arbetsytan.</p>
        <h2>5. Skicka en första fråga</h2>
        <p>Gå in genom aktörens dörr, skriv något som de brukar hjälpa till med och skicka frågan med ditt eget namn. Kortet ska synas i kanalen inom några sekunder. Ta ärendet, och se i chatten att ditt namn står där.</p>
        <h2>Om något inte fungerar</h2>
        <ul>
          <li>Inget kort kommer: kontrollera att kanalens namn stämmer och att appen är inbjuden i just den kanalen.</li>
          <li>Knapparna svarar inte: kontrollera att <code>SLACK_SIGNING_SECRET</code> är rätt och att Slack når <code>/slack/events</code> på din adress.</li>
          <li>Slack säger att adressen inte går att bekräfta: tjänsten måste vara igång när appen skapas, annars kan du trycka på <span lang="en">Retry</span> under <span lang="en">Event Subscriptions</span> efteråt.</li>
        </ul>
      </main>
      <Foot language="sv" desk={false} home />
    </Layout>
  );
}
