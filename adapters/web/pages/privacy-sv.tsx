import type { Basis } from '../../../src/retention/notice.ts';
import { dayOf, paragraphsOf } from './told.ts';
import type { Told } from './told.ts';

/** The privacy notice in Swedish. */
export function PrivacySv({ told: { published, said, handover } }: { told: Told }) {
  const { responsible = '', number = '', contact = '', officer = '', suppliers = '', basis = undefined, sv = '' } = published?.notice ?? {};
  return (
    <>
      {paragraphsOf(sv).map((text) => <p key={text}>{text}</p>)}
      <p class="lead">Kort sagt: du skriver, en automatisk vägledare visar vem som kan hjälpa dig, och ingenting lämnas vidare förrän du har läst vad som skickas och sagt ja.</p>

      <h2>Vem som ansvarar</h2>
      <p>Personuppgiftsansvarig: {responsible === '' ? <mark>[Fylls i av den som driver tjänsten: organisation och organisationsnummer]</mark> : [responsible, number].filter(Boolean).join(', ')}</p>
      <p>Kontakt och dataskyddsombud: {contact === '' ? <mark>[Fylls i: e-post, telefon och postadress]</mark> : contact}{officer === '' ? '' : `. Dataskyddsombud: ${officer}`}</p>
      <p>När din fråga har kommit fram till den du valt ansvarar de för sin egen hantering av den.</p>

      <h2>Det är en automat som svarar</h2>
      <p>Vägledaren är ett program, inte en människa. Den sorterar det du skriver efter ett antal kända behov och jämför med vad varje organisation hjälper till med. Ingen språkmodell används, och det du skriver skickas inte till något företag som har en sådan. Förslagen är råd. De avgör inte om du får ett stöd. Du kan när som helst be att få prata med en människa.</p>

      <h2>Vad som sparas, och varför</h2>
      <ul>
        <li>Det du skriver och väljer i chatten, och svaren du får. Det behövs för att du ska få rätt förslag och kunna komma tillbaka.</li>
        <li>Personnummer, telefonnummer och e-postadresser som du skriver i själva chatten tas bort innan något sparas.</li>
        <li>Namn, e-post, telefon och annat som du fyller i när du vill bli kontaktad. Det behövs för att någon ska kunna höra av sig. Uppgifterna ligger för sig, skilda från samtalet.</li>
        <li>En kontrollsumma av din e-post, ditt telefonnummer och organisationsnummer. Av den ser ingen vad som står i dem, men vi märker om du söker hjälp igen, så att din fråga inte går till någon som nyss har sagt nej till den. En rådgivare får veta att du har varit här förut bara om du har kryssat i det, båda gångerna.</li>
        <li>Vad du har godkänt att vi skickar, ord för ord, till vem och när, och vad som sedan hände med din fråga.</li>
        <li>Om du tryckt på Ja eller Nej när vi frågat om ett svar var till hjälp.</li>
      </ul>
      <p>Ingenting sparas innan du har skickat ditt första meddelande. I loggarna över driften står varken vad du har skrivit eller vem du är. Din ip-adress används bara för att hejda missbruk och sparas inte med samtalet.</p>
      <p>Rättslig grund för att skicka vidare dina uppgifter är ditt samtycke. För samtalet i chatten: {basis === undefined ? <mark>[Fylls i: rättslig grund]</mark> : `${bases[basis]}.`}</p>

      <h2>Inga kakor</h2>
      <p>Inga kakor används, och inget följer dig till andra webbplatser. När du har skrivit ditt första meddelande sparar webbläsaren en nyckel till samtalet, så att du hittar tillbaka även om du har stängt fliken. Nyckeln slutar gälla där 30 dagar efter ditt senaste besök. Det du skriver ligger bara i fliken tills det är skickat. Delar du dator med andra, tryck på Börja om längst ned i chatten: då försvinner nyckeln från datorn, medan samtalet finns kvar för dig som har koden. Skriver du ett telefonnummer eller en e-postadress i chatten tas det bort innan något sparas. Så länge sidan är öppen kan du föra över det till formuläret med ett tryck.</p>

      <h2>Vem som får veta något</h2>
      <p>Bara den du själv har valt. Innan du skickar ser du precis vad de får, och du kan stryka sådant du har skrivit. Telefon och e-post visas först när någon hos dem har tagit din fråga. Har du markerat att det är känsligt väntar också namn, plats och dina egna ord till dess.</p>
      <p>Kan någon annan hjälpa dig bättre frågar vi först om de får ditt namn, om du inte har sagt att frågan får gå vidare inom samarbetet. Ska någon presentera dig för en annan organisation är det den som presenterar som får uppgifterna.</p>
      <p>Rådgivarna läser frågorna i Slack, som hanterar dem för deras räkning, eller får dem med e-post. En del får bara veta vad det gäller, och läser resten på en sida hos oss. Vad som skickas ser du innan du skickar. Har du lämnat en e-postadress får du korta mejl om vad som händer med din fråga, med en länk tillbaka hit. I dem står ditt namn och vad frågan gäller, men inget av det du har skrivit. Har du markerat frågan som känslig står inte heller det. Andra leverantörer, och om uppgifter lämnar EU: {suppliers === '' ? <mark>[Fylls i: driftleverantör, avtal och eventuell överföring till land utanför EU]</mark> : suppliers}</p>

      <h2>Hur länge det finns kvar</h2>
      <p>Tills du raderar det. Annars raderas samtalet av sig självt {said} dagar efter det sista som hände. Har din fråga skickats till någon finns den, med dina kontaktuppgifter, kvar till {handover} dagar efter att den avslutats, om inte den du valde har en annan tid. Frågor till en myndighet finns kvar tills myndigheten har antecknat sitt gallringsbeslut. Måste något sparas längre, till exempel vid en tvist, får du veta det när du raderar.</p>

      <h2>Hämta eller radera</h2>
      <p>Längst ned i chatten finns Ladda ner allt, som ger dig allt som sparats om dig i en fil, och Radera allt. Raderar du försvinner samtalet, dina kontaktuppgifter och korten hos rådgivarna i Slack. Mejl som redan har kommit fram till en rådgivare kan vi inte ta tillbaka, men i dem står aldrig hur man når dig. En fråga som du har skickat kan du också ta tillbaka. Är du vid en annan dator kommer du in igen med din kod.</p>

      <h2>Vad en myndighet måste behålla</h2>
      <p>Är den du valde en myndighet, en region eller en kommun kan din fråga bli en allmän handling hos dem när den kommer in. Då gäller deras regler för hur länge den sparas, och den kan behöva lämnas ut till den som frågar, om den inte omfattas av sekretess. Deras exemplar kan därför finnas kvar även om du raderar allt här.</p>

      <h2>Dina rättigheter</h2>
      <p>Du har rätt att få veta vad som finns om dig, att få det rättat eller raderat, att invända och att ta tillbaka ditt samtycke. Hör av dig till den som ansvarar, eller gör det själv i chatten. Är du inte nöjd kan du klaga hos Integritetsskyddsmyndigheten, <a href="https://www.imy.se">imy.se</a>.</p>
      {published && <p class="soft">Version {published.version}, gäller från {dayOf(published.since, 'sv')}.</p>}
    </>
  );
}

const bases: Readonly<Record<Basis, string>> = {
  consent: 'ditt samtycke', public_task: 'en uppgift av allmänt intresse', legitimate_interest: 'en intresseavvägning: ditt intresse av rätt hjälp och vårt av att kunna ge den', contract: 'ett avtal med dig',
};
