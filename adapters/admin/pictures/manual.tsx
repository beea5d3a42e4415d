/** The chapter of the manual about the pictures. */
export function manual() {
  return (
    <>
      <p>Under Bilder ser du hur det går för företagen. Välj period, region och aktör överst på sidan och tryck på Visa. Bilderna räknar aldrig övningar.</p>
      <h3>Så läser du bilderna</h3>
      <ul>
        <li><strong>Vägen genom dörrarna</strong> går från vänster till höger: var företaget kom in, vad det ville, vem det leddes till och hur det slutade. Ju bredare band, desto fler samtal.</li>
        <li><strong>Tid till svar</strong> räknar arbetstid, måndag till fredag 8–17. Kurvan ska vara hög redan vid linjen för en dag.</li>
        <li><strong>Ledda vidare</strong> visar om alla dörrar leder rätt. Är siffran noll i en dörr kanske den håller på sina kunder, eller så passar alla som kommer dit.</li>
        <li><strong>Nej och varför</strong> är bra att gå igenom varje månad. Många «Fel kompetens» hos samma aktör betyder oftast att aktörens tjänster är fel beskrivna.</li>
        <li><strong>Täckning och luckor</strong> visar <em>! lucka</em> där företag frågar och ingen har en tjänst, och <em>≡ trängsel</em> där många har tjänster som få frågar efter. Ta med luckorna till partnermötet.</li>
      </ul>
      <h3>Siffrorna</h3>
      <p>Under varje bild finns samma siffror i en tabell. Den går att spara som en CSV-fil och öppna i Excel. En text som Excel skulle ta för en formel får en apostrof först.</p>
      <h3>Små tal</h3>
      <p>Bara administratörer ser exakta tal. Alla andra ser «färre än 5» för små tal, och övriga tal avrundade uppåt eller nedåt till ett femtal. Det gäller summor, andelar och filer också, så att ingen kan räkna ut de små talen genom att dra ifrån. Av samma skäl blir egna datum hela månader.</p>
      <h3>Effektmål</h3>
      <p>Den som får publicera i en region kan sätta regionens mål: vad som mäts, hur mycket, till när och med egna ord. Målet ritas som en linje i bilden det gäller. Målet för samtal per vecka syns när bilden visar veckor, alltså för perioder över tio veckor.</p>
      <h3>Månadens bild</h3>
      <p>Månadens bild är en sida att skriva ut till partnermötet. Välj månad och region, och skriv ut med webbläsaren.</p>
      <h3>Vem gör vad</h3>
      <p>Den öppna sidan Vem gör vad bygger på kunskapen: varje aktör, vad den är bäst på och vilka tjänster den har inom varje område. Den kan vem som helst läsa, och den ändras när kunskapen publiceras.</p>
    </>
  );
}
